package org.symbiozae.ogc;

import static org.symbiozae.ogc.Answers.links;
import static org.symbiozae.ogc.Answers.object;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.bind.annotation.GetMapping;

/** The way in, and what the server conforms to. */
@Controller
class LandingController {

    private final Asking asking;
    private final Answers answers;

    LandingController(Asking asking, Answers answers) {
        this.asking = asking;
        this.answers = answers;
    }

    @GetMapping({"/ogc", "/ogc/"})
    Answer landing(HttpServletRequest request) throws HttpMediaTypeNotAcceptableException {
        Asked asked = asking.of(request, Format.JSON, Format.HTML).only();
        String json = Format.JSON.type().toString();
        String html = Format.HTML.type().toString();
        String vector = Link.OGC + "tilesets-vector";
        String root = asked.root();
        return answers.document(
                asked,
                "Symbiozae",
                object(
                        "title",
                        "Symbiozae",
                        "description",
                        asked.text("landing.description"),
                        "links",
                        links(
                                asked,
                                new Link(root + "/collections", "data", json, asked.text("link.collections")),
                                new Link(
                                        root + "/api?f=json",
                                        "service-desc",
                                        Format.OPENAPI.type().toString(),
                                        asked.text("link.api")),
                                new Link(root + "/api?f=html", "service-doc", html, asked.text("link.apiPage")),
                                new Link(root + "/conformance", "conformance", json, asked.text("link.conformance")),
                                new Link(root + "/tiles", vector, json, asked.text("link.tiles")),
                                new Link(
                                        root + "/tileMatrixSets",
                                        Link.OGC + "tiling-schemes",
                                        json,
                                        asked.text("link.tilingSchemes")))));
    }

    @GetMapping("/ogc/conformance")
    Answer conformance(HttpServletRequest request) throws HttpMediaTypeNotAcceptableException {
        Asked asked = asking.of(request, Format.JSON, Format.HTML).only();
        return answers.document(
                asked,
                asked.text("link.conformance"),
                object("links", links(asked), "conformsTo", Conformance.CLASSES));
    }
}
