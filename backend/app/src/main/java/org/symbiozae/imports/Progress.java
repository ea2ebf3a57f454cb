package org.symbiozae.imports;

import org.symbiozae.domain.Problem;

/** How far one import is; others may watch it, and stop it. */
public final class Progress {

    /** Where an import is. */
    public enum Step {
        WAITING,
        READING,
        STORING,
        DONE
    }

    /**
     * @param share of the file that was read, 0 to 1
     * @param secondsLeft of the reading, by its pace so far; -1 while nobody can tell
     */
    public record State(Step step, long rows, double share, long secondsLeft) {

        /** Of an import that has not begun, or is over. */
        static final State NOT_RUNNING = new State(Step.WAITING, 0, 0, -1);
    }

    private final long began = System.nanoTime();
    private volatile Step step = Step.READING;
    private volatile long rows;
    private volatile double share;
    private volatile boolean cancelled;

    /** @throws Problem CONFLICT when somebody stopped the import */
    void row(long number) {
        rows = number;
        goOn();
    }

    void read(long done, long total) {
        share = total > 0 ? Math.min(1, (double) done / total) : 0;
    }

    synchronized void at(Step next) {
        goOn();
        step = next;
    }

    private void goOn() {
        if (cancelled) {
            throw new Problem(Problem.Code.CONFLICT, "The import was stopped; nothing was stored.");
        }
    }

    /**
     * Stops the import before its next row, or before it ends.
     *
     * @return whether nothing will be stored; false when it was too late
     */
    public synchronized boolean cancel() {
        cancelled = step != Step.DONE;
        return cancelled;
    }

    public State state() {
        double seconds = (System.nanoTime() - began) / 1e9;
        long left = step == Step.READING && share > 0.01 ? Math.round(seconds / share * (1 - share)) : -1;
        return new State(step, rows, share, left);
    }
}
