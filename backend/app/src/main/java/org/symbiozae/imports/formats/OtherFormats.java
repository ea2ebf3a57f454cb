package org.symbiozae.imports.formats;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.symbiozae.imports.rows.Unreadable;

/** Formats people have that are not read here, known by how their files begin or end, so that a refusal can name them. */
final class OtherFormats {

    private static final Map<String, Pattern> BEGINNINGS = new LinkedHashMap<>();

    static {
        begins("MapInfo", "(version\\s+\\d+\\s.*(delimiter|columns)|!table)");
        begins("GML", "<.*(opengis\\.net/gml|<gml:)");
        begins("GPX", "<.*<gpx");
        begins("FlatGeobuf", "fgb\\x03");
        begins("DWG", "AC10\\d\\d");
        begins("DXF", "0\\s+SECTION");
        begins("PDF", "%PDF");
        begins("Parquet", "PAR1");
    }

    private static final Map<String, Pattern> PACKED = Map.of(
            "ESRI File Geodatabase", Pattern.compile(".*\\.gdbtable"),
            "MapInfo", Pattern.compile(".*\\.(mif|tab)"),
            "GML", Pattern.compile(".*\\.gml"),
            "DWG, DXF", Pattern.compile(".*\\.(dwg|dxf)"));

    private OtherFormats() {}

    private static void begins(String name, String how) {
        BEGINNINGS.put(name, Pattern.compile(how, Pattern.CASE_INSENSITIVE | Pattern.DOTALL));
    }

    /** @throws Unreadable when a file that begins so is of one of them */
    static void refuse(String begin) throws Unreadable {
        for (Map.Entry<String, Pattern> format : BEGINNINGS.entrySet()) {
            if (format.getValue().matcher(begin).lookingAt()) {
                throw refused(format.getKey());
            }
        }
    }

    /** @throws Unreadable when a file of an archive is of one of them */
    static void refusePacked(Collection<String> names) throws Unreadable {
        for (Map.Entry<String, Pattern> format : PACKED.entrySet()) {
            if (names.stream()
                    .anyMatch(name -> format.getValue()
                            .matcher(name.toLowerCase(Locale.ROOT))
                            .matches())) {
                throw refused(format.getKey());
            }
        }
    }

    static Unreadable refused(String format) {
        return new Unreadable(
                "format_other",
                format,
                "Export it as GeoPackage, zipped shapefile or GeoJSON (in QGIS: Export, Save Features As), a table as CSV.");
    }
}
