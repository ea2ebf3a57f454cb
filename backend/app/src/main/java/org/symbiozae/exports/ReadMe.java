package org.symbiozae.exports;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The {@code LISEZMOI.txt} beside a shapefile: all that the format itself cannot say, in French then in English. */
final class ReadMe {

    private ReadMe() {}

    /**
     * @param names long to short column names
     * @param cuts short names of the columns in which texts were cut, with how many
     */
    static String of(Extract extract, long rows, Map<String, String> names, Map<String, Long> cuts) {
        String filters = extract.filters().isEmpty()
                ? "-"
                : extract.filters().entrySet().stream()
                        .map(filter -> filter.getKey() + "=" + String.join(",", filter.getValue()))
                        .collect(Collectors.joining(" & "));
        String cut = cuts.isEmpty()
                ? "-"
                : cuts.entrySet().stream()
                        .map(each -> each.getKey() + " (" + each.getValue() + ")")
                        .collect(Collectors.joining(", "));
        boolean fictitious = names.containsKey("fictitious");
        return FRENCH_AND_ENGLISH.formatted(lines(
                extract,
                rows,
                filters,
                cut,
                fictitious ? FICTITIOUS_FR.formatted(names.get("fictitious")) : "",
                fictitious ? FICTITIOUS_EN.formatted(names.get("fictitious")) : ""));
    }

    private static Object[] lines(
            Extract extract, long rows, String filters, String cut, String fictitiousFr, String fictitiousEn) {
        String crs = "EPSG:" + extract.crs().epsg() + " (" + extract.crs().name() + ")";
        return List.of(
                        extract.layer().titleFr(),
                        extract.layer().name(),
                        filters,
                        extract.date(),
                        rows,
                        crs,
                        cut,
                        fictitiousFr,
                        extract.layer().titleEn(),
                        extract.layer().name(),
                        extract.layer().description(),
                        filters,
                        extract.date(),
                        rows,
                        crs,
                        cut,
                        fictitiousEn)
                .toArray();
    }

    private static final String FICTITIOUS_FR = "Les lignes dont %s vaut T sont inventées.\r\n";
    private static final String FICTITIOUS_EN = "Rows with T in %s are invented.\r\n";

    private static final String FRENCH_AND_ENGLISH = """
            %s (couche %s)
            Filtres : %s
            Date : %s
            Objets : %d
            Système de coordonnées : %s
            Encodage : UTF-8
            Noms complets des champs : names.csv
            Textes coupés à 254 octets, par champ : %s
            Source : Symbiozae. Les données restent sous la licence du territoire qui les publie ; citez-le.
            %s
            %s (layer %s)
            %s
            Filters: %s
            Date: %s
            Features: %d
            Reference system: %s
            Encoding: UTF-8
            Full names of the fields: names.csv
            Texts cut at 254 bytes, by field: %s
            Source: Symbiozae. The data keep the licence of the territory that publishes them; name it.
            %s""".replace("\n", "\r\n");
}
