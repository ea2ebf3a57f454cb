package org.symbiozae.exports;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.symbiozae.domain.Problem;
import org.symbiozae.domain.Viewer;
import org.symbiozae.store.Layer;
import org.symbiozae.store.LayerQuery;
import org.symbiozae.store.Layers;
import org.symbiozae.styles.LayerStyles;

/** Layers as files, each as a given viewer may see it. */
@Component
public class Exports {

    private final Layers layers;
    private final List<ExportFormat> formats;
    private final LayerStyles styles;

    Exports(Layers layers, List<ExportFormat> formats, LayerStyles styles) {
        this.layers = layers;
        this.styles = styles;
        this.formats = formats.stream()
                .sorted(Comparator.comparing(ExportFormat::suffix))
                .toList();
    }

    /** Every format, by suffix. */
    public List<ExportFormat> formats() {
        return formats;
    }

    /**
     * Writes a layer as a file. One read-only transaction; memory does not grow with the layer.
     *
     * @param format a suffix
     * @param parameters filters of the layer, and options of the format
     * @param epsg the reference system of the geometries; null for EPSG:4326
     * @param out is flushed, not closed; when it refuses a byte, the query ends
     * @throws Problem NOT_FOUND for the layer or the format, INVALID for a parameter, TOO_LARGE for what the format cannot
     *     hold; nothing is written then
     */
    public void write(
            String layer,
            String format,
            Map<String, List<String>> parameters,
            @Nullable Integer epsg,
            Viewer viewer,
            OutputStream out)
            throws IOException {
        export(layer, format, parameters, epsg, viewer).write(out);
    }

    /** Checks all that can be checked before reading. */
    Export export(
            String layerName,
            String suffix,
            Map<String, List<String>> parameters,
            @Nullable Integer epsg,
            Viewer viewer) {
        Layer layer = layers.layer(layerName);
        ExportFormat format = format(suffix);
        Crs crs = epsg == null ? Crs.WGS84 : Crs.of(epsg);
        if (!format.reprojects() && !crs.equals(Crs.WGS84)) {
            throw Problem.invalid(
                    "A " + suffix + " file is always in EPSG:4326. Leave crs out, or take gpkg, fgb, shp.zip or csv.");
        }
        Map<String, List<String>> filters = new LinkedHashMap<>(parameters);
        Map<String, String> options = new HashMap<>();
        for (String option : format.options()) {
            List<String> values = filters.remove(option);
            if (values != null) {
                options.put(option, String.join(",", values));
            }
        }
        LayerQuery query = LayerQuery.of(layer, filters);
        return new Export(
                format,
                new Extract(
                        layer,
                        crs,
                        filters,
                        options,
                        LocalDate.now(),
                        styles.of(layer),
                        row -> layers.read(layer, query, viewer, crs.epsg(), row)));
    }

    private ExportFormat format(String suffix) {
        return formats.stream()
                .filter(format -> format.suffix().equals(suffix))
                .findFirst()
                .orElseThrow(() -> new Problem(
                        Problem.Code.NOT_FOUND,
                        "There is no export format " + suffix + ". Formats: "
                                + formats.stream().map(ExportFormat::suffix).collect(Collectors.joining(", ")) + "."));
    }
}
