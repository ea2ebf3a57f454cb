package org.symbiozae.store;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.WKBWriter;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.symbiozae.domain.Choice;
import org.symbiozae.domain.Declaration.Kind;
import org.symbiozae.domain.Months;
import org.symbiozae.domain.Problem;
import org.symbiozae.domain.Viewer;
import org.symbiozae.domain.Visibility;

/**
 * One fact changed by a person. The version read with the fact comes back with the change; a change made from an older
 * version is refused as a conflict, so that a colleague's work is never overwritten.
 */
@Component
@Transactional
public class Edits {

    private static final String WORDS =
            "kind, resource, quantity, months, storage_months, estimated, qualities, declared_on, visibility";

    private static final String SAID = """
            :kind, :resource, :quantity, CAST(:months AS smallint), CAST(:storage AS smallint), :estimated,
            coalesce(CAST(:qualities AS text[]), %s), CAST(:today AS date), CAST(:visibility AS visibility)
            """;

    private static final String DECLARE =
            "INSERT INTO declaration (territory_id, site_id, code, " + WORDS + ") SELECT territory_id, id, :code, "
                    + SAID.formatted("'{}'") + " FROM site WHERE id = :site RETURNING id";

    private static final String REWORD = """
            UPDATE declaration SET (%1$s) = (%2$s), version = version + 1
            WHERE id = :id AND (%1$s) IS DISTINCT FROM (%2$s)
            """.formatted(WORDS, SAID.formatted("qualities"));

    private static final String REDRAW = """
            UPDATE zone SET name = :name, vocation = :vocation, boundary = coalesce(drawn.boundary, zone.boundary),
                            version = version + 1
            FROM (SELECT ST_GeomFromWKB(CAST(:boundary AS bytea), 4326) AS boundary) drawn
            WHERE id = :id AND (name, vocation, zone.boundary)
                               IS DISTINCT FROM (:name, CAST(:vocation AS text), coalesce(drawn.boundary, zone.boundary))
            """;

    private static final String MOVE = """
            UPDATE site SET name = :name, activity = :activity, position = drawn.position, version = version + 1
            FROM (SELECT ST_SetSRID(ST_MakePoint(:longitude, :latitude), 4326) AS position) drawn
            WHERE id = :id AND (name, activity, site.position)
                               IS DISTINCT FROM (:name, CAST(:activity AS text), drawn.position)
            """;

    /** @param territory the code of the owner */
    private record Stored(String territory, int version) {}

    private final JdbcClient jdbc;
    private final Boundaries boundaries;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Edits(JdbcClient jdbc, Boundaries boundaries, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.boundaries = boundaries;
        this.events = events;
        this.clock = clock;
    }

    /**
     * What a declaration says; quantity per year in the resource's unit.
     *
     * @param qualities codes of the reference table; null leaves them as they are
     */
    public record Wording(
            Kind kind,
            String resource,
            double quantity,
            Months months,
            int storageMonths,
            boolean estimated,
            @Nullable List<String> qualities,
            Visibility visibility) {}

    /**
     * @param boundary in EPSG:4326; null leaves it as it is
     * @throws Problem INVALID when the boundary crosses itself or takes another zone's ground
     */
    public void changeZone(
            Viewer viewer, long id, int version, String name, @Nullable String vocation, @Nullable Geometry boundary) {
        String territory = claim(viewer, "zone", id, version);
        Map<String, Object> drawn = new HashMap<>();
        drawn.put("id", id);
        drawn.put("name", named(name, "zone"));
        drawn.put("vocation", vocation);
        drawn.put("boundary", null);
        if (boundary != null) {
            Geometry outline = ZoneOutline.of(boundary);
            boundaries.keepApart(id, outline);
            drawn.put("boundary", new WKBWriter(2).write(outline));
        }
        jdbc.sql(REDRAW).params(drawn).update();
        if (boundary != null) {
            boundaries.placeSites(id);
        }
        changed(territory);
    }

    public void changeSite(
            Viewer viewer,
            long id,
            int version,
            String name,
            @Nullable String activity,
            double longitude,
            double latitude) {
        String territory = claim(viewer, "site", id, version);
        if (!(Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90)) {
            throw Problem.invalid(
                    "A position is a longitude and a latitude in degrees, not " + longitude + ", " + latitude + ".");
        }
        jdbc.sql(MOVE)
                .param("id", id)
                .param("name", named(name, "site"))
                .param("activity", activity)
                .param("longitude", longitude)
                .param("latitude", latitude)
                .update();
        boundaries.placeSite(id);
        changed(territory);
    }

