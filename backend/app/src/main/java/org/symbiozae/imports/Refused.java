package org.symbiozae.imports;

import org.symbiozae.imports.formats.Fault;

/** A row that cannot be taken. It costs no stack trace: a file may hold a million of them. */
final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Fault fault;

    Refused(String field, String code, String value, String hint) {
        super(code, null, false, false);
        this.fault = new Fault(field, code, value, hint);
    }

    Fault fault() {
        return fault;
    }
}
