package org.symbiozae.imports.formats;

import java.io.IOException;
import java.io.Reader;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** What stands between the cells of a text table. */
enum Separator {
    SEMICOLON(';', "semicolons"),
    COMMA(',', "commas"),
    TAB('\t', "tabs");

    private static final int LONGEST_HEADER = 1_000_000;

    private final char character;
    private final String label;

    Separator(char character, String label) {
        this.character = character;
        this.label = label;
    }

    char character() {
        return character;
    }

    String label() {
        return label;
    }

    /**
     * The one the header line has most of, outside quotes; the semicolon when it has none.
     *
     * @throws Unreadable when two are equally likely: the reading is asked for, not guessed
     */
    static Separator of(Reader reader) throws IOException {
        int[] counts = new int[values().length];
        boolean quoted = false;
        boolean begun = false;
        for (int i = 0; i < LONGEST_HEADER; i++) {
            int c = reader.read();
            if (c < 0 || !quoted && begun && (c == '\n' || c == '\r')) {
                break;
            }
            begun |= c != '\n' && c != '\r';
            quoted ^= c == '"';
            for (Separator separator : values()) {
                counts[separator.ordinal()] += !quoted && c == separator.character ? 1 : 0;
            }
        }
        List<Separator> likely = Arrays.stream(values())
                .sorted(Comparator.comparingInt(separator -> -counts[separator.ordinal()]))
                .toList();
        int most = counts[likely.get(0).ordinal()];
        if (most > 0 && most == counts[likely.get(1).ordinal()]) {
            throw new Unreadable(
                    "separator_unclear",
                    most + " " + likely.get(0).label + " and as many " + likely.get(1).label,
                    "Separate the columns of the header line with one character only.");
        }
        return likely.get(0);
    }
}
