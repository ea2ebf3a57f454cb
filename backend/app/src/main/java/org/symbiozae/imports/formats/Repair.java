package org.symbiozae.imports.formats;

/** What may be mended in a geometry without asking, because it changes no place on the ground. */
public enum Repair {
    RING_CLOSED("Rows with a ring that did not end where it began, closed"),
    ORIENTATION("Rows with rings the wrong way round, turned"),
    DUPLICATE_POINTS("Rows with points given twice running, kept once"),
    HEIGHT_DROPPED("Rows with heights or measures (Z, M), left out");

    private final String text;

    Repair(String text) {
        this.text = text;
    }

    /** What was done, to be followed by the number of rows. */
    public String text() {
        return text;
    }
}
