package org.symbiozae.bench.serve;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import org.symbiozae.bench.Heap;

/**
 * How much of the heap something holds while it runs: what collections leave, seen three times a second, and not what it has
 * allocated since.
 */
final class HeapWatch {

    private static final int PERIOD_MILLIS = 300;

    private HeapWatch() {}

    /** Something that may fail as files do. */
    interface Work {
        void run() throws IOException;
    }

    /** Megabytes above what was held before; the collections slow the work down, so it is not to be timed. */
    static double growthMb(Work work) throws IOException, InterruptedException {
        System.gc();
        long before = Heap.left();
        AtomicLong most = new AtomicLong(before);
        Thread watch = new Thread(() -> watch(most), "heap-watch");
        watch.setDaemon(true);
        watch.start();
        try {
            work.run();
        } finally {
            watch.interrupt();
            watch.join();
        }
        return (most.get() - before) / 1048576.0;
    }

    private static void watch(AtomicLong most) {
        try {
            while (true) {
                Thread.sleep(PERIOD_MILLIS);
                System.gc();
                most.accumulateAndGet(Heap.left(), Math::max);
            }
        } catch (InterruptedException over) {
            // The work is done.
        }
    }
}
