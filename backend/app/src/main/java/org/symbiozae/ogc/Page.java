package org.symbiozae.ogc;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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

    /** Pages without features of their own, which show where there are any. */
    private static final Set<String> OVERVIEWS = Set.of("", "/collections");

    /** Of a layer in the list, the relations worth a link there. */
    private static final Set<String> WAYS = Set.of("items", "enclosure", Link.OGC + "tilesets-vector");

    private static final List<String> SHOWN_ELSEWHERE = List.of(
            "title", "description", "links", "collections", "id", "itemType", "tileMatrixSetLimits", "$schema", "$id");

    private final Asked asked;
    private final String title;
    private final Markup body;

    Page(Asked asked, String title) {
        this.asked = asked;
        this.title = title;
        this.body = new Markup(asked);
    }

    /** Every member of a JSON document: its description and its map first, what it leads to before the details. */
    Page described(Map<String, Object> document) {
        if (document.get("description") instanceof String description) {
            body.add("<p class=\"lead\">").text(description).add("</p>");
        }
        if (document.get("extent") instanceof Map<?, ?> && document.get("id") instanceof String) {
            map(asked.root() + asked.path() + "/items?f=json&limit=1000");
        } else if (OVERVIEWS.contains(asked.path())) {
            map(asked.root() + "/collections/territories/items?f=json&limit=1000");
        }
        if (document.get("collections") instanceof List<?> collections) {
            collections.forEach(collection -> layer((Map<?, ?>) collection));
        }
        if (document.get("links") instanceof List<?> links) {
            links(links);
        }
        document.forEach((name, value) -> {
            if (name.equals("properties") && value instanceof Map<?, ?> properties) {
                properties(properties);
            } else if (!SHOWN_ELSEWHERE.contains(name) && !document.containsKey("$schema")) {
                body.section(name, value);
            }
        });
        return this;
    }

    /** Of a schema: what each property is called, and what it holds. */
    private void properties(Map<?, ?> properties) {
        body.add("<div class=\"wide\" tabindex=\"0\"><table><thead><tr>");
        for (String head : List.of("id", "type")) {
            body.add("<th scope=\"col\">").text(body.label(head)).add("</th>");
        }
        body.add("</tr></thead><tbody>");
        properties.forEach((name, about) -> {
            Map<?, ?> of = (Map<?, ?>) about;
            body.add("<tr><th scope=\"row\">").text(String.valueOf(name)).add("</th><td>");
            Stream.of("type", "format").map(of::get).filter(Objects::nonNull).forEach(word -> body.text(word + " "));
            body.add("</td></tr>");
        });
        body.add("</tbody></table></div>");
    }

    /** A layer in the list of them: what it is, and the ways to it. */
    private void layer(Map<?, ?> collection) {
        String address = asked.root() + "/collections/" + collection.get("id");
        body.add("<article><h2>")
                .anchor(address, String.valueOf(collection.get("title")))
                .add("</h2><p>")
                .text(String.valueOf(collection.get("description")))
                .add("</p><p class=\"ways\">");
        for (Object each : (List<?>) collection.get("links")) {
            Link link = (Link) each;
            if (WAYS.contains(link.rel())
                    && !link.type().equals(Format.GEOJSON.type().toString())) {
                body.anchor(link.href(), link.title()).add(" ");
            }
        }
        body.add("</p></article>");
    }

    /** @param next the address of the page that follows; null on the last one */
    Page features(Layer layer, List<byte[]> features, OptionalLong matched, @Nullable String next) {
        map(asked.here(
                Map.of("f", "json", "limit", asked.value("limit").orElse(Integer.toString(features.size() + 1)))));
        body.add("<p>")
                .text(
                        matched.isPresent()
                                ? asked.text("page.matched", features.size(), matched.getAsLong())
                                : asked.text("page.many", features.size()));
        if (next != null) {
            body.add(" · ").anchor(next, asked.text("link.next"));
        }
        body.add("</p><div class=\"wide\" tabindex=\"0\"><table><caption>")
                .text(title)
                .add("</caption><thead><tr><th scope=\"col\">id</th>");
        for (Column column : layer.columns()) {
            body.add("<th scope=\"col\">").text(column.name()).add("</th>");
        }
        body.add("</tr></thead><tbody>");
        for (byte[] feature : features) {
            JsonNode read = JSON.readTree(feature);
            String id = read.get("id").asString();
            body.add("<tr><th scope=\"row\">")
                    .anchor(asked.root() + asked.path() + "/" + id, id)
                    .add("</th>");
            for (Column column : layer.columns()) {
                body.add("<td>")
                        .text(text(read.get("properties").get(column.name())))
                        .add("</td>");
            }
            body.add("</tr>");
        }
        body.add("</tbody></table></div>");
        return this;
    }

    Page feature(byte[] feature) {
        map(asked.here(Map.of("f", "json")));
        body.add("<dl>");
        JSON.readTree(feature)
                .get("properties")
                .properties()
                .forEach(property -> body.add("<dt>")
                        .text(property.getKey())
                        .add("</dt><dd>")
                        .text(text(property.getValue()))
                        .add("</dd>"));
        body.add("</dl>");
        return this;
    }

    /** @param paths of an OpenAPI definition */
    Page operations(Map<String, Object> paths) {
        body.add("<dl class=\"operations\">");
        paths.forEach((path, operation) -> {
            Map<?, ?> get = (Map<?, ?>) ((Map<?, ?>) operation).get("get");
            body.add("<dt><code>GET ").text(path).add("</code></dt><dd>");
            body.text(String.valueOf(get.get("summary"))).add("<p class=\"parameters\">");
            for (Object parameter : (List<?>) get.get("parameters")) {
                body.add("<code>")
                        .text(String.valueOf(((Map<?, ?>) parameter).get("name")))
                        .add("</code> ");
            }
            body.add("</p></dd>");
        });
        body.add("</dl>");
        return this;
    }

    /** But the one to this very page. */
    Page links(List<?> links) {
        body.section(
                "links",
                links.stream()
                        .filter(link -> !(link instanceof Link to && to.rel().equals("self")))
                        .toList());
        return this;
    }

    private void map(String address) {
        body.add("<div id=\"map\" role=\"region\" aria-label=\"")
                .text(asked.text("page.map"))
                .add("\" data-features=\"")
                .text(address)
                .add("\"></div>");
    }

    private static String text(@Nullable JsonNode value) {
        return value == null || value.isNull() ? "" : value.asString();
    }

    /** Where the page is: a link to each of the addresses above it. */
    private Markup crumbs() {
        Markup crumbs = new Markup(asked).anchor(asked.root() + "?f=html", "OGC API");
        StringBuilder path = new StringBuilder(asked.root());
        for (String step : asked.path().split("/")) {
            if (!step.isEmpty()) {
                path.append('/').append(step);
                crumbs.add(" / ").anchor(path + "?f=html", step);
            }
        }
        return crumbs;
    }

    @Override
    public String toString() {
        Language other = asked.language() == Language.FR ? Language.EN : Language.FR;
        String site = asked.root().substring(0, asked.root().length() - "/ogc".length());
        return FRAME.formatted(
                asked.language().tag(),
                Markup.escaped(title),
                Markup.escaped(site),
                Markup.escaped(asked.text("page.path")),
                crumbs(),
                other.tag(),
                Markup.escaped(asked.here(Map.of("lang", other.tag(), "f", "html"))),
                Markup.escaped(other.text("page.language")),
                body);
    }
}
