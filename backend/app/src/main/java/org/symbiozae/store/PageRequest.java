package org.symbiozae.store;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.symbiozae.domain.Crs;
import org.symbiozae.store.Layer.Column;

/**
 * Which part of the rows is wanted, and how each is to be written.
 *
 * @param limit of features
 * @param after where the page before ended, as that page said it; null for the first
 * @param properties written of each feature
 * @param crs of its coordinates
 */
public record PageRequest(int limit, @Nullable String after, List<Sorting> sorting, List<Column> properties, Crs crs) {

    /** Everything of each feature, by id, in longitudes and latitudes. */
    public static PageRequest first(Layer layer, int limit) {
        return new PageRequest(limit, null, List.of(), layer.columns(), Crs.CRS84);
    }
}
