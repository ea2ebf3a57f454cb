package org.symbiozae.imports.rows;

/** A row that cannot be taken. It costs no stack trace: a file may hold a million of them. */
public final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Fault fault;

    public Refused(String field, String code, String value, String hint) {
        this(new Fault(field, code, value, hint));
    }

    public Refused(Fault fault) {
        super(fault.code(), null, false, false);
        this.fault = fault;
    }

    public Fault fault() {
        return fault;
    }
}
