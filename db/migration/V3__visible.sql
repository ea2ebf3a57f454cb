-- The one place where it is decided who sees what.
--
-- Layers are read as the role symbiozae_reader, which owns the layer views and may select from schema `visible` and
-- from nothing else that is confidential: a layer that reaches for a raw table fails, it cannot forget the rule.
-- Who is looking is told to each transaction by become(); without it, the viewer is the public.

DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'symbiozae_reader') THEN
        CREATE ROLE symbiozae_reader NOLOGIN;
    END IF;
    EXECUTE format('GRANT symbiozae_reader TO %I', current_user);
END $$;

CREATE SCHEMA visible;
CREATE SCHEMA layer;

-- A territory and everything below it.
CREATE FUNCTION visible.territory_tree(codes text[]) RETURNS bigint[] LANGUAGE sql STABLE
    SECURITY DEFINER SET search_path = public AS $$
    WITH RECURSIVE tree AS (
        SELECT id FROM territory WHERE code = ANY (codes)
        UNION
        SELECT child.id FROM territory child JOIN tree ON child.parent_id = tree.id)
    SELECT coalesce(array_agg(id), '{}') FROM tree
$$;

-- role: public, member, facilitator or administrator. Holds until the transaction ends.
CREATE FUNCTION visible.become(viewer_role text, codes text[]) RETURNS void LANGUAGE sql
    SET search_path = public AS $$
    SELECT set_config('symbiozae.role', viewer_role, true),
           set_config('symbiozae.territories', (visible.territory_tree(codes))::text, true)
$$;

CREATE FUNCTION visible.viewer_role() RETURNS text LANGUAGE sql STABLE AS $$
    SELECT coalesce(nullif(current_setting('symbiozae.role', true), ''), 'public')
$$;

CREATE FUNCTION visible.viewer_territories() RETURNS bigint[] LANGUAGE sql STABLE AS $$
    SELECT coalesce(nullif(current_setting('symbiozae.territories', true), ''), '{}')::bigint[]
$$;

CREATE FUNCTION visible.may_see(row_visibility public.visibility, owner bigint) RETURNS boolean
    LANGUAGE sql STABLE AS $$
    SELECT row_visibility = 'public'
        OR visible.viewer_role() = 'administrator'
        OR (owner = ANY (visible.viewer_territories())
            AND (visible.viewer_role() = 'facilitator'
                 OR visible.viewer_role() = 'member' AND row_visibility = 'network'))
$$;

CREATE VIEW visible.territory AS SELECT * FROM territory;
CREATE VIEW visible.commune AS SELECT * FROM commune;
CREATE VIEW visible.zone AS SELECT * FROM zone WHERE visible.may_see(visibility, territory_id);
CREATE VIEW visible.site AS SELECT * FROM site WHERE visible.may_see(visibility, territory_id);

-- A declaration is never more open than its site: hiding the company hides what it declares.
CREATE VIEW visible.declaration AS
    SELECT declaration.*
    FROM declaration JOIN site ON site.id = declaration.site_id
    WHERE visible.may_see(greatest(declaration.visibility, site.visibility), declaration.territory_id);

CREATE VIEW visible.latest_analysis AS
    SELECT DISTINCT ON (territory_id) *
    FROM analysis
    WHERE scenario = 'reference'
    ORDER BY territory_id, number DESC;

CREATE VIEW visible.synergy AS
    SELECT synergy.*,
           coalesce((SELECT event.status FROM synergy_event event
                     WHERE event.offer_id = synergy.offer_id AND event.need_id = synergy.need_id
                     ORDER BY event.id DESC LIMIT 1), 'detected') AS status
    FROM synergy
    JOIN site offering ON offering.id = synergy.offer_site_id
    JOIN site needing ON needing.id = synergy.need_site_id
    WHERE synergy.analysis_id IN (SELECT id FROM visible.latest_analysis)
      AND visible.may_see(greatest(synergy.visibility, offering.visibility, needing.visibility), synergy.territory_id);

CREATE VIEW visible.cluster AS
    SELECT cluster.*,
           coalesce((SELECT event.status FROM cluster_event event
                     WHERE event.resource = cluster.resource AND event.hub_site_id = cluster.hub_site_id
                     ORDER BY event.id DESC LIMIT 1), 'detected') AS status
    FROM cluster
    WHERE cluster.analysis_id IN (SELECT id FROM visible.latest_analysis)
      AND visible.may_see(cluster.visibility, cluster.territory_id);

CREATE VIEW visible.cluster_member AS
    SELECT member.* FROM cluster_member member WHERE member.cluster_id IN (SELECT id FROM visible.cluster);

-- The life cycle names people and reasons: it is the facilitators'.
CREATE VIEW visible.synergy_event AS
    SELECT * FROM synergy_event WHERE visible.may_see('facilitator', territory_id);
CREATE VIEW visible.cluster_event AS
    SELECT * FROM cluster_event WHERE visible.may_see('facilitator', territory_id);

-- Safe aggregate, open to all: declarations per zone and category. Statistical secrecy: a figure is published only
-- when at least 3 companies stand behind it and none makes more than 85 % of it. Facilitators read their own whole.
CREATE VIEW visible.zone_need AS
    WITH declared AS (
        SELECT zone.id AS zone_id, resource.category, declaration.site_id,
               count(*) FILTER (WHERE declaration.kind = 'offer') AS offers,
               count(*) FILTER (WHERE declaration.kind = 'need') AS needs,
               count(*) FILTER (WHERE declaration.kind = 'share') AS shares,
               count(*) AS total
        FROM declaration
        JOIN site ON site.id = declaration.site_id
        JOIN zone ON zone.id = site.zone_id
        JOIN resource ON resource.code = declaration.resource
        GROUP BY zone.id, resource.category, declaration.site_id),
    summed AS (
        SELECT zone_id, category,
               sum(offers)::integer AS offers, sum(needs)::integer AS needs, sum(shares)::integer AS shares,
               sum(total)::integer AS total, count(*)::integer AS companies, max(total) AS largest
        FROM declared
        GROUP BY zone_id, category)
    SELECT summed.zone_id, summed.category, zone.territory_id,
           summed.offers, summed.needs, summed.shares, summed.total, summed.companies
    FROM summed JOIN zone ON zone.id = summed.zone_id
    WHERE visible.may_see(zone.visibility, zone.territory_id)
      AND (companies >= 3 AND largest <= 0.85 * total
           OR visible.may_see('facilitator', zone.territory_id));

-- For searching names as people type them: case and French accents ignored.
CREATE FUNCTION unaccented(name text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT translate(lower(name), 'àâäáãçéèêëíìîïñóòôöõúùûüýÿ', 'aaaaaceeeeiiiinooooouuuuyy')
$$;

GRANT USAGE ON SCHEMA visible, layer TO symbiozae_reader;
GRANT SELECT ON ALL TABLES IN SCHEMA visible TO symbiozae_reader;
GRANT SELECT ON need_category, resource, compatibility, quality, economics_default, economics TO symbiozae_reader;
