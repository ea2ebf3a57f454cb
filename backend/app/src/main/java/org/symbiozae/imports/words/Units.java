package org.symbiozae.imports.words;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;

/** Units people write, and how many of one make another of the same dimension. */
public final class Units {

    private record Scale(String dimension, double size) {}

    private static final Map<String, Scale> SCALES = new HashMap<>();

    static {
        add("mass", 1, "kg", "kilo", "kilos", "kilogramme", "kilogrammes");
        add("mass", 1_000, "t", "tonne", "tonnes", "ton", "tons");
        add("mass", 0.001, "g", "gramme", "grammes");
        add("volume", 1, "l", "litre", "litres", "liter", "liters");
        add("volume", 100, "hl", "hectolitre", "hectolitres");
        add("volume", 1_000, "m3", "metrecube", "metrescubes");
        add("energy", 1, "kwh");
        add("energy", 0.001, "wh");
        add("energy", 1_000, "mwh");
        add("energy", 1_000_000, "gwh");
        add("power", 1, "kw");
        add("power", 0.001, "w");
        add("power", 1_000, "mw");
        add("area", 1, "m2", "metrecarre", "metrescarres");
        add("area", 10_000, "ha", "hectare", "hectares");
        add("count", 1, "unite", "unites", "u", "piece", "pieces", "pce", "nb", "unit", "units");
        add("money", 1, "eur", "euro", "euros");
        add("money", 1_000, "keur");
        add("hours", 1, "h", "heure", "heures", "hour", "hours");
        add("days", 1, "j", "jour", "jours", "day", "days");
        add("length", 1, "ml", "metrelineaire", "metreslineaires");
    }

    private Units() {}

    private static void add(String dimension, double size, String... names) {
        for (String name : names) {
            SCALES.put(name, new Scale(dimension, size));
        }
    }

    /** How many {@code to} one {@code from} is; empty when they do not measure the same thing. */
    public static OptionalDouble factor(String from, String to) {
        String given = fold(from);
        String wanted = fold(to);
        if (given.equals(wanted)) {
            return OptionalDouble.of(1);
        }
        Scale one = SCALES.get(given);
        Scale other = SCALES.get(wanted);
        return one != null && other != null && one.dimension.equals(other.dimension)
                ? OptionalDouble.of(one.size / other.size)
                : OptionalDouble.empty();
    }

    private static String fold(String unit) {
        return Words.fold(unit.replace("€", "eur"));
    }
}
