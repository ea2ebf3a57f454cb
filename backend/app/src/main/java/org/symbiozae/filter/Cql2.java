package org.symbiozae.filter;

import java.util.List;
import org.symbiozae.domain.Problem;

/** Reads filters in the OGC's Common Query Language, CQL2 (OGC 21-065r2), as text or as JSON. */
public final class Cql2 {

    public static final String TEXT = "cql2-text";
    public static final String JSON = "cql2-json";
    public static final List<String> LANGUAGES = List.of(TEXT, JSON);

    /** More than any person or client writes; longer ones are refused unread. */
    public static final int LONGEST = 30_000;

    private Cql2() {}

    /**
     * Its cost grows with its length alone.
     *
     * @param language one of {@link #LANGUAGES}
     * @throws Problem INVALID saying what cannot be read and where
     */
    public static Expression read(String language, String filter) {
        if (!LANGUAGES.contains(language)) {
            throw Problem.invalid("filter-lang is one of " + String.join(", ", LANGUAGES) + ", not '"
                    + Operations.shortened(language) + "'.");
        }
        if (filter.length() > LONGEST) {
            throw Operations.refused("it has " + filter.length() + " characters, at most " + LONGEST + " are taken");
        }
        return language.equals(JSON) ? JsonReader.read(filter) : TextReader.read(filter);
    }
}
