package org.symbiozae.store;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.locationtech.jts.io.geojson.GeoJsonWriter;
import org.symbiozae.filter.Expression;
import org.symbiozae.filter.Expression.Amount;
import org.symbiozae.filter.Expression.And;
import org.symbiozae.filter.Expression.Arithmetic;
import org.symbiozae.filter.Expression.Between;
import org.symbiozae.filter.Expression.Box;
import org.symbiozae.filter.Expression.Comparison;
import org.symbiozae.filter.Expression.Day;
import org.symbiozae.filter.Expression.Folded;
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
import tools.jackson.databind.json.JsonMapper;

/** A filter written as CQL2 JSON, to ask the same in the other language. */
final class FilterJson {

    private FilterJson() {}

    static String of(Expression filter) {
        if (filter instanceof And and) {
            return operation("and", and.terms());
        } else if (filter instanceof Or or) {
            return operation("or", or.terms());
        } else if (filter instanceof Not not) {
            return operation("not", List.of(not.term()));
        } else if (filter instanceof Comparison comparison) {
            return operation(comparison.operator(), List.of(comparison.left(), comparison.right()));
        } else if (filter instanceof Like like) {
            return operation("like", List.of(like.text(), like.pattern()));
        } else if (filter instanceof Between between) {
            return operation("between", List.of(between.value(), between.low(), between.high()));
        } else if (filter instanceof In in) {
            return "{\"op\":\"in\",\"args\":[" + of(in.value()) + ",["
                    + in.list().stream().map(FilterJson::of).collect(Collectors.joining(",")) + "]]}";
        } else if (filter instanceof IsNull isNull) {
            return operation("isNull", List.of(isNull.value()));
        } else if (filter instanceof Arithmetic arithmetic) {
            return operation(arithmetic.operator(), List.of(arithmetic.left(), arithmetic.right()));
        } else if (filter instanceof Folded folded) {
            return operation(folded.folding().name().toLowerCase(Locale.ROOT), List.of(folded.text()));
        } else if (filter instanceof Spatial spatial) {
            return operation(
                    spatial.relation().name().toLowerCase(Locale.ROOT), List.of(spatial.left(), spatial.right()));
        } else if (filter instanceof Temporal temporal) {
            return operation(
                    temporal.sequence().name().toLowerCase(Locale.ROOT), List.of(temporal.left(), temporal.right()));
        }
        return value(filter);
    }

    private static String value(Expression value) {
        if (value instanceof Property property) {
            return "{\"property\":\"" + property.name() + "\"}";
        } else if (value instanceof Text text) {
            return JsonMapper.shared().writeValueAsString(text.value());
        } else if (value instanceof Amount amount) {
            return amount.value().toString();
        } else if (value instanceof Truth truth) {
            return Boolean.toString(truth.value());
        } else if (value instanceof Day day) {
            return "{\"date\":\"" + day.value() + "\"}";
        } else if (value instanceof Moment moment) {
            return "{\"timestamp\":\"" + moment.value().toInstant() + "\"}";
        } else if (value instanceof Interval interval) {
            return Stream.of(interval.start(), interval.end())
                    .map(FilterJson::end)
                    .collect(Collectors.joining(",", "{\"interval\":[", "]}"));
        } else if (value instanceof Box box) {
            return "{\"bbox\":" + Arrays.toString(new double[] {box.west(), box.south(), box.east(), box.north()})
                    + "}";
        } else if (value instanceof Shape shape) {
            GeoJsonWriter writer = new GeoJsonWriter();
            writer.setEncodeCRS(false);
            return writer.write(shape.geometry());
        }
        throw new AssertionError("no JSON for " + value);
    }

    private static String end(Expression end) {
        if (end instanceof Day day) {
            return "\"" + day.value() + "\"";
        }
        return end instanceof Property ? value(end) : "\"..\"";
    }

    private static String operation(String name, List<Expression> operands) {
        return "{\"op\":\"" + name + "\",\"args\":["
                + operands.stream().map(FilterJson::of).collect(Collectors.joining(",")) + "]}";
    }
}
