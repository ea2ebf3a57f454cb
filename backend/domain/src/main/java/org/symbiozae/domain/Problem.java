package org.symbiozae.domain;

import java.util.Map;

/** What cannot be done, for a reason the caller can understand and mend. One table turns the code into HTTP. */
public final class Problem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public enum Code {
        NOT_FOUND,
        INVALID,
        UNREADABLE,
        CONFLICT,
        UNAUTHENTICATED,
        FORBIDDEN,
        TOO_LARGE,
        TOO_MANY,
        UNAVAILABLE
    }

    private final Code code;
    private final transient Map<String, Object> details;

    /** @param message one sentence: what, which value, what to do */
    public Problem(Code code, String message) {
        this(code, message, Map.of());
    }

    /** @param details values a program may want: the field, the value, what is allowed, {@code retry_after} in seconds */
    public Problem(Code code, String message, Map<String, Object> details) {
        super(message);
        this.code = code;
        this.details = Map.copyOf(details);
    }

    public static Problem notFound(String what, Object which) {
        return new Problem(Code.NOT_FOUND, "There is no " + what + " " + which + ".", Map.of("value", which));
    }

    public static Problem invalid(String message) {
        return new Problem(Code.INVALID, message);
    }

    public Code code() {
        return code;
    }

    public Map<String, Object> details() {
        return details;
    }
}
