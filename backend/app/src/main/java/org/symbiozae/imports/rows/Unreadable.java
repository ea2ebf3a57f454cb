package org.symbiozae.imports.rows;

import java.io.IOException;

/** A file of which nothing can be taken. Whatever was read of it before is to be forgotten. */
public final class Unreadable extends IOException {

    private static final long serialVersionUID = 1L;

    private final int line;
    private final transient Fault fault;

    public Unreadable(String code, String value, String hint) {
        this(0, new Fault("", code, value, hint));
    }

    /** @param line where reading stopped, 0 when that is nowhere in particular */
    public Unreadable(int line, Fault fault) {
        super(fault.code() + " " + fault.value() + ": " + fault.hint());
        this.line = line;
        this.fault = fault;
    }

    public int line() {
        return line;
    }

    public Fault fault() {
        return fault;
    }
}
