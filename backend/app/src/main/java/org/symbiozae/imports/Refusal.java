package org.symbiozae.imports;

import org.symbiozae.imports.formats.Fault;

/**
 * Why a row, or the whole file, was not taken.
 *
 * @param line of a text file, row of a sheet, else the number of the feature, from 1; 0 for the whole file
 * @param field the column or field, empty for the whole row
 * @param code short and stable
 * @param value what was found, shortened
 * @param hint how to mend it, one sentence
 */
public record Refusal(String file, int line, String field, String code, String value, String hint) {

    static Refusal of(String file, int line, Fault fault) {
        return new Refusal(file, line, fault.field(), fault.code(), fault.value(), fault.hint());
    }
}
