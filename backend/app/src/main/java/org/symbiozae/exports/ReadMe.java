package org.symbiozae.exports;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.symbiozae.store.Layer;

/** The {@code LISEZMOI.txt} beside a shapefile: all that the format itself cannot say, in French then in English. */
final class ReadMe {

    private static final String FRENCH = """
            %s (couche %s)
            Filtres : %s
            Date : %s
            Objets : %d
            Système de coordonnées : %s
            Encodage : UTF-8
            Noms complets des champs : names.csv
            Textes coupés à 254 octets, par champ : %s
            Lignes inventées : %s
            Source : Symbiozae. Les données restent sous la licence du territoire qui les publie ; citez-le.
            """;

    private static final String ENGLISH = """
            %s (layer %s)
            Filters: %s
            Date: %s
            Features: %d
            Reference system: %s
            Encoding: UTF-8
            Full names of the fields: names.csv
            Texts cut at 254 bytes, by field: %s
            Invented rows: %s
            Source: Symbiozae. The data keep the licence of the territory that publishes them; name it.
            """;

    private ReadMe() {}

    /**
     * @param names long to short column names
     * @param cuts short names of the columns in which texts were cut, with how many
     */
    static String of(Extract extract, long rows, Map<String, String> names, Map<String, Long> cuts) {
        Layer layer = extract.layer();
        String french = text(FRENCH, layer.titleFr(), extract, rows, names, cuts);
        String english = text(ENGLISH, layer.titleEn(), extract, rows, names, cuts);
        return (french + layer.descriptionFr() + "\n\n" + english + layer.description() + "\n").replace("\n", "\r\n");
    }

    private static String text(
            String form, String title, Extract extract, long rows, Map<String, String> names, Map<String, Long> cuts) {
        String invented = names.containsKey("fictitious") ? names.get("fictitious") + " = T" : "-";
        return form.formatted(
                title,
                extract.layer().name(),
                filters(extract.filters()),
                extract.date(),
                rows,
                "EPSG:" + extract.crs().epsg() + " (" + extract.crs().name() + ")",
                cuts(cuts),
                invented);
    }

    private static String filters(Map<String, List<String>> filters) {
        return filters.isEmpty()
                ? "-"
                : filters.entrySet().stream()
                        .map(filter -> filter.getKey() + "=" + String.join(",", filter.getValue()))
                        .collect(Collectors.joining(" & "));
    }

    private static String cuts(Map<String, Long> cuts) {
        return cuts.isEmpty()
                ? "-"
                : cuts.entrySet().stream()
                        .map(cut -> cut.getKey() + " (" + cut.getValue() + ")")
                        .collect(Collectors.joining(", "));
    }
}
