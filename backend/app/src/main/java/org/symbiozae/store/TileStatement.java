package org.symbiozae.store;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The SQL of one layer's part of a vector tile (MVT 2.1, extent 4096, margin 64, rows by id so that the same rows are the
 * same bytes). One row, one {@code bytea}, of no bytes when nothing lies in the tile.
 *
 * @param sql with named parameters, of which {@code z}, {@code x} and {@code y} are the tile's
 * @param values the other parameters
 */
public record TileStatement(String sql, Map<String, Object> values) {

    /** Margin around a tile, in parts of its side: what is drawn there reaches into it. */
    public static final double MARGIN = 64.0 / 4096;

    public static final int MAX_ZOOM = 18;

    private static final String TILE = """
            SELECT ST_AsMVT(feature, '%s', 4096, 'shape', 'id')
            FROM (SELECT id%s, ST_AsMVTGeom(%s, ST_TileEnvelope(:z, :x, :y), 4096, 64) AS shape
                  FROM %s%s AND %s
                  ORDER BY id) feature
            WHERE shape IS NOT NULL
            """;
    private static final String BOX = " && ST_TileEnvelope(:z, :x, :y, margin => " + MARGIN + ")";
    private static final String BOX_IN_DEGREES =
            "geometry && ST_Transform(ST_TileEnvelope(:z, :x, :y, margin => " + MARGIN + "), 4326)";

    /**
     * @param drawn whether the layer's view has a column {@code drawn}, its geometry in EPSG:3857; else each row is
     *     transformed, which takes PostGIS about a third longer
     */
    public static TileStatement of(Layer layer, LayerQuery query, boolean drawn) {
        String columns = layer.tileColumns().stream()
                .map(column -> ", \"" + column + '"')
                .collect(Collectors.joining());
        String shape = drawn ? "drawn" : "ST_Transform(geometry, 3857)";
        String box = drawn ? "drawn" + BOX : BOX_IN_DEGREES;
        String sql = TILE.formatted(layer.name(), columns, shape, Layers.view(layer), Layers.where(query), box);
        return new TileStatement(sql, new HashMap<>(query.values()));
    }
}
