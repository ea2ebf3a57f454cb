package org.symbiozae.ogc;

import static org.symbiozae.ogc.Answers.object;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

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
