package org.symbiozae.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.symbiozae.domain.Crs;
import org.symbiozae.domain.Problem;
import org.symbiozae.domain.Viewer;
import org.symbiozae.store.Layer.Column;

/**
 * Layers as GeoJSON features, page by page, as text that nothing here reads. A page costs the same at any depth; counting is
 * bounded.
 */
@Component
public class Features {

    /** Up to so many rows are counted exactly; of more it is not said how many they are. */
    public static final int COUNTED = 10_000;

    private final JdbcClient jdbc;
    private final ViewerScope scope;

    Features(JdbcClient jdbc, ViewerScope scope) {
        this.jdbc = jdbc;
        this.scope = scope;
    }

    /**
     * @param features each the UTF-8 text of a GeoJSON Feature
     * @param next what {@link PageRequest#after()} is for the next page; empty on the last one
     * @param matched the rows of all pages, as the first page found them; empty above {@link #COUNTED}
     */
    public record Page(List<byte[]> features, Optional<String> next, OptionalLong matched) {}

    /** @param matched where its list was counted on the way, the rows of it; else 0 */
    private record Row(byte[] feature, long id, List<@Nullable String> values, long matched) {}

    /** @throws Problem INVALID for an {@code after} of another list */
    public Page page(Layer layer, LayerQuery query, PageRequest request, Viewer viewer) {
        Cursor after = request.after() == null ? null : Cursor.parse(request.after(), request.sorting());
        return scope.see(viewer, () -> {
            boolean counting = after == null && isCountedOnTheWay(query, request);
            List<Row> rows = rows(layer, query, request, after, counting);
            long counted = rows.isEmpty() ? 0 : rows.get(0).matched;
            if (counted > COUNTED) {
                rows = rows(layer, query, request, after, false);
            }
            boolean last = rows.size() <= request.limit();
            List<Row> page = last ? rows : rows.subList(0, request.limit());
            Long matched;
            if (after != null) {
                matched = after.matched();
            } else if (last) {
                matched = (long) rows.size();
            } else {
                matched = exact(counting ? counted : count(layer, query));
            }
            Row end = last ? null : page.get(page.size() - 1);
            return new Page(
                    page.stream().map(Row::feature).toList(),
                    Optional.ofNullable(end).map(row -> new Cursor(matched, row.id, row.values).toString()),
                    matched == null ? OptionalLong.empty() : OptionalLong.of(matched));
        });
    }

    /** One feature, when the viewer may see it. */
    public Optional<byte[]> find(Layer layer, long id, List<Column> properties, Crs crs, Viewer viewer) {
        FeatureText text = new FeatureText(properties);
        String sql = "SELECT " + FeatureText.columns(layer, properties, crs) + " FROM " + Layers.view(layer)
                + " WHERE id = :id";
        return scope.see(
                viewer,
                () -> jdbc.sql(sql)
                        .param("id", id)
                        .query((row, number) -> text.of(row))
                        .optional());
    }

    private List<Row> rows(
            Layer layer, LayerQuery query, PageRequest request, @Nullable Cursor after, boolean counting) {
        Conditions place = new Conditions("k");
        if (after != null) {
            after.addTo(place, request.sorting());
        }
        int keys = request.sorting().size();
        int firstKey = request.properties().size() + 3;
        FeatureText text = new FeatureText(request.properties());
        Map<String, Object> values = new HashMap<>(query.values());
        values.putAll(place.values());
        values.put("limit", request.limit() + 1);
        return jdbc.sql(counting ? countingSql(layer, query, request) : sql(layer, query, request, place))
                .params(values)
                .query((row, number) -> {
                    List<@Nullable String> ends = new ArrayList<>(keys);
                    for (int i = 0; i < keys; i++) {
                        ends.add(row.getString(firstKey + i));
                    }
                    return new Row(text.of(row), row.getLong(1), ends, counting ? row.getLong(firstKey) : 0);
                })
                .list();
    }

    /** The SQL of a first page with its named parameters, and {@code :limit} one more than the page's: for measuring. */
    public String sql(Layer layer, LayerQuery query, PageRequest request) {
        return isCountedOnTheWay(query, request)
                ? countingSql(layer, query, request)
                : sql(layer, query, request, new Conditions("k"));
    }

    /** Every row a filter leaves is looked at for a first page in the order of ids: counting them then costs no second look. */
    private static boolean isCountedOnTheWay(LayerQuery query, PageRequest request) {
        return request.sorting().isEmpty() && !query.conditions().isEmpty();
    }

    /** With the number of rows of all pages in each row, at most one more than {@link #COUNTED}: then the page is another one. */
    private static String countingSql(Layer layer, LayerQuery query, PageRequest request) {
        String view = Layers.view(layer);
        return "SELECT " + FeatureText.columns(layer, request.properties(), request.crs()) + ", matched FROM " + view
                + " JOIN (SELECT id, count(*) OVER () AS matched FROM (SELECT id FROM " + view + Layers.where(query)
                + " LIMIT " + (COUNTED + 1) + ") every ORDER BY id LIMIT :limit) page USING (id) ORDER BY id";
    }

    /**
     * Rows are chosen by id first: what a layer joins or sums for its columns is then done for one page, not for all. Without a
     * filter and in the order of ids there is nothing to choose.
     */
    private static String sql(Layer layer, LayerQuery query, PageRequest request, Conditions place) {
        List<Sorting> sorting = request.sorting();
        StringBuilder keys = new StringBuilder();
        for (int i = 0; i < sorting.size(); i++) {
            keys.append(", ")
                    .append(sorting.get(i).quoted())
                    .append("::text AS key")
                    .append(i);
        }
        String view = Layers.view(layer);
        String order = " ORDER BY " + Sorting.order(sorting);
        String select =
                "SELECT " + FeatureText.columns(layer, request.properties(), request.crs()) + keys + " FROM " + view;
        if (sorting.isEmpty() && query.conditions().isEmpty()) {
            return select + Layers.where(query) + place.sql() + order + " LIMIT :limit";
        }
        return select + " JOIN (SELECT id FROM " + view + Layers.where(query) + place.sql() + order
                + " LIMIT :limit) page USING (id)" + order;
    }

    private static @Nullable Long exact(long counted) {
        return counted > COUNTED ? null : counted;
    }

    private long count(Layer layer, LayerQuery query) {
        return jdbc.sql("SELECT count(*) FROM (SELECT FROM " + Layers.view(layer) + Layers.where(query) + " LIMIT "
                        + (COUNTED + 1) + ") matched")
                .params(query.values())
                .query(Long.class)
                .single();
    }
}
