package org.symbiozae.ogc;

import static org.symbiozae.ogc.Answers.object;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.symbiozae.domain.Crs;
import org.symbiozae.domain.Problem;
import org.symbiozae.domain.Viewer;
import org.symbiozae.store.Features;
import org.symbiozae.store.Layer;
import org.symbiozae.store.Layers;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The features of a layer, page by page or one by one. */
@Controller
class ItemController {

    private final Layers layers;
    private final Features features;
    private final Systems systems;
    private final Asking asking;
    private final Answers answers;
    private final Clock clock;

    ItemController(Layers layers, Features features, Systems systems, Asking asking, Answers answers, Clock clock) {
        this.layers = layers;
        this.features = features;
        this.systems = systems;
        this.asking = asking;
        this.answers = answers;
        this.clock = clock;
    }

    @GetMapping("/ogc/collections/{name}/items")
    Answer items(@PathVariable String name, HttpServletRequest request, Viewer viewer)
            throws HttpMediaTypeNotAcceptableException {
        Layer layer = layers.layer(name);
        Asked asked = asking.of(request, Format.GEOJSON, Format.HTML);
        systems.check(layer, asked, viewer);
        ItemRequest wanted = ItemRequest.of(layer, asked);
        Features.Page page = features.page(layer, wanted.query(), wanted.page(), viewer);
        List<Link> links = new ArrayList<>(asked.ownLinks());
        String type = asked.format().type().toString();
        Optional<String> next = page.next().map(after -> asked.here(Map.of("after", after)));
        next.ifPresent(address -> links.add(new Link(address, "next", type, asked.text("link.next"))));
        links.add(collection(layer, asked));
        if (asked.format() == Format.HTML) {
            return answers.page(
                    asked,
                    new Page(asked, asked.language().title(layer))
                            .features(layer, page.features(), page.matched(), next.orElse(null))
                            .links(links));
        }
        Map<String, Object> rest =
                object("links", links, "numberReturned", page.features().size());
        page.matched().ifPresent(matched -> rest.put("numberMatched", matched));
        String now = Instant.now(clock).truncatedTo(ChronoUnit.SECONDS).toString();
        return answers.collection(
                asked,
                page.features(),
                rest,
                Map.of("timeStamp", now),
                wanted.page().crs().uri());
    }

    @GetMapping("/ogc/collections/{name}/items/{id}")
    Answer item(@PathVariable String name, @PathVariable String id, HttpServletRequest request, Viewer viewer)
            throws HttpMediaTypeNotAcceptableException {
        Layer layer = layers.layer(name);
        Asked asked = asking.of(request, Format.GEOJSON, Format.HTML).only("crs", "properties");
        systems.check(layer, asked, viewer);
        Crs crs = Systems.wanted(asked);
        if (!id.matches("-?\\d{1,18}")) {
            throw Problem.notFound("feature of layer " + name, id);
        }
        byte[] feature = features.find(layer, Long.parseLong(id), ItemRequest.properties(layer, asked), crs, viewer)
                .orElseThrow(() -> Problem.notFound("feature of layer " + name, id));
        List<Link> links = new ArrayList<>(asked.ownLinks());
        links.add(collection(layer, asked));
        if (asked.format() == Format.HTML) {
            return answers.page(
                    asked,
                    new Page(asked, named(layer, asked, feature, id))
                            .feature(feature)
                            .links(links));
        }
        return answers.feature(asked, feature, links, crs.uri());
    }

    /** What a feature is called: its own name where it has one. */
    private static String named(Layer layer, Asked asked, byte[] feature, String id) {
        JsonNode name = JsonMapper.shared().readTree(feature).at("/properties/name");
        return name.isString() ? name.asString() : asked.language().title(layer) + " " + id;
    }

    private static Link collection(Layer layer, Asked asked) {
        return new Link(
                asked.root() + "/collections/" + layer.name(),
                "collection",
                Format.JSON.type().toString(),
                asked.language().title(layer));
    }
}
