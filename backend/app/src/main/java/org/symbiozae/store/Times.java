package org.symbiozae.store;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.symbiozae.domain.Problem;

/** The parameter {@code datetime}: features whose time meets an instant or an interval. */
final class Times {

    private Times() {}

    /**
     * Features without a time, and all of a layer that has none, meet every time.
     *
     * @param columns where the layer's time begins and where it ends, days; one column when it is a single day
     * @param text an instant, or {@code start/end} where either may be {@code ..} or empty, and one of them how long it
     *     lasts, as {@code P2D}
     */
    static void add(Conditions conditions, List<String> columns, String text) {
        String[] ends = text.split("/", -1);
        if (ends.length > 2 || ends.length == 2 && isOpen(ends[0]) && isOpen(ends[1])) {
            throw refused(text);
        }
        boolean isInterval = ends.length == 2;
        LocalDate from =
                isInterval && isDuration(ends[0]) ? moved(ends[1], ends[0], -1, text) : day(ends[0], isInterval, text);
        LocalDate to = isInterval && isDuration(ends[1])
                ? moved(ends[0], ends[1], 1, text)
                : day(ends[ends.length - 1], isInterval, text);
        if (from != null && to != null && from.isAfter(to)) {
            throw refused(text);
        }
        if (columns.isEmpty()) {
            return;
        }
        if (to != null) {
            add(conditions, columns.get(0), "<=", to);
        }
        if (from != null) {
            add(conditions, columns.get(columns.size() - 1), ">=", from);
        }
    }

    private static void add(Conditions conditions, String column, String operator, LocalDate day) {
        conditions.add(
                "(\"" + column + "\" IS NULL OR \"" + column + "\" " + operator + " " + conditions.bind(day) + ")");
    }

    private static boolean isOpen(String end) {
        return end.isEmpty() || end.equals("..");
    }

    private static boolean isDuration(String end) {
        return end.startsWith("P");
    }

    /** @param duration of days and longer (ISO 8601); its hours do not matter to days, but whole days of them */
    private static LocalDate moved(String end, String duration, int sign, String text) {
        int hours = duration.indexOf('T');
        String days = hours < 0 ? duration : duration.substring(0, hours);
        try {
            LocalDate moved = Objects.requireNonNull(day(end, false, text))
                    .plus(days.equals("P") ? Period.ZERO : Period.parse(days).multipliedBy(sign));
            return hours < 0
                    ? moved
                    : moved.plusDays(sign
                            * Duration.parse("P" + duration.substring(hours)).toDays());
        } catch (DateTimeException | ArithmeticException unreadable) {
            throw refused(text);
        }
    }

    private static @Nullable LocalDate day(String end, boolean ofInterval, String text) {
        if (ofInterval && isOpen(end)) {
            return null;
        }
        try {
            return end.contains("T") || end.contains("t")
                    ? OffsetDateTime.parse(end)
                            .withOffsetSameInstant(ZoneOffset.UTC)
                            .toLocalDate()
                    : LocalDate.parse(end);
        } catch (DateTimeException unreadable) {
            throw refused(text);
        }
    }

    private static Problem refused(String text) {
        return Problem.invalid("datetime is a day, a time with its zone, or start/end with .. for none, such as"
                + " 2026-01-01/.. , not '" + text + "'.");
    }
}