    /**
     * @param sentAs the code the declaration will have. Sent again, because its answer was lost, it is the same one in the new
     *     words
     * @return the declaration's number
     */
    public long declare(Viewer viewer, long site, UUID sentAs, Wording wording) {
        TerritoryLock.ofFact(jdbc, "site", site);
        String territory = find("site", site).territory;
        viewer.mustDeclareFor(site, territory);
        Map<String, Object> said = said(wording);
        said.put("site", site);
        said.put("code", sentAs.toString());
        Optional<Long> known = jdbc.sql("SELECT id FROM declaration WHERE site_id = :site AND code = :code")
                .params(said)
                .query(Long.class)
                .optional();
        known.ifPresent(id -> reword(id, said));
        long id = known.orElseGet(
                () -> jdbc.sql(DECLARE).params(said).query(Long.class).single());
        changed(territory);
        return id;
    }

    public void changeDeclaration(Viewer viewer, long id, int version, Wording wording) {
        Stored declaration = ownedBy(viewer, id);
        same(declaration.version, version);
        reword(id, said(wording));
        changed(declaration.territory);
    }

    /** Says that a declaration is still true: today becomes its date. */
    public void confirm(Viewer viewer, long id) {
        String territory = ownedBy(viewer, id).territory;
        jdbc.sql("""
                        UPDATE declaration SET declared_on = :today, version = version + 1
                        WHERE id = :id AND declared_on <> :today
                        """).param("id", id).param("today", LocalDate.now(clock)).update();
        changed(territory);
    }

    /** @throws Problem NOT_FOUND for the site, FORBIDDEN unless the viewer is a facilitator of its territory */
    public void mustWriteToSite(Viewer viewer, long site) {
        viewer.mustWriteTo(find("site", site).territory);
    }

    /** Takes a declaration back, with the synergies computed from it. */
    public void withdraw(Viewer viewer, long id) {
        String territory = ownedBy(viewer, id).territory;
        waitForAnalyses(territory);
        jdbc.sql("DELETE FROM declaration WHERE id = ?").param(id).update();
        changed(territory);
    }

    /**
     * Makes the next analyses keep a cluster as it is and plan the rest around it. Chosen again, it has the new members.
     *
     * @param territory the code of the one that is analysed, those below it included
     * @return the choice's number
     * @throws Problem INVALID when the hub, a site or the resource is not there; CONFLICT when a site is in another choice
     */
    public long choose(Viewer viewer, String territory, Choice choice) {
        viewer.mustWriteTo(territory);
        TerritoryLock.named(jdbc, territory);
        Map<String, Object> values = new HashMap<>();
        values.put("territory", territory);
        values.put("resource", choice.resource());
        values.put("site", choice.hub().atZone() ? null : choice.hub().id());
        values.put("zone", choice.hub().atZone() ? choice.hub().id() : null);
        values.put("sites", choice.sites().toArray(Long[]::new));
        values.put("person", viewer.person());
        if (!isThere(values, choice)) {
            throw Problem.invalid("A choice names a resource, at least two sites of " + territory
                    + ", and as its hub one of them or one of its zones.");
        }
        if (jdbc.sql("""
                        SELECT EXISTS (SELECT FROM chosen_cluster
                            WHERE territory_id = (SELECT id FROM territory WHERE code = :territory)
                              AND resource = :resource AND site_ids && :sites
                              AND (hub_site_id, hub_zone_id) IS DISTINCT FROM (:site::bigint, :zone::bigint))
                        """).params(values).query(Boolean.class).single()) {
            throw new Problem(
                    Problem.Code.CONFLICT,
                    "A site of this cluster is in another one that was chosen. Take that choice back first.");
        }
        long id = jdbc.sql("""
                        INSERT INTO chosen_cluster (territory_id, resource, hub_site_id, hub_zone_id, site_ids, by_whom)
                        VALUES ((SELECT id FROM territory WHERE code = :territory), :resource, :site::bigint, :zone::bigint,
                                :sites, :person)
                        ON CONFLICT (territory_id, resource, hub) DO UPDATE SET site_ids = excluded.site_ids,
                            at = excluded.at, by_whom = excluded.by_whom
                        RETURNING id
                        """).params(values).query(Long.class).single();
        changed(territory);
        return id;
    }

    /** Leaves the next analyses free again. @throws Problem NOT_FOUND */
    public void takeBack(Viewer viewer, long choice) {
        String territory = jdbc.sql("SELECT code FROM chosen_cluster JOIN territory ON territory.id = territory_id"
                        + " WHERE chosen_cluster.id = ?")
                .param(choice)
                .query(String.class)
                .optional()
                .orElseThrow(() -> Problem.notFound("choice", choice));
        viewer.mustWriteTo(territory);
        TerritoryLock.named(jdbc, territory);
        jdbc.sql("DELETE FROM chosen_cluster WHERE id = ?").param(choice).update();
        changed(territory);
    }

    private boolean isThere(Map<String, Object> values, Choice choice) {
        int sites = Set.copyOf(choice.sites()).size();
        return sites == choice.sites().size()
                && sites >= 2
                && (choice.hub().atZone()
                        || choice.sites().contains(choice.hub().id()))
                && jdbc.sql("""
                        WITH tree AS (SELECT visible.territory_tree(ARRAY[:territory]) AS ids)
                        SELECT EXISTS (SELECT FROM resource WHERE code = :resource)
                           AND (SELECT count(*) FROM site, tree WHERE id = ANY (:sites) AND territory_id = ANY (ids))
                               = cardinality(:sites)
                           AND (:zone::bigint IS NULL
                                OR EXISTS (SELECT FROM zone, tree WHERE id = :zone::bigint AND territory_id = ANY (ids)))
                        """).params(values).query(Boolean.class).single();
    }

