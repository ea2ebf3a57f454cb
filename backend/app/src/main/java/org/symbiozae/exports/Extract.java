package org.symbiozae.exports;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.symbiozae.store.Layer;
import org.symbiozae.store.Layers.RowConsumer;
import org.symbiozae.styles.LayerStyles.LayerStyle;

/**
 * What goes into a file.
 *
 * @param crs the reference system the rows' geometries are in, x first
 * @param filters which rows were asked for, as the caller said it
 * @param options the format's own parameters
 * @param date the day the rows are read
 * @param style how the layer looks, for formats that carry it; null for none
 */
public record Extract(
        Layer layer,
        Crs crs,
        Map<String, List<String>> filters,
        Map<String, String> options,
        LocalDate date,
        @Nullable LayerStyle style,
        Rows rows) {

    /** Rows that can be read once, by increasing id; their values are in the order of the layer's columns. */
    @FunctionalInterface
    public interface Rows {

        /** @throws IOException what {@code row} throws; it ends the reading */
        void read(RowConsumer row) throws IOException;
    }
}
