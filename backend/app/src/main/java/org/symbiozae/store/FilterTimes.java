package org.symbiozae.store;

import org.symbiozae.filter.Expression.Sequence;

/** How two times lie to each other, as SQL: Allen's algebra on their begins and ends. */
final class FilterTimes {

    /** @param start SQL of a timestamp with time zone, as is {@code end}; both the same for an instant */
    record Span(String start, String end) {}

    private FilterTimes() {}

    static String related(Sequence sequence, Span a, Span b) {
        String condition = switch (sequence) {
            case T_AFTER -> "%1$s > %4$s";
            case T_BEFORE -> "%2$s < %3$s";
            case T_CONTAINS -> "%1$s < %3$s AND %2$s > %4$s";
            case T_DISJOINT -> "%2$s < %3$s OR %1$s > %4$s";
            case T_DURING -> "%1$s > %3$s AND %2$s < %4$s";
            case T_EQUALS -> "%1$s = %3$s AND %2$s = %4$s";
            case T_FINISHEDBY -> "%1$s < %3$s AND %2$s = %4$s";
            case T_FINISHES -> "%1$s > %3$s AND %2$s = %4$s";
            case T_INTERSECTS -> "%1$s <= %4$s AND %2$s >= %3$s";
            case T_MEETS -> "%2$s = %3$s";
            case T_METBY -> "%1$s = %4$s";
            case T_OVERLAPPEDBY -> "%1$s > %3$s AND %1$s < %4$s AND %2$s > %4$s";
            case T_OVERLAPS -> "%1$s < %3$s AND %2$s > %3$s AND %2$s < %4$s";
            case T_STARTEDBY -> "%1$s = %3$s AND %2$s > %4$s";
            case T_STARTS -> "%1$s = %3$s AND %2$s < %4$s";
        };
        return condition.formatted(a.start(), a.end(), b.start(), b.end());
    }
}
