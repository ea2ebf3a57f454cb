package org.symbiozae.ogc;

import static org.symbiozae.ogc.Answers.object;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.bind.annotation.GetMapping;
import org.symbiozae.domain.Viewer;
import org.symbiozae.store.Extents;
import org.symbiozae.store.Layers;

/** The OpenAPI 3.0 definition of the OGC API, made from the layers there are; it refers to nothing outside itself. */
@Controller
class DefinitionController {

    private final Layers layers;
    private final Extents extents;
    private final Asking asking;
    private final Answers answers;
    private final String contact;
    private final String version;

    /** @param contact whom a developer may write to; the operator's address */
    DefinitionController(
            Layers layers,
            Extents extents,
            Asking asking,
            Answers answers,
            @Value("${symbiozae.contact:contact@symbiozae.example}") String contact,
            @Value("${symbiozae.version}") String version) {
        this.layers = layers;
        this.extents = extents;
        this.asking = asking;
        this.answers = answers;
        this.contact = contact;
        this.version = version;
    }

    @GetMapping("/ogc/api")
    Answer definition(HttpServletRequest request, Viewer viewer) throws HttpMediaTypeNotAcceptableException {
        Asked asked = asking.of(request, Format.OPENAPI, Format.HTML).only();
        Map<String, Object> paths =
                new Operations(asked.language(), extents.find(layers.layers(), viewer)).paths(layers.layers());
        if (asked.format() == Format.HTML) {
            return answers.page(asked, new Page(asked, asked.text("link.apiPage")).operations(paths));
        }
        return answers.document(
                asked,
                asked.text("link.api"),
                object(
                        "openapi",
                        "3.0.3",
                        "info",
                        object(
                                "title",
                                "Symbiozae",
                                "version",
                                version,
                                "description",
                                asked.text("landing.description"),
                                "contact",
                                object("name", "Symbiozae", "email", contact),
                                "license",
                                object("name", "Apache-2.0", "url", "https://www.apache.org/licenses/LICENSE-2.0")),
                        "servers",
                        List.of(object("url", asked.root())),
                        "paths",
                        paths));
    }
}
