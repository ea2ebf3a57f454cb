package org.symbiozae.publish;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/**
 * Lets who was just answered go first: the next request is then here before this thread looks for one, and no other thread need
 * be woken to wait for it. Where something else keeps the processors, a turn is long in coming back: then nobody is let go
 * first for some hundred answers.
 */
final class Courtesy {

    /** What others on a busy processor get before it is this thread's turn again. */
    static final long LONG_NANOS = TimeUnit.MICROSECONDS.toNanos(2_500);

    static final int WITHHELD = 500;

    private final Runnable step;
    private final LongSupplier nanos;
    private final AtomicInteger withheld = new AtomicInteger();

    Courtesy() {
        this(Thread::yield, System::nanoTime);
    }

    /** @param step lets others go first, and returns when it is this thread's turn again */
    Courtesy(Runnable step, LongSupplier nanos) {
        this.step = step;
        this.nanos = nanos;
    }

    void goFirst() {
        if (withheld.get() > 0) {
            withheld.decrementAndGet();
            return;
        }
        long start = nanos.getAsLong();
        step.run();
        if (nanos.getAsLong() - start > LONG_NANOS) {
            withheld.set(WITHHELD);
        }
    }
}
