package org.symbiozae.imports.formats;

/** Receives a file as it is read: the layer first, then its rows in order. May stop the reading by throwing. */
public interface RowSink {

    void layer(Layer layer) throws Unreadable;

    void row(Row row) throws Unreadable;

    void notice(Notice notice);
}
