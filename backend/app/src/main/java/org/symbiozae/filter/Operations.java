package org.symbiozae.filter;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.symbiozae.domain.Problem;
import org.symbiozae.filter.Expression.And;
import org.symbiozae.filter.Expression.Arithmetic;
import org.symbiozae.filter.Expression.Between;
import org.symbiozae.filter.Expression.Comparison;
import org.symbiozae.filter.Expression.Day;
import org.symbiozae.filter.Expression.Folded;
import org.symbiozae.filter.Expression.Folding;
import org.symbiozae.filter.Expression.In;
import org.symbiozae.filter.Expression.IsNull;
import org.symbiozae.filter.Expression.Like;
import org.symbiozae.filter.Expression.Moment;
import org.symbiozae.filter.Expression.Not;
import org.symbiozae.filter.Expression.Or;
import org.symbiozae.filter.Expression.Relation;
import org.symbiozae.filter.Expression.Sequence;
import org.symbiozae.filter.Expression.Spatial;
import org.symbiozae.filter.Expression.Temporal;
import org.symbiozae.filter.Expression.Unbounded;

/** What both languages share: the operations by name, and dates as they are written. */
final class Operations {

    /** How deep an expression may be nested; far more than a person writes, far less than a stack holds. */
    static final int DEEPEST = 100;

    private static final Set<String> COMPARISONS = Set.of("=", "<>", "<", "<=", ">", ">=");
    private static final Set<String> ARITHMETIC = Set.of("+", "-", "*", "/", "^", "%", "div");
    private static final String NAMES =
            Arrays.stream(Relation.values()).map(Enum::name).collect(Collectors.joining(", "))
                    + ", " + Arrays.stream(Sequence.values()).map(Enum::name).collect(Collectors.joining(", "))
                    + ", CASEI, ACCENTI";

    private Operations() {}

    /** @throws Problem INVALID when there is no such operation or it takes another number of operands */
    static Expression operation(String name, List<Expression> operands) {
        String operator = name.toLowerCase(Locale.ROOT);
        if (COMPARISONS.contains(operator)) {
            return new Comparison(operator, pair(name, operands).get(0), operands.get(1));
        }
        if (ARITHMETIC.contains(operator)) {
            return new Arithmetic(operator, pair(name, operands).get(0), operands.get(1));
        }
        switch (operator) {
            case "and":
                return new And(counted(name, operands, operands.size() >= 2));
            case "or":
                return new Or(counted(name, operands, operands.size() >= 2));
            case "not":
                return new Not(single(name, operands));
            case "isnull":
                return new IsNull(single(name, operands));
            case "like":
                return new Like(pair(name, operands).get(0), operands.get(1));
            case "between":
                counted(name, operands, operands.size() == 3);
                return new Between(operands.get(0), operands.get(1), operands.get(2));
            case "in":
                counted(name, operands, operands.size() >= 2);
                return new In(operands.get(0), operands.subList(1, operands.size()));
            default:
                return function(name, operands);
        }
    }

    private static Expression function(String name, List<Expression> operands) {
        String wanted = name.toUpperCase(Locale.ROOT);
        Predicate<Enum<?>> named = each -> each.name().equals(wanted);
        for (Folding folding : Folding.values()) {
            if (named.test(folding)) {
                return new Folded(folding, single(name, operands));
            }
        }
        for (Relation relation : Relation.values()) {
            if (named.test(relation)) {
                return new Spatial(relation, pair(name, operands).get(0), operands.get(1));
            }
        }
        for (Sequence sequence : Sequence.values()) {
            if (named.test(sequence)) {
                return new Temporal(sequence, pair(name, operands).get(0), operands.get(1));
            }
        }
        throw refused("there is no function " + shortened(name) + ". Functions: " + NAMES);
    }

    private static Expression single(String name, List<Expression> operands) {
        return counted(name, operands, operands.size() == 1).get(0);
    }

    private static List<Expression> pair(String name, List<Expression> operands) {
        return counted(name, operands, operands.size() == 2);
    }

    private static List<Expression> counted(String name, List<Expression> operands, boolean fits) {
        if (!fits) {
            throw refused(name + " does not take " + operands.size() + " operand(s)");
        }
        return operands;
    }

    static Day day(String text) {
        try {
            return new Day(LocalDate.parse(text));
        } catch (DateTimeException unreadable) {
            throw refused("'" + shortened(text) + "' is no date like 2026-03-31");
        }
    }

    static Moment moment(String text) {
        try {
            return new Moment(OffsetDateTime.parse(text));
        } catch (DateTimeException unreadable) {
            throw refused("'" + shortened(text) + "' is no time like 2026-03-31T12:00:00Z");
        }
    }

    /** An end of an interval as written: a day, a time, or {@code ..} for none. */
    static Expression end(String text) {
        if (text.equals("..")) {
            return new Unbounded();
        }
        return text.contains("T") ? moment(text) : day(text);
    }

    static Number number(String text) {
        try {
            return Long.valueOf(text);
        } catch (NumberFormatException notWhole) {
            double value = Double.parseDouble(text);
            if (!Double.isFinite(value)) {
                throw refused("the number " + shortened(text) + " is too large");
            }
            return value;
        }
    }

    static Problem refused(String reason) {
        return new Problem(
                Problem.Code.INVALID, "The filter cannot be read: " + reason + ".", Map.of("parameter", "filter"));
    }

    static Problem tooDeep() {
        return refused("it is nested more than " + DEEPEST + " levels deep");
    }

    static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }
}
