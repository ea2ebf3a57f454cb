package org.symbiozae.store;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Turns at PostgreSQL: as many at a time as there are processors, so that each read has one to itself and ends soon, in the order
 * of asking. Slow reads stop nobody: who has waited for a moment gets no turn and need not wait for one.
 */
public final class Turns {

    private static final Duration MOMENT = Duration.ofMillis(100);

    private final int atATime = Math.max(2, Runtime.getRuntime().availableProcessors());
    private final Semaphore free = new Semaphore(atATime, true);

    /** How many there are at a time. */
    int atATime() {
        return atATime;
    }

    /** Whether the caller got a turn within a moment; then {@link #end} must follow. */
    public boolean begin() {
        try {
            return free.tryAcquire(MOMENT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    public void end() {
        free.release();
    }
}
