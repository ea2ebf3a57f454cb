package org.symbiozae.imports;

/**
 * Something the reader decided or repaired, which the owner of the file should know.
 *
 * @param code short and stable
 * @param text one sentence
 */
public record Notice(String code, String text) {}
