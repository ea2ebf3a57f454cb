package org.symbiozae.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.symbiozae.domain.Choice;
import org.symbiozae.domain.Compatibility;
import org.symbiozae.domain.Declaration;
import org.symbiozae.domain.Economics;
import org.symbiozae.domain.Resource;
import org.symbiozae.domain.Site;
import org.symbiozae.domain.Taxonomy;
import org.symbiozae.domain.Territory;
import org.symbiozae.domain.Zone;
import tools.jackson.databind.json.JsonMapper;

/**
 * The facts and the taxonomy that analyses used, so that one can be computed again bit for bit. Sites and declarations are
 * kept by ranges of run numbers; a taxonomy is kept once for each content.
 */
final class KeptFacts {

    private final JdbcClient jdbc;
    private final JdbcTemplate connections;
    private final JsonMapper json;

    /** {@link Taxonomy} in an order that depends on nothing else. @param lots null in editions kept before there were any */
    private record Edition(
            Map<String, Resource> resources,
            List<Compatibility> compatibilities,
            Map<String, Economics> economics,
            @Nullable Map<String, Double> lots,
            List<Zone> zones,
            List<Choice> chosen) {}

    KeptFacts(JdbcClient jdbc, JdbcTemplate connections, JsonMapper json) {
        this.jdbc = jdbc;
        this.connections = connections;
        this.json = json;
    }

    /** Keeps the facts of run {@code number}: what is new since the run before is written. */
    void keep(Territory facts, long territory, int number) {
        keep(facts.sites(), "site_id", Site::id, territory, number);
        keep(facts.declarations(), "declaration_id", Declaration::id, territory, number);
    }

    private <T> void keep(List<T> rows, String column, ToLongFunction<T> id, long territory, int number) {
        List<T> added = ranges(territory, column + " IS NOT NULL")
                .renew(
                        number,
                        column,
                        rows,
                        row -> Long.toString(id.applyAsLong(row)),
                        row -> new Fingerprint().add(row.toString()).value());
        if (!added.isEmpty()) {
            String draft = column + "_draft";
            jdbc.sql("CREATE TEMP TABLE " + draft + " (id bigint, content jsonb, fingerprint bigint) ON COMMIT DROP")
                    .update();
            connections.execute((ConnectionCallback<Boolean>) connection -> {
                CopyWriter.copy(connection, draft, added, row -> new Object[] {
                    id.applyAsLong(row),
                    json.writeValueAsString(row),
                    new Fingerprint().add(row.toString()).value()
                });
                return true;
            });
            jdbc.sql("INSERT INTO kept_fact (territory_id, first_run, " + column + ", content, fingerprint)"
                            + " SELECT :territory, :number, draft.id, content, fingerprint FROM " + draft
                            + " draft JOIN "
                            + column.replace("_id", "") + " fact ON fact.id = draft.id")
                    .param("territory", territory)
                    .param("number", number)
                    .update();
        }
    }

    void forget(long territory, int oldest) {
        ranges(territory, "true").forget(oldest);
    }

    private Ranges ranges(long territory, String condition) {
        String owner = "territory_id = :territory AND " + condition;
        return new Ranges(jdbc, "kept_fact", owner, Map.of("territory", territory));
    }

    /** The facts of run {@code number} as the engine took them, those taken back since left out. */
    Territory territory(String code, long dataVersion, long territory, int number, long edition) {
        Edition kept = kept(edition);
        return new Territory(
                code,
                dataVersion,
                rows("site_id", Site.class, territory, number),
                rows("declaration_id", Declaration.class, territory, number),
                new Taxonomy(
                        kept.resources, kept.compatibilities, kept.economics, kept.lots == null ? Map.of() : kept.lots),
                kept.zones,
                kept.chosen);
    }

    private <T> List<T> rows(String column, Class<T> type, long territory, int number) {
        return jdbc.sql("SELECT content::text FROM kept_fact WHERE territory_id = :territory AND " + column
                        + " IS NOT NULL AND first_run <= :number AND (last_run IS NULL OR last_run >= :number)"
                        + " ORDER BY " + column)
                .param("territory", territory)
                .param("number", number)
                .query((row, index) -> json.readValue(row.getString(1), type))
                .list();
    }

    /** The number of the edition with this territory's figures, zones and choices, which is kept if it is new. */
    long edition(Territory used) {
        Taxonomy taxonomy = used.taxonomy();
        String content = json.writeValueAsString(new Edition(
                new TreeMap<>(taxonomy.resources()),
                taxonomy.compatibilities(),
                new TreeMap<>(taxonomy.economics()),
                new TreeMap<>(taxonomy.lots()),
                used.zones(),
                used.chosen()));
        return jdbc.sql("""
                        WITH added AS (
                            INSERT INTO edition (sha256, content) VALUES (:hash, :content::jsonb)
                            ON CONFLICT (sha256) DO NOTHING RETURNING id)
                        SELECT id FROM added UNION ALL SELECT id FROM edition WHERE sha256 = :hash LIMIT 1
                        """)
                .param("hash", sha256(content))
                .param("content", content)
                .query(Long.class)
                .single();
    }

    private Edition kept(long edition) {
        return json.readValue(
                jdbc.sql("SELECT content::text FROM edition WHERE id = ?")
                        .param(edition)
                        .query(String.class)
                        .single(),
                Edition.class);
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
