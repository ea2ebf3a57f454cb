package org.symbiozae.exports;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Column names in the 10 ASCII characters a shapefile has room for, unique whatever their case. Where a column is an
 * attribute of the CNIG standard <i>Sites économiques</i>, it gets that attribute's official short name.
 */
final class ShortNames {

    private static final int LENGTH = 10;

    /** Layer, then column: the CNIG class and attribute. */
    private static final Map<String, Map<String, String>> ATTRIBUTES = Map.of(
            "zones",
            Map.of(
                    "code", "SITE-ECO/site_id",
                    "name", "SITE-ECO/site_nom",
                    "commune_code", "SITE-ECO/site_comm_insee",
                    "commune_name", "SITE-ECO/site_comm_nom",
                    "vocation", "SITE-ECO/site_vocadomi",
                    "area_ha", "SITE-ECO/site_surf_brute"),
            "sites",
            Map.of(
                    "siret", "ETABLISSEMENT/SIRET",
                    "name", "ETABLISSEMENT/etab_nom",
                    "naf", "ETABLISSEMENT/etab_activite_code",
                    "activity", "ETABLISSEMENT/etab_activite_libelle"));

    private ShortNames() {}

    /** Layers whose columns are named as the standard does, and its class. */
    private static final Map<String, String> CLASSES =
            Map.of("site-eco", "SITE-ECO", "terrain-eco", "TERRAIN-ECO", "pole-eco", "POLE-ECO");

    /** Long to short, in the order given. */
    static Map<String, String> of(String layer, List<String> columns) {
        Map<String, String> attributes = ATTRIBUTES.getOrDefault(layer, Map.of());
        String standard = CLASSES.getOrDefault(layer, "");
        Map<String, String> official = attributes.isEmpty() && standard.isEmpty() ? Map.of() : official();
        Map<String, String> names = new LinkedHashMap<>();
        Set<String> taken = new HashSet<>();
        for (String column : columns) {
            String attribute = attributes.getOrDefault(column, standard + "/" + column);
            String wanted = official.getOrDefault(attribute, ascii(column));
            String name = wanted.substring(0, Math.min(LENGTH, wanted.length()));
            for (int i = 2; !taken.add(name.toLowerCase(Locale.ROOT)); i++) {
                String end = "_" + i;
                name = wanted.substring(0, Math.min(LENGTH - end.length(), wanted.length())) + end;
            }
            names.put(column, name);
        }
        return names;
    }

    private static String ascii(String column) {
        return column.replaceAll("[^A-Za-z0-9_]", "_");
    }

    private static Map<String, String> official() {
        Map<String, String> names = new LinkedHashMap<>();
        ReferenceTable.rows("/gis-data/reference/cnig_attributes.csv")
                .forEach(row -> names.put(
                        row.getField("class") + "/" + row.getField("attribute"), row.getField("shp_short_name")));
        return names;
    }
}
