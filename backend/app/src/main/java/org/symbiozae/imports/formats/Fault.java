package org.symbiozae.imports.formats;

/**
 * What is wrong with a row or a file, and how to mend it.
 *
 * @param field the column or field concerned, empty when it is the whole row
 * @param code short, stable, for programs and translations
 * @param value what was found, shortened to 100 characters
 * @param hint what to do about it, one sentence
 */
public record Fault(String field, String code, String value, String hint) {

    private static final int LONGEST_VALUE = 100;

    public Fault {
        value = value.replace('\0', '\uFFFD').strip();
        if (value.length() > LONGEST_VALUE) {
            value = value.substring(0, LONGEST_VALUE - 1) + "…";
        }
    }
}
