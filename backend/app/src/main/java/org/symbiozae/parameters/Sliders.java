package org.symbiozae.parameters;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.symbiozae.domain.Parameters;
import org.symbiozae.domain.Problem;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What people may set, within limits that keep an answer meaningful and quick. */
@Component
public class Sliders {

    /** @param least and {@code most} are both allowed */
    public record Limit(double least, double most) {}

    private static final Map<String, Limit> LIMITS = Map.of(
            "coverage_exponent", new Limit(0, 10),
            "usage_exponent", new Limit(0, 10),
            "min_score", new Limit(1e-6, 1),
            "list_length", new Limit(1, 200),
            "half_life_months", new Limit(1, 1200),
            "decay_factor", new Limit(0.01, 100),
            "reach_factor", new Limit(0.01, 100));

    private final JsonMapper json;

    Sliders(JsonMapper json) {
        this.json = json;
    }

    /** Every parameter with its default and its limits, for the sliders of a page. */
    Map<String, Map<String, Object>> describe() {
        Map<String, Map<String, Object>> all = new LinkedHashMap<>();
        defaults()
                .properties()
                .forEach(parameter -> all.put(
                        parameter.getKey(),
                        Map.of(
                                "default", parameter.getValue(),
                                "least", limit(parameter.getKey()).least(),
                                "most", limit(parameter.getKey()).most())));
        return all;
    }

    private static Limit limit(String name) {
        return LIMITS.getOrDefault(name, new Limit(0, 100));
    }

    private ObjectNode defaults() {
        return json.valueToTree(Parameters.DEFAULT);
    }

    /**
     * @param set some of the parameters by name; the others keep their default
     * @throws Problem INVALID naming the parameter, its value and its limits
     */
    public Parameters of(@Nullable JsonNode set) {
        ObjectNode all = defaults();
        if (set == null || set.isNull()) {
            return Parameters.DEFAULT;
        }
        if (!set.isObject()) {
            throw Problem.invalid("parameters is an object, for instance {\"decay_factor\": 1.5}.");
        }
        set.properties().forEach(each -> all.set(each.getKey(), checked(all, each.getKey(), each.getValue())));
        return json.treeToValue(all, Parameters.class);
    }

    private static JsonNode checked(ObjectNode all, String name, JsonNode value) {
        if (!all.has(name)) {
            throw new Problem(
                    Problem.Code.INVALID,
                    "There is no parameter '" + name + "'. Parameters: " + String.join(", ", all.propertyNames()) + ".",
                    Map.of("parameter", name));
        }
        Limit limit = limit(name);
        boolean whole = all.get(name).isIntegralNumber();
        if (!value.isNumber()
                || value.doubleValue() < limit.least()
                || value.doubleValue() > limit.most()
                || whole && value.doubleValue() != Math.rint(value.doubleValue())) {
            throw new Problem(
                    Problem.Code.INVALID,
                    name + " is a " + (whole ? "whole number" : "number") + " from " + limit.least() + " to "
                            + limit.most() + ", not " + value + ".",
                    Map.of("parameter", name, "value", value.toString()));
        }
        return value;
    }
}
