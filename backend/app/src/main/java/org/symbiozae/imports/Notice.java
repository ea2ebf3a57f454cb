package org.symbiozae.imports;

/**
 * Something the reader decided or repaired, which the owner of the file should know.
 *
 * @param code short and stable
 * @param text one sentence
 * @param rows how many rows it concerns, 0 for the file
 */
public record Notice(String code, String text, int rows) {

    static Notice of(String code, String text) {
        return new Notice(code, text, 0);
    }

    static Notice counted(String code, String text, int rows) {
        return new Notice(code, text, rows);
    }
}
