package org.symbiozae.publish;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.symbiozae.domain.Problem;

/** The query parameters of a request: those the path itself understands, and the rest, which filter the layer. */
final class Parameters {

    /** The names of {@link #limit()} and {@link #offset()}. */
    static final Set<String> PAGE = Set.of("limit", "offset");

    private final Map<String, List<String>> all = new LinkedHashMap<>();

    private Parameters(HttpServletRequest request) {
        request.getParameterMap().forEach((name, values) -> all.put(name, Arrays.asList(values)));
    }

    static Parameters of(HttpServletRequest request) {
        return new Parameters(request);
    }

    Map<String, List<String>> without(Set<String> own) {
        Map<String, List<String>> rest = new LinkedHashMap<>(all);
        rest.keySet().removeAll(own);
        return rest;
    }

    int limit() {
        return (int) whole("limit", 50, 1, 1000);
    }

    int offset() {
        return (int) whole("offset", 0, 0, 1_000_000);
    }

    /** @throws Problem INVALID when it is no whole number from {@code least} to {@code most} */
    long whole(String name, long fallback, long least, long most) {
        List<String> texts = all.get(name);
        if (texts == null) {
            return fallback;
        }
        try {
            long number = Long.parseLong(texts.get(0));
            if (texts.size() == 1 && number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException unreadable) {
            // said below, as for a number out of range
        }
        throw new Problem(
                Problem.Code.INVALID,
                name + " is a whole number from " + least + " to " + most + ", not '" + String.join(",", texts) + "'.",
                Map.of("parameter", name, "value", String.join(",", texts)));
    }
}
