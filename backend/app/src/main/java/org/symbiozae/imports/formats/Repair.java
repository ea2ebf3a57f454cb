package org.symbiozae.imports.formats;

/** What may be mended in a geometry without asking, because it changes no place on the ground. */
public enum Repair {
    RING_CLOSED("a ring that did not end where it began was closed"),
    ORIENTATION("rings turned the wrong way round were turned"),
    DUPLICATE_POINTS("points given twice in a row were kept once"),
    HEIGHT_DROPPED("heights and measures (Z, M) were left out");

    private final String text;

    Repair(String text) {
        this.text = text;
    }

    /** What was done, as the end of a sentence. */
    public String text() {
        return text;
    }
}
