package org.symbiozae.ogc;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.symbiozae.domain.Crs;
import org.symbiozae.domain.Problem;
import org.symbiozae.domain.Viewer;
import org.symbiozae.store.Extent;
import org.symbiozae.store.Extents;
import org.symbiozae.store.Layer;
import org.symbiozae.store.Layers;

/**
 * The reference systems a collection is served in: those used where its features are. What it does not list it does not
 * take (OGC API Features, Part 2), short names such as {@code EPSG:2154} included.
 */
@Component
class Systems {

    private static final List<String> PARAMETERS = List.of("crs", "bbox-crs", "filter-crs");

    /** Where the features of a collection that has none yet will be. */
    private static final String TERRITORIES = "territories";

    private final Layers layers;
    private final Extents extents;

    Systems(Layers layers, Extents extents) {
        this.layers = layers;
        this.extents = extents;
    }

    /** @param known extents by the names of their layers */
    static Optional<Extent> place(Layer layer, Map<String, Extent> known) {
        return Optional.ofNullable(known.get(layer.name())).or(() -> Optional.ofNullable(known.get(TERRITORIES)));
    }

    /** {@link Crs#CRS84} first; all of them where nothing is known. */
    static List<String> addresses(Optional<Extent> place) {
        return Crs.ALL.stream()
                .filter(crs -> place.map(Extent::area).map(crs.area()::meets).orElse(true))
                .map(Crs::uri)
                .toList();
    }

    Map<String, Extent> known(Layer layer, Viewer viewer) {
        return extents.find(List.of(layer, layers.layer(TERRITORIES)), viewer);
    }

    /** @throws Problem INVALID naming the systems there are, when a parameter of the request names another */
    void check(Layer layer, Asked asked, Viewer viewer) {
        for (String name : PARAMETERS) {
            asked.value(name)
                    .filter(wanted -> !wanted.equals(Crs.CRS84.uri()))
                    .ifPresent(wanted -> check(layer, name, wanted, addresses(place(layer, known(layer, viewer)))));
        }
    }

    private static void check(Layer layer, String parameter, String wanted, List<String> served) {
        if (!served.contains(wanted)) {
            throw new Problem(
                    Problem.Code.INVALID,
                    parameter + " cannot be '" + wanted + "'. Collection " + layer.name() + " is served in "
                            + String.join(", ", served) + ".",
                    Map.of("parameter", parameter, "value", wanted));
        }
    }

    /** What {@code crs} says, once {@link #check checked}. */
    static Crs wanted(Asked asked) {
        return asked.value("crs").flatMap(Crs::find).orElse(Crs.CRS84);
    }
}
