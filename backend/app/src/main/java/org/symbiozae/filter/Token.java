package org.symbiozae.filter;

import java.util.Locale;

/**
 * One word of CQL2 text.
 *
 * @param text as written, but for quotes
 * @param position of its first character, from 1
 */
record Token(Kind kind, String text, int position) {

    enum Kind {
        /** A property, a function or a keyword. */
        WORD,
        /** A property between double quotes. */
        QUOTED,
        TEXT,
        NUMBER,
        SYMBOL,
        END
    }

    boolean is(String wanted) {
        return (kind == Kind.WORD || kind == Kind.SYMBOL)
                && text.toLowerCase(Locale.ROOT).equals(wanted);
    }

    @Override
    public String toString() {
        return kind == Kind.END ? "the end" : "'" + Operations.shortened(text) + "' at character " + position;
    }
}
