package org.symbiozae.imports.rows;

/**
 * What is wrong with a row or a file, and how to mend it.
 *
 * @param field the column or field concerned, empty when it is the whole row
 * @param code short, stable, for programs and translations
 * @param value what was found, shortened to 100 characters
 * @param hint what to do about it, one sentence
 * @param proposal what was probably meant, empty when nobody can tell
 */
public record Fault(String field, String code, String value, String hint, String proposal) {

    private static final int LONGEST_VALUE = 100;

    public Fault {
        value = shown(value);
        proposal = shown(proposal);
    }

    public Fault(String field, String code, String value, String hint) {
        this(field, code, value, hint, "");
    }

    private static String shown(String text) {
        String clean = text.replace('\0', '\uFFFD').strip();
        return clean.length() <= LONGEST_VALUE ? clean : clean.substring(0, LONGEST_VALUE - 1) + "…";
    }
}
