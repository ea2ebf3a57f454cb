package org.symbiozae.domain;

import java.util.Locale;

/** Who may see a row: everyone, the members of its territory, or its territory's facilitators; most open first. */
public enum Visibility {
    PUBLIC,
    NETWORK,
    FACILITATOR;

    public static Visibility of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The more closed of the two: what a result made of both may show. */
    public Visibility and(Visibility other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
