package org.symbiozae.imports.words;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.symbiozae.imports.rows.Refused;

/**
 * Quantities as people write them in one cell, {@code env. 1 200,5 kg par semaine}.
 *
 * @param unit empty when none is written
 * @param period empty when none is written
 * @param about whether it is said to be an estimate
 */
public record Amounts(double number, Optional<String> unit, Optional<String> period, boolean about) {

    private static final int LONGEST = 100;

    private static final Pattern AMOUNT =
            Pattern.compile("(?i)(env(?:\\.|iron)?|approx\\.?|approximativement|ca\\.?|~|≈)?"
                    + "\\s*([+-]?[\\d.,][\\d.,\\s\\u00A0\\u2009\\u202F'’]*(?:e[+-]?\\d{1,3})?)(\\p{L}.*)?");

    private static final Pattern SEVERAL =
            Pattern.compile("(?i)([<>≤≥].*|.*\\d\\s*(?:[-–à/]|ou|to)\\s*\\d.*|entre\\b.*)");

    private static final Pattern PER = Pattern.compile("(?i)(.+?)(?:\\s*/\\s*|\\s+(?:par|per)\\s+)(.+)");
    private static final Pattern ADJECTIVE = Pattern.compile(
            "(?i)(.+?)\\s+\\(?((?:annuel|mensuel|trimestriel|semestriel|quotidien|journalier|hebdo)\\p{L}*|an)\\)?");

    /** @throws Refused when it is no quantity, or more than one */
    public static Amounts of(String field, String text) {
        String bare = text.strip();
        if (bare.length() > LONGEST) {
            throw noNumber(field, text);
        }
        if (SEVERAL.matcher(bare).matches()) {
            throw new Refused(
                    field,
                    "quantity_between",
                    text,
                    "Write one number: which of them is meant is yours to say, and whether it is an estimate.");
        }
        Matcher amount = AMOUNT.matcher(bare);
        if (!amount.matches()) {
            throw noNumber(field, text);
        }
        double number = Numbers.number(field, amount.group(2).strip());
        String unit = amount.group(3);
        boolean about = amount.group(1) != null;
        return unit == null
                ? new Amounts(number, Optional.empty(), Optional.empty(), about)
                : new Amounts(number, Optional.of(unit(unit)), period(unit), about);
    }

    private static Refused noNumber(String field, String text) {
        return new Refused(field, "not_a_number", text, "Write a number such as 12.5 or 12,5, without its unit.");
    }

    /** {@code kg} of {@code kg par semaine}; any other text as it is. */
    public static String unit(String text) {
        return split(text).map(parts -> parts.group(1)).orElse(text);
    }

    /** {@code semaine} of {@code kg par semaine}. */
    public static Optional<String> period(String text) {
        return split(text).map(parts -> parts.group(2));
    }

    private static Optional<Matcher> split(String text) {
        Matcher per = PER.matcher(text.strip());
        Matcher adjective = ADJECTIVE.matcher(text.strip());
        return text.length() > LONGEST
                ? Optional.empty()
                : per.matches() ? Optional.of(per) : adjective.matches() ? Optional.of(adjective) : Optional.empty();
    }
}
