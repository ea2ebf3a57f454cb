package org.symbiozae.imports;

import org.symbiozae.imports.rows.Fault;
import org.symbiozae.imports.words.Wording;

/**
 * Why a row, or the whole file, was not taken, or what its owner should look at.
 *
 * @param line of a text file, row of a sheet, else the number of the feature, from 1; 0 for the whole file
 * @param field the column or field, empty for the whole row
 * @param code short and stable
 * @param value what was found, shortened
 * @param hint how to mend it, one sentence
 * @param proposal what was probably meant, empty when nobody can tell
 */
public record Finding(String file, int line, String field, String code, String value, String hint, String proposal) {

    static Finding of(String file, int line, Fault fault) {
        return new Finding(file, line, fault.field(), fault.code(), fault.value(), fault.hint(), fault.proposal());
    }

    Finding in(Wording wording) {
        return new Finding(file, line, field, code, value, wording.of(hint), proposal);
    }
}
