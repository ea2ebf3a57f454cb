package org.symbiozae.imports.rows;

/** Receives a file as it is read: the layer first, then its rows in order. May stop the reading by throwing. */
public interface RowSink {

    void layer(Layer layer) throws Unreadable;

    void row(Row row) throws Unreadable;

    /**
     * Something that was decided or found while reading, which the owner of the file should know.
     *
     * @param code short and stable
     * @param text one sentence
     */
    void notice(String code, String text);

    /** How far the reading is: {@code done} of {@code total}, in whatever the format counts; told now and then. */
    default void progress(long done, long total) {}
}
