-- A cluster gathers at a member's site or at a zone's anchor; `hub` names either, a zone by its negative number.
ALTER TABLE cluster
    ALTER COLUMN hub_site_id DROP NOT NULL,
    ADD COLUMN hub_zone_id bigint REFERENCES zone ON DELETE CASCADE,
    ADD CHECK (num_nonnulls(hub_site_id, hub_zone_id) = 1);
ALTER TABLE cluster ADD COLUMN hub bigint GENERATED ALWAYS AS (coalesce(hub_site_id, -hub_zone_id)) STORED;
DROP INDEX cluster_current;
CREATE UNIQUE INDEX cluster_current ON cluster (territory_id, scenario, resource, hub) WHERE last_run IS NULL;

ALTER TABLE cluster_event
    ALTER COLUMN hub_site_id DROP NOT NULL,
    ADD COLUMN hub_zone_id bigint REFERENCES zone ON DELETE CASCADE,
    ADD CHECK (num_nonnulls(hub_site_id, hub_zone_id) = 1);
ALTER TABLE cluster_event ADD COLUMN hub bigint GENERATED ALWAYS AS (coalesce(hub_site_id, -hub_zone_id)) STORED;
DROP INDEX cluster_event_identity;
CREATE INDEX cluster_event_identity ON cluster_event (resource, hub, id DESC);

ALTER TABLE chosen_cluster
    ALTER COLUMN hub_site_id DROP NOT NULL,
    ADD COLUMN hub_zone_id bigint REFERENCES zone ON DELETE CASCADE,
    ADD CHECK (num_nonnulls(hub_site_id, hub_zone_id) = 1);
ALTER TABLE chosen_cluster ADD COLUMN hub bigint GENERATED ALWAYS AS (coalesce(hub_site_id, -hub_zone_id)) STORED;
CREATE UNIQUE INDEX chosen_cluster_identity ON chosen_cluster (territory_id, resource, hub);

-- The farthest two members may be apart, for collective self-consumption of electricity; null or 0 without such a limit.
ALTER TABLE economics_default ADD COLUMN pair_km double precision CHECK (pair_km >= 0 AND pair_km <= 20000);
ALTER TABLE economics ADD COLUMN pair_km double precision CHECK (pair_km >= 0 AND pair_km <= 20000);
ALTER TABLE own_economics ADD COLUMN pair_km double precision CHECK (pair_km >= 0 AND pair_km <= 20000);

-- Where clusters may gather and which of them people chose belong to what an analysis used.
UPDATE edition SET content = content || '{"zones": [], "chosen": []}' || jsonb_build_object('economics',
    (SELECT coalesce(jsonb_object_agg(key, value || '{"longest_pair": {"value": 0}}'), '{}')
     FROM jsonb_each(content -> 'economics')));

-- The new columns, for readers.
DROP VIEW visible.cluster_member, visible.cluster_round, visible.cluster_split, visible.cluster_prospect,
    visible.chosen_cluster, visible.cluster_event, visible.cluster, visible.kept_cluster;

CREATE VIEW visible.cluster AS
    SELECT cluster.*,
           coalesce((SELECT event.status FROM cluster_event event
                     WHERE event.resource = cluster.resource AND event.hub = cluster.hub
                     ORDER BY event.id DESC LIMIT 1), 'detected') AS status
    FROM cluster
    WHERE cluster.last_run IS NULL AND cluster.scenario = visible.scenario()
      AND visible.may_see(cluster.visibility, cluster.territory_id);

CREATE VIEW visible.kept_cluster AS
    SELECT cluster.* FROM cluster WHERE visible.may_see(cluster.visibility, cluster.territory_id);

CREATE VIEW visible.cluster_member AS
    SELECT member.* FROM cluster_member member WHERE member.cluster_id IN (SELECT id FROM visible.kept_cluster);

CREATE VIEW visible.cluster_round AS
    SELECT * FROM cluster_round WHERE cluster_id IN (SELECT id FROM visible.kept_cluster);

CREATE VIEW visible.cluster_split AS
    SELECT * FROM cluster_split WHERE cluster_id IN (SELECT id FROM visible.kept_cluster);

CREATE VIEW visible.cluster_prospect AS
    SELECT prospect.*
    FROM cluster_prospect prospect
    JOIN visible.kept_cluster cluster ON cluster.id = prospect.cluster_id
    JOIN visible.declaration ON declaration.id = prospect.declaration_id
    JOIN visible.site ON site.id = prospect.site_id
    WHERE visible.may_see(prospect.visibility, cluster.territory_id);

CREATE VIEW visible.chosen_cluster AS
    SELECT * FROM chosen_cluster WHERE visible.may_see('facilitator', territory_id);

CREATE VIEW visible.cluster_event AS
    SELECT * FROM cluster_event WHERE visible.may_see('facilitator', territory_id);

GRANT SELECT ON visible.cluster, visible.kept_cluster, visible.cluster_member, visible.cluster_round, visible.cluster_split,
    visible.cluster_prospect, visible.chosen_cluster, visible.cluster_event TO symbiozae_reader;
