package org.symbiozae.jobs;

/** One kind of job and how it is done. */
public interface Work {

    /** The {@link Job#kind()} it does. */
    String kind();

    /**
     * Does it, calling {@link Claim#step} as it goes on and {@link Claim#done} once, in the transaction that stores the
     * result: a job is done exactly when its result is there.
     *
     * @throws Claim.Lost from the claim, when the job was cancelled or taken over; to be let through
     */
    void run(Job job, Claim claim);
}
