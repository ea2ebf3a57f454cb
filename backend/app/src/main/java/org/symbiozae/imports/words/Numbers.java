package org.symbiozae.imports.words;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.symbiozae.imports.rows.Refused;

/** Numbers, dates and yes or no, as people write them in French and English. */
public final class Numbers {

    private static final Pattern PLAIN = Pattern.compile("[+-]?(\\d+([.,]\\d*)?|[.,]\\d+)([eE][+-]?\\d{1,3})?");
    private static final Pattern POINTS_GROUP = Pattern.compile("[+-]?\\d{1,3}((\\.\\d{3})+,\\d*|(\\.\\d{3}){2,})");
    private static final Pattern COMMAS_GROUP = Pattern.compile("[+-]?\\d{1,3}((,\\d{3})+\\.\\d*|(,\\d{3}){2,})");
    private static final Pattern SPACES = Pattern.compile("[\\s\\u00A0\\u2009\\u202F'’]");
    private static final Pattern ISO = Pattern.compile("(\\d{4})([-/]?)(\\d{1,2})\\2(\\d{1,2})([T ].*)?");
    private static final Pattern DAY_FIRST = Pattern.compile("(\\d{1,2})([/.-])(\\d{1,2})\\2(\\d{4})([T ].*)?");
    private static final Pattern WORDED =
            Pattern.compile("(\\d{1,2})(?:er|st|nd|rd|th)?[ -](\\p{L}{3,}\\.?)[ -](\\d{4})");

    private Numbers() {}

    /** A finite number; one comma or one point is the decimal mark, blanks and apostrophes group digits. */
    public static double number(String field, String text) {
        double value = plain(text);
        if (Double.isNaN(value)) {
            value = plain(ungrouped(SPACES.matcher(text).replaceAll("")));
        }
        if (!Double.isFinite(value)) {
            throw new Refused(field, "not_a_number", text, "Write a number such as 12.5 or 12,5, without its unit.");
        }
        return value;
    }

    /** A number with at most one decimal mark and nothing that groups its digits; NaN for any other text. */
    static double plain(String text) {
        return PLAIN.matcher(text).matches() ? Double.parseDouble(text.replace(',', '.')) : Double.NaN;
    }

    /** Where points and commas both stand, the last one is the decimal mark and the others group digits by three. */
    private static String ungrouped(String text) {
        if (POINTS_GROUP.matcher(text).matches()) {
            return text.replace(".", "");
        }
        return COMMAS_GROUP.matcher(text).matches() ? text.replace(",", "") : text;
    }

    /** A day, {@code 2026-03-31}, {@code 31/03/2026} or {@code 31 mars 2026}. */
    public static LocalDate date(String field, String text) {
        try {
            Matcher iso = ISO.matcher(text);
            if (iso.matches()) {
                return day(iso.group(1), iso.group(3), iso.group(4));
            }
            Matcher dayFirst = DAY_FIRST.matcher(text);
            if (dayFirst.matches()) {
                return day(dayFirst.group(4), dayFirst.group(3), dayFirst.group(1));
            }
            Matcher worded = WORDED.matcher(SPACES.matcher(text).replaceAll(" "));
            OptionalInt month = worded.matches() ? MonthNames.month(worded.group(2)) : OptionalInt.empty();
            if (month.isPresent()) {
                return day(worded.group(3), Integer.toString(month.getAsInt()), worded.group(1));
            }
        } catch (DateTimeException impossible) {
            // no such day: refused below
        }
        throw new Refused(field, "not_a_date", text, "Write a day as 2026-03-31 or 31/03/2026.");
    }

    private static LocalDate day(String year, String month, String day) {
        return LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day));
    }

    public static boolean yes(String field, String text) {
        return switch (Words.fold(text)) {
            case "oui", "o", "yes", "y", "true", "vrai", "t", "v", "1" -> true;
            case "non", "n", "no", "false", "faux", "f", "0" -> false;
            default -> throw new Refused(field, "value_unknown", text, "Write oui or non.");
        };
    }
}
