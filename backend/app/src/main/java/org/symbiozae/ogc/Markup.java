package org.symbiozae.ogc;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;

/** HTML being written: values of JSON documents as people read them, everything else escaped. */
final class Markup {

    private static final String CRS = "http://www.opengis.net/def/crs/";

    private final Asked asked;
    private final StringBuilder text = new StringBuilder();

    Markup(Asked asked) {
        this.asked = asked;
    }

    static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }

    /** @param html written as it is */
    Markup add(String html) {
        text.append(html);
        return this;
    }

    Markup text(String plain) {
        text.append(escaped(plain));
        return this;
    }

    Markup anchor(String address, String words) {
        text.append("<a href=\"")
                .append(escaped(address))
                .append("\">")
                .append(escaped(words))
                .append("</a>");
        return this;
    }

    /** What people call a member of a document; its name when nothing better is known. */
    String label(String name) {
        String label = asked.text("label." + name);
        return label.startsWith("label.") ? name : label;
    }

    Markup section(String name, @Nullable Object value) {
        return add("<section><h2>").text(label(name)).add("</h2>").value(value).add("</section>");
    }

    Markup value(@Nullable Object value) {
        if (value instanceof Link link) {
            return anchor(link.href(), link.title())
                    .add(" <small>")
                    .text(link.type())
                    .add("</small>");
        }
        if (value instanceof Map<?, ?> map) {
            add("<dl>");
            map.forEach((name, member) -> add("<dt>")
                    .text(label(String.valueOf(name)))
                    .add("</dt><dd>")
                    .value(member)
                    .add("</dd>"));
            return add("</dl>");
        }
        if (value instanceof Collection<?> many) {
            return many(List.copyOf(many));
        }
        String plain = String.valueOf(value);
        return plain.startsWith(CRS) ? anchor(plain, crs(plain)) : text(plain);
    }

    /** Numbers and reference systems on one line; one thing as itself; else a list. */
    private Markup many(List<?> many) {
        if (many.size() == 1) {
            return value(many.get(0));
        }
        if (many.stream().allMatch(Number.class::isInstance)) {
            return text(many.stream().map(String::valueOf).collect(Collectors.joining(", ")));
        }
        if (many.stream().allMatch(each -> each.toString().startsWith(CRS))) {
            many.forEach(each -> value(each).add(" "));
            return this;
        }
        add("<ul>");
        many.forEach(each -> add("<li>").value(each).add("</li>"));
        return add("</ul>");
    }

    /** {@code EPSG:2154} for {@code http://www.opengis.net/def/crs/EPSG/0/2154}. */
    private static String crs(String address) {
        String[] steps = address.substring(CRS.length()).split("/");
        return steps[0] + ":" + steps[steps.length - 1];
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
