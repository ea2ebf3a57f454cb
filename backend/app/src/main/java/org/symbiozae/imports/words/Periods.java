package org.symbiozae.imports.words;

import java.util.regex.Pattern;
import org.symbiozae.domain.Months;
import org.symbiozae.imports.rows.Refused;

/** Months of the year and the periods a quantity is counted by. */
public final class Periods {

    private static final Pattern PER = Pattern.compile("^(par|per)(?=.)");

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
        return switch (PER.matcher(Words.fold(period)).replaceFirst("")) {
            case "an", "annee", "annuel", "annuelle", "annuels", "annuelles", "year", "yearly", "annual" -> 1;
            case "semestre", "semestriel", "semestrielle", "semestriels", "semestrielles" -> 2 * running;
            case "trimestre", "trim", "trimestriel", "trimestrielle", "trimestriels", "trimestrielles", "quarter" ->
                4 * running;
            case "mois", "mensuel", "mensuelle", "mensuels", "mensuelles", "month", "monthly" -> 12 * running;
            case "semaine", "sem", "hebdo", "hebdomadaire", "hebdomadaires", "week", "weekly" -> 52 * running;
            case "jour", "j", "journalier", "journaliers", "quotidien", "quotidienne", "quotidiens", "day", "daily" ->
                365 * running;
            default ->
                throw new Refused(
                        field, "value_unknown", period, "Say an, semestre, trimestre, mois, semaine or jour.");
        };
    }
}
