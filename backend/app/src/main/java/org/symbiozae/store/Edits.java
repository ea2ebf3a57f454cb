package org.symbiozae.store;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
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

    private final EntityManager entities;
    private final JdbcClient jdbc;
    private final Boundaries boundaries;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Edits(
            EntityManager entities,
            JdbcClient jdbc,
            Boundaries boundaries,
            ApplicationEventPublisher events,
            Clock clock) {
        this.entities = entities;
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
        StoredZone zone = claim(StoredZone.class, "zone", id);
        viewer.mustWriteTo(zone.territory().code());
        same(zone.version(), version);
        zone.rename(name, vocation);
        if (boundary != null) {
            boundaries.keepApart(id, zone.redraw(boundary));
            entities.flush();
            boundaries.placeSites(id);
        }
        changed(zone.territory().code());
    }

    public void changeSite(
            Viewer viewer,
            long id,
            int version,
            String name,
            @Nullable String activity,
            double longitude,
            double latitude) {
        StoredSite site = claim(StoredSite.class, "site", id);
        viewer.mustWriteTo(site.territory().code());
        same(site.version(), version);
        site.rename(name, activity);
        site.moveTo(longitude, latitude);
        entities.flush();
        boundaries.placeSite(id);
        changed(site.territory().code());
    }

    /**
     * @param sentAs the code the declaration will have. Sent again, because its answer was lost, it is the same one in the new
     *     words
     * @return the declaration's number
     */
    public long declare(Viewer viewer, long site, UUID sentAs, Wording wording) {
        StoredSite declarant = claim(StoredSite.class, "site", site);
        viewer.mustDeclareFor(site, declarant.territory().code());
        StoredDeclaration declaration = entities.createQuery(
                        "SELECT known FROM StoredDeclaration known WHERE known.site = :site AND known.code = :code",
                        StoredDeclaration.class)
                .setParameter("site", declarant)
                .setParameter("code", sentAs.toString())
                .getResultStream()
                .findFirst()
                .orElseGet(() -> StoredDeclaration.of(declarant, sentAs));
        say(declaration, wording);
        entities.persist(declaration);
        changed(declarant.territory().code());
        return declaration.id();
    }

    public void changeDeclaration(Viewer viewer, long id, int version, Wording wording) {
        StoredDeclaration declaration = ownedBy(viewer, id);
        same(declaration.version(), version);
        say(declaration, wording);
        changed(declaration.territory().code());
    }

    /** Says that a declaration is still true: today becomes its date. */
    public void confirm(Viewer viewer, long id) {
        StoredDeclaration declaration = ownedBy(viewer, id);
        declaration.confirm(LocalDate.now(clock));
        changed(declaration.territory().code());
    }

    /** @throws Problem NOT_FOUND for the site, FORBIDDEN unless the viewer is a facilitator of its territory */
    public void mustWriteToSite(Viewer viewer, long site) {
        viewer.mustWriteTo(find(StoredSite.class, "site", site).territory().code());
    }

    /** Takes a declaration back, with the synergies computed from it. */
    public void withdraw(Viewer viewer, long id) {
        StoredDeclaration declaration = ownedBy(viewer, id);
        waitForAnalyses(declaration.territory().code());
        entities.remove(declaration);
        changed(declaration.territory().code());
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

    /** A declaration that the viewer may change: a facilitator, or the company it is of. */
    private StoredDeclaration ownedBy(Viewer viewer, long id) {
        StoredDeclaration declaration = claim(StoredDeclaration.class, "declaration", id);
        viewer.mustDeclareFor(declaration.site().id(), declaration.territory().code());
        return declaration;
    }

    private void say(StoredDeclaration declaration, Wording wording) {
        boolean known = jdbc.sql("SELECT count(*) FROM resource WHERE code = ?")
                        .param(wording.resource())
                        .query(Integer.class)
                        .single()
                > 0;
        if (!known) {
            throw Problem.invalid("There is no resource '" + wording.resource() + "'. See /api/resources.");
        }
        declaration.say(
                wording.kind(),
                wording.resource(),
                wording.quantity(),
                wording.months(),
                wording.storageMonths(),
                wording.estimated(),
                LocalDate.now(clock));
        if (wording.qualities() != null) {
            declaration.qualify(known(wording.qualities()));
        }
        declaration.showTo(wording.visibility());
    }

    /** The qualities in the order of the reference, each once. */
    private List<String> known(List<String> codes) {
        List<String> all = jdbc.sql("SELECT code FROM quality ORDER BY bit")
                .query(String.class)
                .list();
        for (String code : codes) {
            if (!all.contains(code)) {
                throw Problem.invalid(
                        "There is no quality '" + code + "'. Choose among " + String.join(", ", all) + ".");
            }
        }
        return all.stream().filter(codes::contains).toList();
    }

    /** A fact that nobody else changes until the transaction ends. */
    private <T> T claim(Class<T> type, String table, long id) {
        TerritoryLock.ofFact(jdbc, table, id);
        return find(type, table, id);
    }

    private <T> T find(Class<T> type, String word, long id) {
        T found = entities.find(type, id);
        if (found == null) {
            throw Problem.notFound(word, id);
        }
        return found;
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
        entities.flush();
        jdbc.sql("""
                        WITH RECURSIVE up AS (
                            SELECT id, parent_id FROM territory WHERE code = :code
                            UNION SELECT above.id, above.parent_id FROM territory above JOIN up ON above.id = up.parent_id)
                        UPDATE territory SET data_version = data_version + 1 WHERE id IN (SELECT id FROM up)
                        """).param("code", territory).update();
        events.publishEvent(new TerritoryChanged(territory));
    }
}
