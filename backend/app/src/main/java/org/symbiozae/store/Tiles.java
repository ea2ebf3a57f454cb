package org.symbiozae.store;

import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.symbiozae.domain.Problem;
import org.symbiozae.domain.Viewer;

/** Vector tiles (MVT 2.1, extent 4096, buffer 64) in the WebMercatorQuad scheme, written by PostGIS. */
@Component
public class Tiles {

    public static final int MAX_ZOOM = 18;

    private static final String TILE = """
            SELECT ST_AsMVT(feature, '%1$s', 4096, 'shape', 'id')
            FROM (SELECT id, %2$s,
                         ST_AsMVTGeom(ST_Transform(geometry, 3857), ST_TileEnvelope(:z, :x, :y), 4096, 64) AS shape
                  FROM %3$s%4$s
                    AND geometry && ST_Transform(ST_TileEnvelope(:z, :x, :y, margin => 64.0 / 4096), 4326)
                  ORDER BY id) feature
            WHERE shape IS NOT NULL
            """;

    private final JdbcClient jdbc;
    private final ViewerScope scope;

    Tiles(JdbcClient jdbc, ViewerScope scope) {
        this.jdbc = jdbc;
        this.scope = scope;
    }

    /**
     * One layer's part of a tile; no bytes when nothing lies in it or the zoom is below the layer's first.
     *
     * @throws Problem NOT_FOUND outside the scheme
     */
    public byte[] tile(Layer layer, LayerQuery query, Viewer viewer, int z, int x, int y) {
        if (z < 0 || z > MAX_ZOOM || x < 0 || y < 0 || x >= 1 << z || y >= 1 << z) {
            throw Problem.notFound("tile", z + "/" + x + "/" + y);
        }
        if (z < layer.minZoom()) {
            return new byte[0];
        }
        String columns =
                layer.tileColumns().stream().map(column -> '"' + column + '"').collect(Collectors.joining(", "));
        String sql = TILE.formatted(layer.name(), columns, Layers.view(layer), Layers.where(query));
        return scope.see(
                viewer,
                () -> jdbc.sql(sql)
                        .params(query.values())
                        .param("z", z)
                        .param("x", x)
                        .param("y", y)
                        .query(byte[].class)
                        .single());
    }
}
