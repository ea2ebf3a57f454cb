package org.symbiozae.imports.words;

import java.util.Locale;
import java.util.regex.Pattern;
import org.symbiozae.imports.rows.Refused;

/** Numbers of companies: SIRET (14 digits), SIREN (9) and the Swiss UID, whose last digit checks the others. */
public final class CompanyNumbers {

    private static final String LA_POSTE = "356000000";
    private static final int[] UID_WEIGHTS = {5, 4, 3, 2, 7, 6, 5, 4};

    private static final Pattern BLANKS = Pattern.compile("^'|\\.0$|[\\s\\u00A0\\u202F.]");
    private static final Pattern SIRET = Pattern.compile("\\d{14}");
    private static final Pattern ROUNDED = Pattern.compile("[\\d,.]+[eE]\\+?\\d+");

    private CompanyNumbers() {}

    /**
     * The bare digits of a SIRET. Luhn's rule holds for all, La Poste's establishments excepted: the sum of their digits is
     * a multiple of five.
     */
    public static String siret(String field, String text) {
        String digits = bare(text);
        if (!SIRET.matcher(digits).matches()) {
            if (ROUNDED.matcher(text).matches()) {
                throw new Refused(
                        field,
                        "siret_rounded",
                        text,
                        "A spreadsheet has rounded this number: format the column as text and copy the SIRET again.");
            }
            throw new Refused(field, "siret_length", text, "A SIRET has 14 digits; keep the leading zeros.");
        }
        boolean postal = digits.startsWith(LA_POSTE) && sum(digits, false) % 5 == 0;
        if (!postal && sum(digits, true) % 10 != 0) {
            throw new Refused(field, "siret_check", text, "One digit is wrong: compare it with the company's papers.");
        }
        return digits;
    }

    /** The bare digits of what may be a SIRET; any other text as it is. */
    public static String bare(String text) {
        if (SIRET.matcher(text).matches()) {
            return text;
        }
        String digits = BLANKS.matcher(text).replaceAll("");
        return SIRET.matcher(digits).matches() ? digits : text;
    }

    /** Whether these are nine digits that Luhn's rule holds for. */
    public static boolean isSiren(String text) {
        return text.matches("\\d{9}") && sum("00000" + text, true) % 10 == 0;
    }

    /** A Swiss UID as {@code CHE-123.456.788}; its last digit checks the others modulo 11. */
    public static String uid(String field, String text) {
        String digits = text.toUpperCase(Locale.ROOT).replaceAll("(^CHE)|[-. \u00A0]|(MWST|TVA|IVA|HR|RC)$", "");
        if (!digits.matches("\\d{9}")) {
            throw new Refused(field, "uid_form", text, "A Swiss UID is written CHE-123.456.788.");
        }
        int sum = 0;
        for (int i = 0; i < UID_WEIGHTS.length; i++) {
            sum += UID_WEIGHTS[i] * (digits.charAt(i) - '0');
        }
        if ((11 - sum % 11) % 11 != digits.charAt(8) - '0') {
            throw new Refused(field, "uid_check", text, "One digit is wrong: compare it with the company's papers.");
        }
        return "CHE-" + digits.substring(0, 3) + "." + digits.substring(3, 6) + "." + digits.substring(6);
    }

    private static int sum(String digits, boolean luhn) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(i) - '0';
            int weighed = luhn && i % 2 == 0 ? 2 * digit : digit;
            sum += weighed > 9 ? weighed - 9 : weighed;
        }
        return sum;
    }
}
