package org.symbiozae.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.symbiozae.domain.Crs;
import org.symbiozae.domain.Problem;
import org.symbiozae.filter.Expression;
import org.symbiozae.filter.Expression.Amount;
import org.symbiozae.filter.Expression.And;
import org.symbiozae.filter.Expression.Arithmetic;
import org.symbiozae.filter.Expression.Between;
import org.symbiozae.filter.Expression.Box;
import org.symbiozae.filter.Expression.Comparison;
import org.symbiozae.filter.Expression.Day;
import org.symbiozae.filter.Expression.Folded;
import org.symbiozae.filter.Expression.Folding;
import org.symbiozae.filter.Expression.In;
import org.symbiozae.filter.Expression.Interval;
import org.symbiozae.filter.Expression.IsNull;
import org.symbiozae.filter.Expression.Like;
import org.symbiozae.filter.Expression.Moment;
import org.symbiozae.filter.Expression.Not;
import org.symbiozae.filter.Expression.Or;
import org.symbiozae.filter.Expression.Property;
import org.symbiozae.filter.Expression.Shape;
import org.symbiozae.filter.Expression.Spatial;
import org.symbiozae.filter.Expression.Temporal;
import org.symbiozae.filter.Expression.Text;
import org.symbiozae.filter.Expression.Truth;
import org.symbiozae.filter.Expression.Unbounded;

/**
 * A CQL2 expression as a condition on one layer. Only the layer's own queryables can be named, values are bound, and
 * operands that do not fit are refused here instead of failing in the database.
 */
final class FilterSql {

    private enum Kind {
        TEXT,
        NUMBER,
        BOOLEAN,
        DAY,
        TIME,
        INTERVAL,
        SHAPE,
        OPEN
    }

    private record Sql(Kind kind, String text) {}

    private static final String[] NO_ACCENT = {"regexp_replace(normalize(", ", NFD), '[\\u0300-\\u036f]', '', 'g')"};

    private final Layer layer;
    private final Crs crs;
    private final Conditions conditions;

    private FilterSql(Layer layer, Crs crs, Conditions conditions) {
        this.layer = layer;
        this.crs = crs;
        this.conditions = conditions;
    }

    /**
     * @param crs of the coordinates in the filter
     * @throws Problem INVALID naming a property that is none, with near names, or operands that do not fit
     */
    static void add(Conditions conditions, Layer layer, Expression filter, Crs crs) {
        conditions.add(new FilterSql(layer, crs, conditions).condition(filter));
    }

    private String condition(Expression filter) {
        return of(filter, Kind.BOOLEAN, "a condition");
    }

    private String of(Expression expression, Kind kind, String expected) {
        Sql sql = sql(expression);
        if (sql.kind != kind) {
            throw refused("expected " + expected + " instead of " + said(sql.kind));
        }
        return sql.text;
    }

    private Sql sql(Expression expression) {
        if (expression instanceof And and) {
            return all(and.terms(), " AND ");
        } else if (expression instanceof Or or) {
            return all(or.terms(), " OR ");
        } else if (expression instanceof Not not) {
            return truth("NOT " + condition(not.term()));
        } else if (expression instanceof Comparison comparison) {
            List<String> sides = alike(comparison.left(), List.of(comparison.right()));
            return truth(sides.get(0) + " " + comparison.operator() + " " + sides.get(1));
        } else if (expression instanceof Like like) {
            return liked(like);
        } else if (expression instanceof Between between) {
            List<String> values = alike(between.value(), List.of(between.low(), between.high()));
            return truth(values.get(0) + " BETWEEN " + values.get(1) + " AND " + values.get(2));
        } else if (expression instanceof In in) {
            List<String> values = alike(in.value(), in.list());
            return truth(values.get(0) + " IN (" + String.join(", ", values.subList(1, values.size())) + ")");
        } else if (expression instanceof IsNull isNull) {
            return truth(sql(isNull.value()).text + " IS NULL");
        } else if (expression instanceof Arithmetic arithmetic) {
            return computed(arithmetic);
        } else if (expression instanceof Folded folded) {
            return new Sql(Kind.TEXT, folded(folded.folding(), of(folded.text(), Kind.TEXT, "a text")));
        } else if (expression instanceof Spatial spatial) {
            return truth("ST_" + spatial.relation().name().substring(2) + "("
                    + of(spatial.left(), Kind.SHAPE, "a geometry") + ", "
                    + of(spatial.right(), Kind.SHAPE, "a geometry") + ")");
        } else if (expression instanceof Temporal temporal) {
            return truth(FilterTimes.related(temporal.sequence(), span(temporal.left()), span(temporal.right())));
        } else if (expression instanceof Property property) {
            return property(property.name());
        }
        return literal(expression);
    }

    private static Sql truth(String text) {
        return new Sql(Kind.BOOLEAN, "(" + text + ")");
    }

    private Sql all(List<Expression> terms, String operator) {
        return truth(terms.stream().map(this::condition).collect(Collectors.joining(operator)));
    }

    /** Operands of one kind: a text beside a date is read as one, a day beside a time is its beginning in UTC. */
    private List<String> alike(Expression first, List<Expression> others) {
        List<Expression> operands =
                Stream.concat(Stream.of(first), others.stream()).toList();
        List<Sql> read = operands.stream().map(this::sql).toList();
        Kind kind = read.stream().anyMatch(sql -> sql.kind == Kind.TIME)
                ? Kind.TIME
                : read.stream().anyMatch(sql -> sql.kind == Kind.DAY) ? Kind.DAY : read.get(0).kind;
        List<String> alike = new ArrayList<>();
        for (int i = 0; i < read.size(); i++) {
            Sql sql = fitted(operands.get(i), read.get(i), kind);
            if (sql.kind != kind || kind == Kind.SHAPE || kind == Kind.INTERVAL) {
                throw refused(
                        said(read.get(0).kind) + " cannot be compared with " + said(read.get(Math.max(1, i)).kind));
            }
            alike.add(sql.text);
        }
        return alike;
    }

