package org.symbiozae.store;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.function.Function;
import org.symbiozae.domain.Problem;
import org.symbiozae.store.Layer.Type;

/** Values of parameters, read as the type of their column. */
final class ColumnValues {

    private ColumnValues() {}

    /** @throws Problem INVALID naming the parameter and the value */
    static Object value(String parameter, Type type, String text) {
        return switch (type) {
            case TEXT -> text;
            case INTEGER -> parse(parameter, text, Long::valueOf);
            case NUMBER -> parse(parameter, text, ColumnValues::finite);
            case BOOLEAN -> parse(parameter, text, ColumnValues::truth);
            case DATE -> parse(parameter, text, LocalDate::parse);
            case TIME -> parse(parameter, text, OffsetDateTime::parse);
        };
    }

    static double number(String parameter, String text) {
        return (Double) parse(parameter, text, ColumnValues::finite);
    }

    private static Object parse(String parameter, String text, Function<String, ?> reading) {
        try {
            return reading.apply(text);
        } catch (RuntimeException unreadable) {
            throw new Problem(
                    Problem.Code.INVALID,
                    parameter + " cannot be " + (text.isEmpty() ? "empty" : "'" + text + "'") + ".",
                    Map.of("parameter", parameter, "value", text));
        }
    }

    private static Double finite(String text) {
        double number = Double.parseDouble(text);
        if (!Double.isFinite(number)) {
            throw new NumberFormatException(text);
        }
        return number;
    }

    /** GDAL, for which a boolean is a small integer, asks for 1 and 0. */
    private static Boolean truth(String text) {
        return switch (text) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default -> throw new IllegalArgumentException(text);
        };
    }
}
