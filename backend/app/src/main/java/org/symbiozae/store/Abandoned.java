package org.symbiozae.store;

/** Thrown out of a read that was ended because nobody waits for its answer any more. */
public final class Abandoned extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Abandoned(Throwable cause) {
        super("nobody waits for this answer any more", cause);
    }
}
