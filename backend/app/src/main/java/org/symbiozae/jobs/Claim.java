package org.symbiozae.jobs;

/** A worker's hold on a running job. */
public interface Claim {

    /**
     * Tells that a named step begins.
     *
     * @param done steps that lie behind it
     * @throws Lost when the job is not this worker's any more
     */
    void step(String name, int done, int steps);

    /**
     * Marks the job done within the caller's transaction, which must be rolled back when this throws.
     *
     * @param result number of what it left
     * @throws Lost when the job is not this worker's any more
     */
    void done(long result);

    /** The job was cancelled, or another worker took it over after a silence. What was done so far is to be dropped. */
    final class Lost extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Lost(long job) {
            super("job " + job + " was cancelled or taken over");
        }
    }
}
