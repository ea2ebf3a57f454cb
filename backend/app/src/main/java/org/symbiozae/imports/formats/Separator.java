package org.symbiozae.imports.formats;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.symbiozae.imports.rows.Unreadable;

/** What stands between the cells of a text table. */
enum Separator {
    SEMICOLON(';', "semicolons"),
    COMMA(',', "commas"),
    TAB('\t', "tabs"),
    BAR('|', "vertical bars");

    private static final int LINES_THAT_AGREE = 5;
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
     * What Excel's {@code sep=;} says; else the one the header line has most of, outside quotes; the semicolon when it has
     * none. A title that holds some other sign above a table whose lines agree is no header.
     *
     * @throws Unreadable when two are equally likely: the reading is asked for, not guessed
     */
    static Separator of(Reader reader) throws IOException {
        List<int[]> lines = counts(reader);
        for (int i = 0; i < lines.size(); i++) {
            int[] line = lines.get(i);
            if (Arrays.stream(line).sum() > 0 && !isTitle(line, lines.subList(i + 1, lines.size()))) {
                return of(line);
            }
        }
        return SEMICOLON;
    }

    private static Separator of(int[] counts) throws Unreadable {
        List<Separator> likely = Arrays.stream(values())
                .sorted(Comparator.comparingInt(separator -> -counts[separator.ordinal()]))
                .toList();
        int most = counts[likely.get(0).ordinal()];
        if (most == counts[likely.get(1).ordinal()]) {
            throw new Unreadable(
                    "separator_unclear",
                    most + " " + likely.get(0).label + " and as many " + likely.get(1).label,
                    "Separate the columns of the header line with one character only.");
        }
        return likely.get(0);
    }

    /** Whether the lines below agree on twice or more of a sign that this one lacks, and not on its own. */
    private static boolean isTitle(int[] line, List<int[]> below) {
        List<int[]> filled = below.stream()
                .filter(counts -> Arrays.stream(counts).sum() > 0)
                .limit(LINES_THAT_AGREE)
                .toList();
        if (filled.size() < 2) {
            return false;
        }
        boolean ownHolds = false;
        boolean otherHolds = false;
        for (int i = 0; i < line.length; i++) {
            int here = line[i];
            int sign = i;
            int there = filled.get(0)[i];
            ownHolds |= here > 0 && filled.stream().anyMatch(counts -> counts[sign] == here);
            otherHolds |= here == 0 && there > 1 && filled.stream().allMatch(counts -> counts[sign] == there);
        }
        return otherHolds && !ownHolds;
    }

    /** How many of each sign the first lines have, outside quotes; Excel's hint comes back as a line of that sign alone. */
    private static List<int[]> counts(Reader reader) throws IOException {
        List<int[]> lines = new ArrayList<>();
        StringBuilder begin = new StringBuilder();
        int[] counts = new int[values().length];
        boolean quoted = false;
        boolean filled = false;
        for (int i = 0; i < LONGEST_HEADER && lines.size() < HeaderLine.LOOKED_AT; i++) {
            int c = reader.read();
            if (c < 0 || !quoted && (c == '\n' || c == '\r')) {
                if (filled) {
                    lines.add(counts);
                    counts = new int[values().length];
                    filled = false;
                    if (lines.size() == 1 && begin.toString().matches("(?i)sep=.")) {
                        return lines;
                    }
                }
                if (c < 0) {
                    break;
                }
                continue;
            }
            filled = true;
            if (begin.length() < 6 && lines.isEmpty()) {
                begin.append((char) c);
            }
            quoted ^= c == '"';
            for (Separator separator : values()) {
                counts[separator.ordinal()] += !quoted && c == separator.character ? 1 : 0;
            }
        }
        if (filled) {
            lines.add(counts);
        }
        return lines;
    }
}
