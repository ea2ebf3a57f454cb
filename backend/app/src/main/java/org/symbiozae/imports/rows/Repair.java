package org.symbiozae.imports.rows;

/** What may be mended in a row without asking, because it changes no place on the ground and no meaning. */
public enum Repair {
    RING_CLOSED("Rows with a ring that did not end where it began, closed"),
    ORIENTATION("Rows with rings the wrong way round, turned"),
    DUPLICATE_POINTS("Rows with points given twice running, kept once"),
    HEIGHT_DROPPED("Rows with heights or measures (Z, M), left out"),
    CURVE_STRAIGHTENED("Rows with arcs, drawn as short straight lines"),
    CROSSING_RESOLVED("Rows with an outline that crossed itself, taken apart where it crosses"),
    LABEL_DROPPED("Rows with a point beside their outline, as maps have for labels, left out"),
    LIST_VALUE("Rows with a list value in other case or accents, written as the standard does"),
    ZERO_RESTORED("Rows with a municipality code that had lost its leading zero, restored"),
    UNITS_CONVERTED("Rows with a quantity in another unit or period, converted");

    private final String text;

    Repair(String text) {
        this.text = text;
    }

    /** What was done, to be followed by the number of rows. */
    public String text() {
        return text;
    }
}
