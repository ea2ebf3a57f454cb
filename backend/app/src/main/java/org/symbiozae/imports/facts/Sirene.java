package org.symbiozae.imports.facts;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.symbiozae.imports.words.Words;

/** Words of the French register of companies (INSEE, SIRENE). */
final class Sirene {

    /** What the register shows of companies that asked not to be shown. */
    static final String HIDDEN = "[ND]";

    private static final Map<String, String> HEADCOUNTS = Map.ofEntries(
            Map.entry("NN", ""),
            Map.entry("00", "0"),
            Map.entry("01", "1 à 2"),
            Map.entry("02", "3 à 5"),
            Map.entry("03", "6 à 9"),
            Map.entry("11", "10 à 19"),
            Map.entry("12", "20 à 49"),
            Map.entry("21", "50 à 99"),
            Map.entry("22", "100 à 199"),
            Map.entry("31", "200 à 249"),
            Map.entry("32", "250 à 499"),
            Map.entry("41", "500 à 999"),
            Map.entry("42", "1000 à 1999"),
            Map.entry("51", "2000 à 4999"),
            Map.entry("52", "5000 à 9999"),
            Map.entry("53", "10000 et plus"));

    /** INSEE's {@code qualite_xy} in the words of the standard's {@code geocodage_qualite}. */
    private static final Map<String, String> PLACINGS = Map.of(
            "11", "localisation à la plaque adresse",
            "12", "localisation à la rue (sans numéro)",
            "21", "localisation à la plaque adresse",
            "22", "localisation à la rue (sans numéro)",
            "33", "localisation à la commune");

    /** F of an establishment, C of a company; words of portals and of the standard. */
    private static final Set<String> CLOSED = Set.of("f", "c", "non", "ferme", "fermee", "cesse", "cessee");

    private static final Pattern UNDOTTED = Pattern.compile("\\d{4}[A-Za-z]");

    private Sirene() {}

    /** Of files older than 2018, which give the number in two columns: those of the company and of its establishment. */
    static Optional<String> siret(Fields fields) {
        Optional<String> siren = fields.find("siren").filter(text -> text.matches("\\d{8,9}"));
        Optional<String> nic = fields.find("nic").filter(text -> text.matches("\\d{1,5}"));
        return siren.isEmpty() || nic.isEmpty()
                ? Optional.empty()
                : Optional.of("0".repeat(9 - siren.get().length())
                        + siren.get()
                        + "0".repeat(5 - nic.get().length())
                        + nic.get());
    }

    /**
     * The legal projection of a municipality's department, in which the register gives coordinates (EPSG number): Lambert-93
     * in metropolitan France.
     */
    static int legalSystem(String commune) {
        return switch (commune.substring(0, Math.min(3, commune.length()))) {
            case "971", "972", "977", "978" -> 5490;
            case "973" -> 2972;
            case "974" -> 2975;
            case "975" -> 4467;
            case "976" -> 4471;
            default -> 2154;
        };
    }

    /** Whether the establishment, or its company, asked not to be shown. */
    static boolean undiffused(Fields fields) {
        return fields.find("diffusion")
                .filter(status -> status.equals("P") || status.equals("N"))
                .isPresent();
    }

    static boolean closed(Fields fields) {
        return fields.find("state").filter(Sirene::isClosed).isPresent();
    }

    private static boolean isClosed(String state) {
        return CLOSED.contains(Words.fold(state));
    }

    /** A band's code in words; any other text as it is. */
    static Optional<String> headcount(String text) {
        String code = text.length() == 1 && Character.isDigit(text.charAt(0)) ? "0" + text : text;
        return Optional.of(HEADCOUNTS.getOrDefault(code, text)).filter(words -> !words.isEmpty());
    }

    static Optional<String> placing(String code) {
        return Optional.ofNullable(PLACINGS.get(code));
    }

    /** A class of NAF rév. 2 with its point, {@code 84.13Z}; any other text as it is. */
    static String naf(String text) {
        return UNDOTTED.matcher(text).matches()
                ? text.substring(0, 2) + "." + text.substring(2).toUpperCase()
                : text;
    }
}
