package org.symbiozae.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.function.Function;
import java.util.stream.Stream;

/** The heap of this process, in bytes. */
public final class Heap {

    private Heap() {}

    /** From now on {@link #peak} tells of what comes. */
    public static void forgetPeak() {
        pools().forEach(MemoryPoolMXBean::resetPeakUsage);
    }

    /** The most of each of its pools, together: never less than what was used at once. */
    public static long peak() {
        return sum(MemoryPoolMXBean::getPeakUsage);
    }

    /** What the last collection left. */
    public static long left() {
        return sum(MemoryPoolMXBean::getCollectionUsage);
    }

    private static long sum(Function<MemoryPoolMXBean, MemoryUsage> usage) {
        return pools().map(usage).mapToLong(MemoryUsage::getUsed).sum();
    }

    private static Stream<MemoryPoolMXBean> pools() {
        return ManagementFactory.getMemoryPoolMXBeans().stream().filter(pool -> pool.getType() == MemoryType.HEAP);
    }
}
