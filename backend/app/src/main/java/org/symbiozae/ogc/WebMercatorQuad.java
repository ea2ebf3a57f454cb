package org.symbiozae.ogc;

import static org.symbiozae.ogc.Answers.object;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.symbiozae.store.Extent;
import org.symbiozae.store.TileStatement;

/** The tile matrix set that all our tiles are in, as OGC's registry defines it (OGC 17-083r4, annex D.1). */
final class WebMercatorQuad {

    static final String NAME = "WebMercatorQuad";
    static final String URI = "http://www.opengis.net/def/tilematrixset/OGC/1.0/WebMercatorQuad";
    static final String CRS = "http://www.opengis.net/def/crs/EPSG/0/3857";

    private static final double EDGE_M = 20_037_508.342_789_244;
    private static final double METRES_A_PIXEL_AT_SCALE_1 = 0.000_28;
    private static final int TILE_PIXELS = 256;
    private static final int LAST = 24;

    private WebMercatorQuad() {}

    static Map<String, Object> document() {
        return object(
                "id",
                NAME,
                "title",
                "Google Maps Compatible for the World",
                "uri",
                URI,
                "crs",
                CRS,
                "orderedAxes",
                List.of("X", "Y"),
                "wellKnownScaleSet",
                "http://www.opengis.net/def/wkss/OGC/1.0/GoogleMapsCompatible",
                "tileMatrices",
                IntStream.rangeClosed(0, LAST).mapToObj(WebMercatorQuad::matrix).toList());
    }

    /** Row and column of the tile that holds the middle of an extent; of the whole world's without one. */
    static int[] middle(@Nullable Extent extent, int zoom) {
        List<Double> sides = extent == null ? List.of(0.0, 0.0, 0.0, 0.0) : extent.sides();
        double tiles = 1L << zoom;
        double latitude = Math.toRadians((sides.get(1) + sides.get(3)) / 2);
        double north = (1 - Math.log(Math.tan(latitude) + 1 / Math.cos(latitude)) / Math.PI) / 2;
        double east = ((sides.get(0) + sides.get(2)) / 2 + 180) / 360;
        return new int[] {(int) Math.min(tiles - 1, north * tiles), (int) Math.min(tiles - 1, east * tiles)};
    }

    /** Every tile of every zoom may be asked for; what lies outside is not found. */
    static List<Map<String, Object>> limits() {
        return IntStream.rangeClosed(0, TileStatement.MAX_ZOOM)
                .mapToObj(zoom -> object(
                        "tileMatrix",
                        Integer.toString(zoom),
                        "minTileRow",
                        0,
                        "maxTileRow",
                        (1L << zoom) - 1,
                        "minTileCol",
                        0,
                        "maxTileCol",
                        (1L << zoom) - 1))
                .toList();
    }

    private static Map<String, Object> matrix(int zoom) {
        double cell = 2 * EDGE_M / TILE_PIXELS / (1L << zoom);
        return object(
                "id",
                Integer.toString(zoom),
                "scaleDenominator",
                cell / METRES_A_PIXEL_AT_SCALE_1,
                "cellSize",
                cell,
                "cornerOfOrigin",
                "topLeft",
                "pointOfOrigin",
                List.of(-EDGE_M, EDGE_M),
                "tileWidth",
                TILE_PIXELS,
                "tileHeight",
                TILE_PIXELS,
                "matrixWidth",
                1L << zoom,
                "matrixHeight",
                1L << zoom);
    }
}
