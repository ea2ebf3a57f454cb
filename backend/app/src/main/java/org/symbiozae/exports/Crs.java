package org.symbiozae.exports;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.symbiozae.domain.Problem;

/**
 * A reference system files may be in. The list, with both texts as PROJ writes them, is {@code reference-systems.csv}: a
 * table costs nothing to read and says exactly what GIS programs know by heart.
 *
 * @param name as EPSG names it
 * @param esriWkt for a {@code .prj}
 * @param wkt OGC WKT 1 with its EPSG codes, for a GeoPackage
 */
public record Crs(int epsg, String name, String esriWkt, String wkt) {

    private static final Pattern CODE =
            Pattern.compile("(?:EPSG:|https?://www\\.opengis\\.net/def/crs/EPSG/0/)(\\d{4,5})");
    private static final Map<Integer, Crs> KNOWN = ReferenceTable.rows("/exports/reference-systems.csv").stream()
            .map(row -> new Crs(
                    Integer.parseInt(row.getField("epsg")),
                    row.getField("name"),
                    row.getField("esri_wkt"),
                    row.getField("wkt")))
            .collect(Collectors.toMap(Crs::epsg, crs -> crs, (first, second) -> first, LinkedHashMap::new));

    static final Crs WGS84 = of(4326);

    /** @throws Problem INVALID naming the systems there are */
    static Crs of(int epsg) {
        Crs crs = KNOWN.get(epsg);
        if (crs == null) {
            throw unknown("EPSG:" + epsg);
        }
        return crs;
    }

    /** @param code {@code EPSG:2154}, or its URI */
    static Crs parse(String code) {
        Matcher matcher = CODE.matcher(code);
        if (!matcher.matches()) {
            throw unknown(code);
        }
        return of(Integer.parseInt(matcher.group(1)));
    }

    static Iterable<Crs> all() {
        return KNOWN.values();
    }

    boolean isGeographic() {
        return wkt.startsWith("GEOGCS");
    }

    private static Problem unknown(String code) {
        String known = KNOWN.keySet().stream().map(epsg -> "EPSG:" + epsg).collect(Collectors.joining(", "));
        return new Problem(
                Problem.Code.INVALID,
                "crs cannot be '" + code + "'. Use one of " + known + ".",
                Map.of("parameter", "crs", "value", code));
    }
}
