package org.symbiozae.filter;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.locationtech.jts.geom.Geometry;

/** A CQL2 expression. Operands are not yet known to fit: only who knows the properties' types can tell. */
public sealed interface Expression {

    /** All of the terms. */
    record And(List<Expression> terms) implements Expression {}

    /** Any of the terms. */
    record Or(List<Expression> terms) implements Expression {}

    record Not(Expression term) implements Expression {}

    /** @param operator {@code = <> < <= > >=} */
    record Comparison(String operator, Expression left, Expression right) implements Expression {}

    /** {@code %} stands for any characters, {@code _} for one, {@code \} takes the next as it is. */
    record Like(Expression text, Expression pattern) implements Expression {}

    /** Bounds included. */
    record Between(Expression value, Expression low, Expression high) implements Expression {}

    record In(Expression value, List<Expression> list) implements Expression {}

    record IsNull(Expression value) implements Expression {}

    /** @param operator {@code + - * / ^ % div} */
    record Arithmetic(String operator, Expression left, Expression right) implements Expression {}

    record Folded(Folding folding, Expression text) implements Expression {}

    record Spatial(Relation relation, Expression left, Expression right) implements Expression {}

    record Temporal(Sequence sequence, Expression left, Expression right) implements Expression {}

    record Property(String name) implements Expression {}

    record Text(String value) implements Expression {}

    /** A whole number where it is one. */
    record Amount(Number value) implements Expression {}

    record Truth(boolean value) implements Expression {}

    record Day(LocalDate value) implements Expression {}

    record Moment(OffsetDateTime value) implements Expression {}

    /** The end of an interval that has none. */
    record Unbounded() implements Expression {}

    record Interval(Expression start, Expression end) implements Expression {}

    /** Coordinates as written, in the order of the filter's reference system. */
    record Shape(Geometry geometry) implements Expression {}

    /** West &gt; east crosses the antimeridian. Sides as written, in the order of the filter's reference system. */
    record Box(double west, double south, double east, double north) implements Expression {}

    /** What a text is compared without. */
    enum Folding {
        CASEI,
        ACCENTI
    }

    /** How two shapes lie to each other (DE-9IM). */
    enum Relation {
        S_INTERSECTS,
        S_EQUALS,
        S_DISJOINT,
        S_TOUCHES,
        S_WITHIN,
        S_OVERLAPS,
        S_CROSSES,
        S_CONTAINS
    }

    /** How two times lie to each other (Allen's interval algebra). */
    enum Sequence {
        T_AFTER,
        T_BEFORE,
        T_CONTAINS,
        T_DISJOINT,
        T_DURING,
        T_EQUALS,
        T_FINISHEDBY,
        T_FINISHES,
        T_INTERSECTS,
        T_MEETS,
        T_METBY,
        T_OVERLAPPEDBY,
        T_OVERLAPS,
        T_STARTEDBY,
        T_STARTS
    }
}
