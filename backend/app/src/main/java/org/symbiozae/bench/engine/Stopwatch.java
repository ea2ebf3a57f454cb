package org.symbiozae.bench.engine;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.Callable;

/**
 * How long a job took.
 *
 * @param seconds on the clock
 * @param cpuSeconds of all processors, this program's compilation and garbage collection included
 */
record Stopwatch(double seconds, double cpuSeconds) {

    /** What a job returned, and how long it took. */
    record Timed<T>(T result, Stopwatch time) {}

    static <T> Timed<T> time(Callable<T> job) throws Exception {
        long clock = System.nanoTime();
        long cpu = cpu();
        T result = job.call();
        return new Timed<>(result, new Stopwatch((System.nanoTime() - clock) / 1e9, (cpu() - cpu) / 1e9));
    }

    Stopwatch plus(Stopwatch other) {
        return new Stopwatch(seconds + other.seconds, cpuSeconds + other.cpuSeconds);
    }

    private static long cpu() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }
}
