package org.symbiozae.ogc;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;
import org.symbiozae.store.Layer;
import org.symbiozae.store.Layer.Column;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An answer as a page for people: what the JSON says, with a map where there is something to draw. */
final class Page {

    private static final String FRAME = """
            <!doctype html>
            <html lang="%1$s">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>%2$s – Symbiozae</title>
            <link rel="icon" href="%3$s/favicon.svg" type="image/svg+xml">
            <link rel="stylesheet" href="%3$s/webjars/leaflet/dist/leaflet.css">
            <link rel="stylesheet" href="%3$s/css/tokens.css">
            <link rel="stylesheet" href="%3$s/css/document.css">
            <script src="%3$s/theme.js"></script>
            <script src="%3$s/webjars/leaflet/dist/leaflet.js" defer></script>
            <script src="%3$s/ogc-page.js" type="module"></script>
            </head>
            <body>
            <header><a class="mark" href="%3$s/">Symbiozae</a>
            <nav aria-label="%4$s">%5$s</nav><a class="other" hreflang="%6$s" lang="%6$s" href="%7$s">%8$s</a></header>
            <main><h1>%2$s</h1>
            %9$s
            </main>
            </body>
            </html>
            """;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Asked asked;
    private final String title;
    private final StringBuilder body = new StringBuilder();

    Page(Asked asked, String title) {
        this.asked = asked;
        this.title = title;
    }

    /** Every member of a JSON document, its description first and its links last. */
    Page described(Map<String, Object> document) {
        if (document.get("description") instanceof String description) {
            body.append("<p class=\"lead\">").append(escaped(description)).append("</p>");
        }
        if (document.get("extent") instanceof Map<?, ?> && document.get("id") instanceof String) {
            map(asked.root() + asked.path() + "/items?f=json&limit=1000");
        }
        document.forEach((name, value) -> {
            if (!List.of("title", "description", "links").contains(name)) {
                body.append("<section><h2>").append(escaped(label(name))).append("</h2>");
                write(value);
                body.append("</section>");
            }
        });
        if (document.get("links") instanceof List<?> links) {
            links(links);
        }
        return this;
    }

    Page features(Layer layer, List<byte[]> features, OptionalLong matched) {
        map(asked.here(
                Map.of("f", "json", "limit", asked.value("limit").orElse(Integer.toString(features.size() + 1)))));
        body.append("<p>")
                .append(escaped(
                        matched.isPresent()
                                ? asked.text("page.matched", features.size(), matched.getAsLong())
                                : asked.text("page.many", features.size())))
                .append("</p><div class=\"wide\"><table><caption>")
                .append(escaped(title))
                .append("</caption><thead><tr><th scope=\"col\">id</th>");
        for (Column column : layer.columns()) {
            body.append("<th scope=\"col\">").append(escaped(column.name())).append("</th>");
        }
        body.append("</tr></thead><tbody>");
        for (byte[] feature : features) {
            JsonNode read = JSON.readTree(feature);
            String id = read.get("id").asString();
            body.append("<tr><th scope=\"row\">");
            anchor(asked.root() + asked.path() + "/" + id, id);
            body.append("</th>");
            for (Column column : layer.columns()) {
                body.append("<td>")
                        .append(escaped(text(read.get("properties").get(column.name()))))
                        .append("</td>");
            }
            body.append("</tr>");
        }
        body.append("</tbody></table></div>");
        return this;
    }

    Page feature(byte[] feature) {
        map(asked.here(Map.of("f", "json")));
        body.append("<dl>");
        JSON.readTree(feature)
                .get("properties")
                .properties()
                .forEach(property -> body.append("<dt>")
                        .append(escaped(property.getKey()))
                        .append("</dt><dd>")
                        .append(escaped(text(property.getValue())))
                        .append("</dd>"));
        body.append("</dl>");
        return this;
    }

    /** @param paths of an OpenAPI definition */
    Page operations(Map<String, Object> paths) {
        body.append("<dl class=\"operations\">");
        paths.forEach((path, operation) -> {
            Map<?, ?> get = (Map<?, ?>) ((Map<?, ?>) operation).get("get");
            body.append("<dt><code>GET ").append(escaped(path)).append("</code></dt><dd>");
            body.append(escaped(String.valueOf(get.get("summary")))).append("<p class=\"parameters\">");
            for (Object parameter : (List<?>) get.get("parameters")) {
                body.append("<code>")
                        .append(escaped(String.valueOf(((Map<?, ?>) parameter).get("name"))))
                        .append("</code> ");
            }
            body.append("</p></dd>");
        });
        body.append("</dl>");
        return this;
    }

    Page links(List<?> links) {
        body.append("<section><h2>").append(escaped(asked.text("label.links"))).append("</h2>");
        write(links);
        body.append("</section>");
        return this;
    }

    private void map(String address) {
        body.append("<div id=\"map\" role=\"region\" aria-label=\"")
                .append(escaped(asked.text("page.map")))
                .append("\" data-features=\"")
                .append(escaped(address))
                .append("\"></div>");
    }

    private void write(@Nullable Object value) {
        if (value instanceof Link link) {
            anchor(link.href(), link.title());
            body.append(" <small>").append(escaped(link.type())).append("</small>");
        } else if (value instanceof Map<?, ?> map) {
            body.append("<dl>");
            map.forEach((name, member) -> {
                body.append("<dt>").append(escaped(label(String.valueOf(name)))).append("</dt><dd>");
                write(member);
                body.append("</dd>");
            });
            body.append("</dl>");
        } else if (value instanceof Collection<?> many) {
            body.append("<ul>");
            many.forEach(each -> {
                body.append("<li>");
                write(each);
                body.append("</li>");
            });
            body.append("</ul>");
        } else {
            body.append(escaped(String.valueOf(value)));
        }
    }

    private void anchor(String address, String text) {
        body.append("<a href=\"")
                .append(escaped(address))
                .append("\">")
                .append(escaped(text))
                .append("</a>");
    }

    private String label(String name) {
        String label = asked.text("label." + name);
        return label.startsWith("label.") ? name : label;
    }

    private static String text(@Nullable JsonNode value) {
        return value == null || value.isNull() ? "" : value.asString();
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }

    /** Where the page is: a link to each of the addresses above it. */
    private String crumbs() {
        StringBuilder crumbs = new StringBuilder("<a href=\"" + escaped(asked.root() + "?f=html") + "\">OGC API</a>");
        StringBuilder path = new StringBuilder(asked.root());
        for (String step : asked.path().split("/")) {
            if (!step.isEmpty()) {
                path.append('/').append(step);
                crumbs.append(" / <a href=\"")
                        .append(escaped(path + "?f=html"))
                        .append("\">")
                        .append(escaped(step))
                        .append("</a>");
            }
        }
        return crumbs.toString();
    }

    @Override
    public String toString() {
        Language other = asked.language() == Language.FR ? Language.EN : Language.FR;
        String site = asked.root().substring(0, asked.root().length() - "/ogc".length());
        return FRAME.formatted(
                asked.language().tag(),
                escaped(title),
                escaped(site),
                escaped(asked.text("page.path")),
                crumbs(),
                other.tag(),
                escaped(asked.here(Map.of("lang", other.tag(), "f", "html"))),
                escaped(other.text("page.language")),
                body);
    }
}
