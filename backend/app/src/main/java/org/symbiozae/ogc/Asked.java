package org.symbiozae.ogc;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import org.springframework.web.util.UriUtils;
import org.symbiozae.domain.Problem;

/**
 * A request as the OGC API sees it.
 *
 * @param root the address of {@code /ogc} as the caller reached it
 * @param path below it, as {@code /collections/zones}
 * @param format what the answer is to be
 * @param offered everything it could be
 */
record Asked(
        String root,
        String path,
        Map<String, List<String>> parameters,
        Format format,
        List<Format> offered,
        Language language) {

    /** Parameters that every path takes. */
    static final Set<String> ALWAYS = Set.of("f", "lang");

    /** @throws Problem INVALID naming the first parameter that is neither one of these nor one of {@link #ALWAYS} */
    Asked only(String... names) {
        Set<String> known = Set.of(names);
        for (String name : parameters.keySet()) {
            if (!ALWAYS.contains(name) && !known.contains(name)) {
                throw new Problem(
                        Problem.Code.INVALID,
                        path + " has no parameter " + name + ".",
                        Map.of("parameter", name, "known", List.copyOf(known)));
            }
        }
        return this;
    }

    /** The value of a parameter that is given at most once. */
    Optional<String> value(String name) {
        List<String> values = parameters.getOrDefault(name, List.of());
        if (values.size() > 1) {
            throw Problem.invalid(name + " is given " + values.size() + " times; it takes one value.");
        }
        return values.stream().findFirst();
    }

    String text(String key, Object... values) {
        return language.text(key, values);
    }

    /** This very request, with some parameters replaced. */
    String here(Map<String, String> replaced) {
        Map<String, List<String>> all = new LinkedHashMap<>(parameters);
        replaced.forEach((name, value) -> all.put(name, List.of(value)));
        StringJoiner query = new StringJoiner("&", "?", "").setEmptyValue("");
        all.forEach((name, texts) -> texts.forEach(text -> query.add(encoded(name) + "=" + encoded(text))));
        return root + UriUtils.encodePath(path, StandardCharsets.UTF_8) + query;
    }

    private static String encoded(String text) {
        return UriUtils.encode(text, StandardCharsets.UTF_8);
    }

    /** To this answer, and to it in every other format. */
    List<Link> ownLinks() {
        List<Link> links = new ArrayList<>();
        links.add(new Link(here(Map.of()), "self", format.type().toString(), text("link.self")));
        for (Format other : offered) {
            if (other != format) {
                links.add(new Link(
                        here(Map.of("f", other.code())),
                        "alternate",
                        other.type().toString(),
                        text("link.alternate", other.code().toUpperCase(Locale.ROOT))));
            }
        }
        return links;
    }
}
