package org.symbiozae.filter;

import java.util.ArrayList;
import java.util.List;
import org.symbiozae.filter.Expression.Amount;
import org.symbiozae.filter.Expression.Interval;
import org.symbiozae.filter.Expression.Property;
import org.symbiozae.filter.Expression.Text;
import org.symbiozae.filter.Expression.Truth;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** CQL2 JSON. */
final class JsonReader {

    private static final JsonMapper JSON = JsonMapper.shared();

    private JsonReader() {}

    static Expression read(String text) {
        JsonNode tree;
        try {
            tree = JSON.readTree(text);
        } catch (JacksonException unreadable) {
            throw Operations.refused("it is no JSON (" + unreadable.getOriginalMessage() + ")");
        }
        return expression(tree, 0);
    }

    private static Expression expression(JsonNode node, int depth) {
        if (depth > Operations.DEEPEST) {
            throw Operations.tooDeep();
        }
        if (node.isString()) {
            return new Text(node.asString());
        }
        if (node.isBoolean()) {
            return new Truth(node.asBoolean());
        }
        if (node.isNumber()) {
            return new Amount(Operations.number(node.asString()));
        }
        if (!node.isObject()) {
            throw unknown(node);
        }
        return object(node, depth);
    }

    private static Expression object(JsonNode node, int depth) {
        if (node.path("op").isString() && node.path("args").isArray()) {
            return Operations.operation(node.get("op").asString(), operands(node.get("args"), depth));
        }
        if (node.path("property").isString()) {
            return new Property(node.get("property").asString());
        }
        if (node.path("date").isString()) {
            return Operations.day(node.get("date").asString());
        }
        if (node.path("timestamp").isString()) {
            return Operations.moment(node.get("timestamp").asString());
        }
        if (node.path("interval").isArray() && node.get("interval").size() == 2) {
            return new Interval(
                    end(node.get("interval").get(0)), end(node.get("interval").get(1)));
        }
        if (node.path("bbox").isArray()) {
            return Boxes.of(
                    "bbox",
                    node.get("bbox")
                            .valueStream()
                            .mapToDouble(side -> side.isNumber() ? side.asDouble() : Double.NaN)
                            .toArray());
        }
        if (node.path("type").isString()) {
            return Shapes.geoJson(node.toString());
        }
        throw unknown(node);
    }

    /** Lists within (of {@code in}, of {@code between}) count as operands of their own. */
    private static List<Expression> operands(JsonNode arguments, int depth) {
        List<Expression> operands = new ArrayList<>();
        for (JsonNode argument : arguments) {
            if (argument.isArray()) {
                argument.forEach(each -> operands.add(expression(each, depth + 1)));
            } else {
                operands.add(expression(argument, depth + 1));
            }
        }
        return operands;
    }

    private static Expression end(JsonNode end) {
        if (end.isString()) {
            return Operations.end(end.asString());
        }
        if (end.path("property").isString()) {
            return new Property(end.get("property").asString());
        }
        return object(end, 0);
    }

    private static RuntimeException unknown(JsonNode node) {
        return Operations.refused("'" + Operations.shortened(node.toString()) + "' is no expression of CQL2 JSON");
    }
}