    /** Claims a declaration that the viewer may change: a facilitator, or the company it is of. */
    private Stored ownedBy(Viewer viewer, long id) {
        TerritoryLock.ofFact(jdbc, "declaration", id);
        Stored declaration = find("declaration", id);
        long site = jdbc.sql("SELECT site_id FROM declaration WHERE id = ?")
                .param(id)
                .query(Long.class)
                .single();
        viewer.mustDeclareFor(site, declaration.territory);
        return declaration;
    }

    private void reword(long id, Map<String, Object> said) {
        jdbc.sql(REWORD).params(said).param("id", id).update();
    }

    /** What a declaration says from today on, as {@link #SAID} names it. */
    private Map<String, Object> said(Wording wording) {
        boolean known = jdbc.sql("SELECT count(*) FROM resource WHERE code = ?")
                        .param(wording.resource())
                        .query(Integer.class)
                        .single()
                > 0;
        if (!known) {
            throw Problem.invalid("There is no resource '" + wording.resource() + "'. See /api/resources.");
        }
        if (!(wording.quantity() > 0) || Double.isInfinite(wording.quantity())) {
            throw Problem.invalid("A quantity is above zero, not " + wording.quantity() + ".");
        }
        if (wording.storageMonths() < 0 || wording.storageMonths() > 12) {
            throw Problem.invalid("Storage is 0 to 12 months, not " + wording.storageMonths() + ".");
        }
        Map<String, Object> said = new HashMap<>();
        said.put("kind", wording.kind().name().toLowerCase(Locale.ROOT));
        said.put("resource", wording.resource());
        said.put("quantity", wording.quantity());
        said.put("months", wording.months().mask());
        said.put("storage", wording.storageMonths());
        said.put("estimated", wording.estimated());
        said.put("qualities", wording.qualities() == null ? null : known(wording.qualities()));
        said.put("today", LocalDate.now(clock));
        said.put("visibility", wording.visibility().code());
        return said;
    }

    /** The qualities in the order of the reference, each once. */
    private String[] known(List<String> codes) {
        List<String> all = jdbc.sql("SELECT code FROM quality ORDER BY bit")
                .query(String.class)
                .list();
        for (String code : codes) {
            if (!all.contains(code)) {
                throw Problem.invalid(
                        "There is no quality '" + code + "'. Choose among " + String.join(", ", all) + ".");
            }
        }
        return all.stream().filter(codes::contains).toArray(String[]::new);
    }

    /** A zone or site that nobody else changes until the transaction ends, as it was when it was read: the code of its territory. */
    private String claim(Viewer viewer, String table, long id, int version) {
        TerritoryLock.ofFact(jdbc, table, id);
        Stored stored = find(table, id);
        viewer.mustWriteTo(stored.territory);
        same(stored.version, version);
        return stored.territory;
    }

    private Stored find(String table, long id) {
        return jdbc.sql("SELECT territory.code AS territory, fact.version FROM " + table
                        + " fact JOIN territory ON territory.id = fact.territory_id WHERE fact.id = ?")
                .param(id)
                .query(Stored.class)
                .optional()
                .orElseThrow(() -> Problem.notFound(table, id));
    }

    private static String named(String name, String word) {
        if (name.isBlank()) {
            throw Problem.invalid("A " + word + " has a name.");
        }
        return name.strip();
    }

    private static void same(int stored, int sent) {
        if (stored != sent) {
            throw new OptimisticLockingFailureException("version " + sent + " was changed to " + stored);
        }
    }

    /** An analysis that is being stored holds what it keeps of a declaration: deleting meanwhile would be a deadlock. */
    private void waitForAnalyses(String territory) {
        jdbc.sql("""
                        WITH RECURSIVE up AS (
                            SELECT id, parent_id FROM territory WHERE code = :code
                            UNION SELECT above.id, above.parent_id FROM territory above JOIN up ON above.id = up.parent_id)
                        SELECT pg_advisory_xact_lock(id)::text FROM up WHERE parent_id IS NULL
                        """).param("code", territory).query(String.class).list();
    }

    private void changed(String territory) {
        jdbc.sql("""
                        WITH RECURSIVE up AS (
                            SELECT id, parent_id FROM territory WHERE code = :code
                            UNION SELECT above.id, above.parent_id FROM territory above JOIN up ON above.id = up.parent_id)
                        UPDATE territory SET data_version = data_version + 1 WHERE id IN (SELECT id FROM up)
                        """).param("code", territory).update();
        events.publishEvent(new TerritoryChanged(territory));
    }
}