    private Sql fitted(Expression expression, Sql sql, Kind wanted) {
        if (expression instanceof Text text && wanted == Kind.DAY) {
            return new Sql(wanted, conditions.bind(ColumnValues.value("filter", Layer.Type.DATE, text.value())));
        }
        if (expression instanceof Text text && wanted == Kind.TIME) {
            return new Sql(wanted, conditions.bind(ColumnValues.value("filter", Layer.Type.TIME, text.value())));
        }
        return sql.kind == Kind.DAY && wanted == Kind.TIME ? new Sql(wanted, moment(sql)) : sql;
    }

    private Sql liked(Like like) {
        Expression inner = like.pattern();
        while (inner instanceof Folded folded) {
            inner = folded.text();
        }
        if (!(inner instanceof Text pattern)) {
            throw refused("LIKE takes a text between quotes");
        }
        int escapes = 0;
        while (escapes < pattern.value().length()
                && pattern.value().charAt(pattern.value().length() - 1 - escapes) == '\\') {
            escapes++;
        }
        if (escapes % 2 == 1) {
            throw refused("a pattern of LIKE cannot end in a single \\");
        }
        return truth(of(like.text(), Kind.TEXT, "a text") + " LIKE " + sql(like.pattern()).text);
    }

    private Sql computed(Arithmetic arithmetic) {
        String left = of(arithmetic.left(), Kind.NUMBER, "a number");
        String right = of(arithmetic.right(), Kind.NUMBER, "a number");
        return new Sql(
                Kind.NUMBER,
                switch (arithmetic.operator()) {
                    case "/" -> "(%s::float8 / nullif(%s::float8, 0))".formatted(left, right);
                    case "%" -> "(%s::numeric %% nullif(%s::numeric, 0))::float8".formatted(left, right);
                    case "div" -> "trunc(%s::float8 / nullif(%s::float8, 0))".formatted(left, right);
                    case "^" -> "power(%s::float8, %s::float8)".formatted(left, right);
                    default -> "(%s::float8 %s %s::float8)".formatted(left, arithmetic.operator(), right);
                });
    }

    private static String folded(Folding folding, String text) {
        return switch (folding) {
            case CASEI -> "lower(" + text + ")";
            case ACCENTI -> NO_ACCENT[0] + text + NO_ACCENT[1];
        };
    }

    private Sql property(String name) {
        if (name.equals("geometry")) {
            return new Sql(Kind.SHAPE, "geometry");
        }
        Layer.Type type = layer.queryables().get(name);
        if (type == null) {
            List<String> near = NearNames.of(name, layer.queryables().keySet());
            throw new Problem(
                    Problem.Code.INVALID,
                    "Layer " + layer.name() + " has no property '" + name + "'. Near names: " + String.join(", ", near)
                            + ".",
                    Map.of("parameter", "filter", "value", name, "near", near));
        }
        return new Sql(kind(type), '"' + name + '"');
    }

    private static Kind kind(Layer.Type type) {
        return switch (type) {
            case TEXT -> Kind.TEXT;
            case INTEGER, NUMBER -> Kind.NUMBER;
            case BOOLEAN -> Kind.BOOLEAN;
            case DATE -> Kind.DAY;
            case TIME -> Kind.TIME;
        };
    }

    private Sql literal(Expression literal) {
        if (literal instanceof Text text) {
            return new Sql(Kind.TEXT, conditions.bind(text.value()));
        } else if (literal instanceof Amount amount) {
            return new Sql(Kind.NUMBER, conditions.bind(amount.value()));
        } else if (literal instanceof Truth truth) {
            return new Sql(Kind.BOOLEAN, truth.value() ? "TRUE" : "FALSE");
        } else if (literal instanceof Day day) {
            return new Sql(Kind.DAY, conditions.bind(day.value()));
        } else if (literal instanceof Moment moment) {
            return new Sql(Kind.TIME, conditions.bind(moment.value()));
        } else if (literal instanceof Shape shape) {
            return new Sql(Kind.SHAPE, FilterShapes.sql(conditions, shape.geometry(), crs));
        } else if (literal instanceof Box box) {
            return new Sql(Kind.SHAPE, FilterShapes.sql(conditions, box, crs));
        }
        return new Sql(literal instanceof Interval ? Kind.INTERVAL : Kind.OPEN, "NULL");
    }

    private FilterTimes.Span span(Expression expression) {
        if (expression instanceof Interval interval) {
            return new FilterTimes.Span(end(interval.start(), "'-infinity'"), end(interval.end(), "'infinity'"));
        }
        String instant = end(expression, "NULL");
        return new FilterTimes.Span(instant, instant);
    }

    private String end(Expression expression, String whenOpen) {
        if (expression instanceof Unbounded) {
            return whenOpen + "::timestamptz";
        }
        Sql sql = sql(expression);
        if (sql.kind != Kind.DAY && sql.kind != Kind.TIME) {
            throw refused("expected a date or a time instead of " + said(sql.kind));
        }
        return moment(sql);
    }

    private static String moment(Sql sql) {
        return sql.kind == Kind.DAY ? "(" + sql.text + "::timestamp AT TIME ZONE 'UTC')" : sql.text;
    }

    private static String said(Kind kind) {
        return kind == Kind.OPEN ? "an open end" : "a " + kind.name().toLowerCase(Locale.ROOT);
    }

    private static Problem refused(String reason) {
        return new Problem(
                Problem.Code.INVALID, "The filter does not fit: " + reason + ".", Map.of("parameter", "filter"));
    }
}
