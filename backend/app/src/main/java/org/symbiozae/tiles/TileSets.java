package org.symbiozae.tiles;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.symbiozae.store.Layer;
import org.symbiozae.store.TileStatement.Most;

/** What the views of schema {@code layer} say of themselves that only tiles need. */
@Component
class TileSets {

    private static final String QUERY = """
            SELECT view.relname AS layer,
                   EXISTS (SELECT FROM pg_attribute WHERE attrelid = view.oid AND attname = 'drawn') AS drawn,
                   (SELECT string_agg(topic, ',')
                    FROM jsonb_array_elements_text(obj_description(view.oid)::jsonb -> 'follows') topic) AS follows,
                   (SELECT string_agg(name, ',')
                    FROM jsonb_array_elements_text(obj_description(view.oid)::jsonb -> 'elsewhere') name) AS elsewhere,
                   obj_description(view.oid)::jsonb -> 'most' ->> 'rows' AS most_rows,
                   obj_description(view.oid)::jsonb -> 'most' ->> 'of_each' AS most_of_each,
                   obj_description(view.oid)::jsonb -> 'most' ->> 'by' AS most_by,
                   jsonb_exists(obj_description(view.oid)::jsonb, 'follows') AS local
            FROM pg_class view WHERE view.relnamespace = 'layer'::regnamespace AND view.relkind = 'v'
            """;

    /** Changes that concern every layer. */
    private static final String ALL = "all";

    /**
     * @param drawn whether the view has its geometry in EPSG:3857
     * @param follows the topics of changes that its tiles show, where those happened; empty when any change anywhere may show
     * @param most how many rows a tile carries at most; null for all
     * @param elsewhere columns whose changes happen elsewhere: they are in no tile, but can be filtered by
     */
    record TileSet(
            boolean drawn,
            List<String> follows,
            List<String> elsewhere,
            @Nullable Most most) {

        /** @param filter as text: what merely looks like a name counts as one */
        boolean isLocal(String filter) {
            return !follows.isEmpty() && elsewhere.stream().noneMatch(filter::contains);
        }
    }

    private final JdbcClient jdbc;
    private volatile @Nullable Map<String, TileSet> sets;

    TileSets(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    TileSet of(Layer layer) {
        Map<String, TileSet> known = sets;
        if (known == null) {
            known = once();
        }
        return known.getOrDefault(layer.name(), new TileSet(false, List.of(), List.of(), null));
    }

    private synchronized Map<String, TileSet> once() {
        Map<String, TileSet> known = sets;
        if (known == null) {
            known = read();
            sets = known;
        }
        return known;
    }

    private Map<String, TileSet> read() {
        return jdbc
                .sql(QUERY)
                .query((row, number) -> Map.entry(
                        row.getString("layer"),
                        new TileSet(
                                row.getBoolean("drawn"),
                                row.getBoolean("local") ? topics(row.getString("follows")) : List.of(),
                                names(row.getString("elsewhere")).toList(),
                                most(row))))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static @Nullable Most most(ResultSet row) throws SQLException {
        return row.getString("most_rows") == null
                ? null
                : new Most(row.getInt("most_rows"), row.getString("most_of_each"), row.getString("most_by"));
    }

    private static List<String> topics(@Nullable String follows) {
        return Stream.concat(Stream.of(ALL), names(follows)).toList();
    }

    private static Stream<String> names(@Nullable String list) {
        return list == null ? Stream.of() : Stream.of(list.split(","));
    }
}
