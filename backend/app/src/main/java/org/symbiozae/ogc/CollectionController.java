package org.symbiozae.ogc;

import static org.symbiozae.ogc.Answers.links;
import static org.symbiozae.ogc.Answers.object;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.symbiozae.domain.Viewer;
import org.symbiozae.store.Layer;
import org.symbiozae.store.Layers;

/** Every layer is a collection. */
@Controller
class CollectionController {

    private final Layers layers;
    private final CollectionDocument documents;
    private final Asking asking;
    private final Answers answers;

    CollectionController(Layers layers, CollectionDocument documents, Asking asking, Answers answers) {
        this.layers = layers;
        this.documents = documents;
        this.asking = asking;
        this.answers = answers;
    }

    @GetMapping("/ogc/collections")
    Answer collections(HttpServletRequest request, Viewer viewer) throws HttpMediaTypeNotAcceptableException {
        Asked asked = asking.of(request, Format.JSON, Format.HTML).only();
        return answers.document(
                asked,
                asked.text("link.collections"),
                object("links", links(asked), "collections", documents.all(asked, viewer)));
    }

    @GetMapping("/ogc/collections/{name}")
    Answer collection(@PathVariable String name, HttpServletRequest request, Viewer viewer)
            throws HttpMediaTypeNotAcceptableException {
        Layer layer = layers.layer(name);
        Asked asked = asking.of(request, Format.JSON, Format.HTML).only();
        return answers.document(asked, asked.language().title(layer), documents.of(layer, asked, links(asked), viewer));
    }
}
