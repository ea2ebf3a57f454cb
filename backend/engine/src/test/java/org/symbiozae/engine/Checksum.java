package org.symbiozae.engine;

import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One number for a result, other when any bit of it is other: every component of its records, doubles by their bits. */
final class Checksum {

    private Checksum() {}

    static long of(@Nullable Object value) {
        if (value instanceof Double number) {
            return Double.doubleToLongBits(number);
        } else if (value instanceof Number number) {
            return number.longValue();
        } else if (value instanceof Enum<?> constant) {
            return constant.name().hashCode();
        } else if (value instanceof List<?> list) {
            return list.stream().mapToLong(Checksum::of).reduce(list.size(), Checksum::joined);
        } else if (value instanceof Record) {
            long sum = 1;
            for (RecordComponent component : value.getClass().getRecordComponents()) {
                sum = joined(sum, of(valueOf(component, value)));
            }
            return sum;
        }
        return Objects.hashCode(value);
    }

    private static long joined(long sum, long next) {
        return (sum ^ next) * 0x9E3779B97F4A7C15L + (sum >>> 32);
    }

    private static @Nullable Object valueOf(RecordComponent component, Object owner) {
        try {
            return component.getAccessor().invoke(owner);
        } catch (ReflectiveOperationException hidden) {
            throw new IllegalStateException(component + " cannot be read", hidden);
        }
    }
}
