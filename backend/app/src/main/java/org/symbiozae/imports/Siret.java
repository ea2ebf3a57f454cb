package org.symbiozae.imports;

/** The number of a French establishment: 14 digits, the last of which checks the others. */
final class Siret {

    private static final String LA_POSTE = "356000000";

    private Siret() {}

    /**
     * The bare digits of a SIRET. Luhn's rule holds for all, La Poste's establishments excepted: the sum of their digits is
     * a multiple of five.
     */
    static String of(String field, String text) {
        String digits = text.replaceAll("[\\s\\u00A0.]", "");
        if (!digits.matches("\\d{14}")) {
            throw new Refused(field, "siret_length", text, "A SIRET has 14 digits; keep the leading zeros.");
        }
        boolean postal = digits.startsWith(LA_POSTE) && sum(digits, false) % 5 == 0;
        if (!postal && sum(digits, true) % 10 != 0) {
            throw new Refused(field, "siret_check", text, "One digit is wrong: compare it with the company's papers.");
        }
        return digits;
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
