package org.symbiozae.imports.formats;

import org.springframework.modulith.NamedInterface;

/**
 * Something the reader decided or repaired, which the owner of the file should know.
 *
 * @param code short and stable
 * @param text one sentence
 */
@NamedInterface("notice")
public record Notice(String code, String text) {}
