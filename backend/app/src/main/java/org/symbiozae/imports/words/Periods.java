package org.symbiozae.imports.words;

import org.symbiozae.domain.Months;
import org.symbiozae.imports.rows.Refused;

/** Months of the year and the periods a quantity is counted by. */
public final class Periods {

    private Periods() {}

    /** {@code 3-6}, {@code mars-juin}, {@code 11-2} (around the new year), {@code 1,2,12}, or several of these. */
    public static Months months(String field, String text) {
        int mask = 0;
        for (String part : text.split("[,;|]")) {
            String[] ends = part.strip().split("\\s*[-–]\\s*", -1);
            mask |= ends.length > 2
                    ? refuse(field, text)
                    : Months.fromTo(month(field, ends[0], text), month(field, ends[ends.length - 1], text))
                            .mask();
        }
        return new Months(mask);
    }

    private static int month(String field, String number, String text) {
        return number.matches("0?[1-9]|1[0-2]")
                ? Integer.parseInt(number)
                : MonthNames.month(number).orElseGet(() -> refuse(field, text));
    }

    private static int refuse(String field, String text) {
        throw new Refused(
                field, "months_unreadable", text, "Write months as 3-6, 11-2 or 1,2,12; leave empty for all year.");
    }

    /**
     * How many such periods a year has. A quantity by the month, week or day only counts in the months it is declared for:
     * 10 t a month from March to June is 40 t a year.
     */
    public static double perYear(String field, String period, Months months) {
        double running = months.count() / 12.0;
        return switch (Words.fold(period)) {
            case "an", "annee", "annuel", "year", "yearly" -> 1;
            case "trimestre", "quarter" -> 4 * running;
            case "mois", "month" -> 12 * running;
            case "semaine", "week" -> 52 * running;
            case "jour", "day" -> 365 * running;
            default -> throw new Refused(field, "value_unknown", period, "Say an, trimestre, mois, semaine or jour.");
        };
    }
}
