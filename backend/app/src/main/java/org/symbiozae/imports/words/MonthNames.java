package org.symbiozae.imports.words;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** Months in French and English, whole or cut after three letters or more: {@code mars}, {@code févr.}, {@code Sept}. */
final class MonthNames {

    private static final int SHORTEST = 3;

    private static final List<String> FRENCH = List.of(
            "janvier",
            "fevrier",
            "mars",
            "avril",
            "mai",
            "juin",
            "juillet",
            "aout",
            "septembre",
            "octobre",
            "novembre",
            "decembre");
    private static final List<String> ENGLISH = List.of(
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december");

    private MonthNames() {}

    /** 1 to 12; empty when the word is none, or could be two. */
    static OptionalInt month(String word) {
        String folded = Words.fold(word);
        int[] meant = folded.length() < SHORTEST
                ? new int[0]
                : IntStream.range(0, FRENCH.size())
                        .filter(i -> FRENCH.get(i).startsWith(folded)
                                || ENGLISH.get(i).startsWith(folded))
                        .toArray();
        return meant.length == 1 ? OptionalInt.of(meant[0] + 1) : OptionalInt.empty();
    }
}
