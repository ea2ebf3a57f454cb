-- Collection rounds, ways to share a cluster's value, who could still be won, clusters people chose, and equipment that
-- synergies wait for.

-- The longest round trip that collects a resource; null or 0 where members go to the hub and back instead.
ALTER TABLE economics_default ADD COLUMN round_km double precision CHECK (round_km >= 0 AND round_km <= 20000);
ALTER TABLE economics ADD COLUMN round_km double precision CHECK (round_km >= 0 AND round_km <= 20000);
ALTER TABLE own_economics ADD COLUMN round_km double precision CHECK (round_km >= 0 AND round_km <= 20000);

-- What the processing step is done with.
ALTER TABLE compatibility ADD COLUMN equipment text REFERENCES resource;

-- What a synergy was computed with; null in runs stored before.
ALTER TABLE synergy
    ADD COLUMN decay_km double precision,
    ADD COLUMN reach_km double precision,
    ADD COLUMN yield double precision,
    ADD COLUMN equipment text REFERENCES resource;

CREATE TABLE cluster_round (
    cluster_id bigint PRIMARY KEY REFERENCES cluster ON DELETE CASCADE,
    stops      bigint[] NOT NULL,
    length_m   double precision NOT NULL
);

CREATE TABLE cluster_split (
    cluster_id    bigint NOT NULL REFERENCES cluster ON DELETE CASCADE,
    rule          text NOT NULL CHECK (rule IN ('proportional', 'shapley', 'least_core')),
    sites         bigint[] NOT NULL,
    parts         double precision[] NOT NULL,
    blocking      bigint[] NOT NULL,
    blocking_gain double precision NOT NULL,
    exhaustive    boolean NOT NULL,
    PRIMARY KEY (cluster_id, rule)
);

CREATE TABLE cluster_prospect (
    cluster_id     bigint NOT NULL REFERENCES cluster ON DELETE CASCADE,
    site_id        bigint NOT NULL REFERENCES site ON DELETE CASCADE,
    declaration_id bigint NOT NULL REFERENCES declaration ON DELETE CASCADE,
    visibility     visibility NOT NULL,
    volume         double precision NOT NULL,
    distance_m     double precision NOT NULL,
    net            double precision NOT NULL,
    missing        double precision,
    PRIMARY KEY (cluster_id, site_id)
);
CREATE INDEX cluster_prospect_site ON cluster_prospect (site_id);
CREATE INDEX cluster_prospect_declaration ON cluster_prospect (declaration_id);

-- A cluster that people want as it is: the next analyses keep it, as far as its terms allow, and plan the rest around it.
CREATE TABLE chosen_cluster (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    territory_id bigint NOT NULL REFERENCES territory,
    resource     text NOT NULL REFERENCES resource,
    hub_site_id  bigint NOT NULL REFERENCES site ON DELETE CASCADE,
    site_ids     bigint[] NOT NULL,
    at           timestamptz NOT NULL DEFAULT now(),
    by_whom      text NOT NULL,
    UNIQUE (territory_id, resource, hub_site_id)
);

-- Equipment that nobody within reach offers and that synergies need for their processing step.
CREATE TABLE proposal (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    territory_id bigint NOT NULL REFERENCES territory,
    scenario     text NOT NULL,
    first_run    integer NOT NULL,
    last_run     integer,
    fingerprint  bigint NOT NULL,
    visibility   visibility NOT NULL,
    equipment    text NOT NULL REFERENCES resource,
    site_id      bigint NOT NULL REFERENCES site ON DELETE CASCADE,
    mean_distance_m double precision NOT NULL,
    score        double precision NOT NULL,
    offers       bigint[] NOT NULL,
    needs        bigint[] NOT NULL
);
CREATE UNIQUE INDEX proposal_current ON proposal (territory_id, scenario, equipment, site_id) WHERE last_run IS NULL;
CREATE INDEX proposal_past ON proposal (territory_id, scenario, last_run) WHERE last_run IS NOT NULL;
CREATE INDEX proposal_site ON proposal (site_id);

-- What a closed declaration was part of is closed with it, before the next analysis.
CREATE FUNCTION close_details() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE cluster_prospect SET visibility = NEW.visibility
        WHERE declaration_id = NEW.id AND visibility < NEW.visibility;
    UPDATE proposal SET visibility = NEW.visibility
        WHERE (NEW.id = ANY (offers) OR NEW.id = ANY (needs)) AND visibility < NEW.visibility;
    RETURN NULL;
END $$;
CREATE TRIGGER close_details AFTER UPDATE OF visibility ON declaration
    FOR EACH ROW WHEN (NEW.visibility > OLD.visibility) EXECUTE FUNCTION close_details();

-- Details of what the viewer may see, by its id.
CREATE VIEW visible.synergy_terms AS
    SELECT id, decay_km, reach_km, yield, equipment FROM synergy
    WHERE id IN (SELECT id FROM visible.kept_synergy);

CREATE VIEW visible.cluster_round AS
    SELECT * FROM cluster_round WHERE cluster_id IN (SELECT id FROM visible.kept_cluster);

CREATE VIEW visible.cluster_split AS
    SELECT * FROM cluster_split WHERE cluster_id IN (SELECT id FROM visible.kept_cluster);

-- A prospect has its own owner, who may be more reserved than the members.
CREATE VIEW visible.cluster_prospect AS
    SELECT prospect.*
    FROM cluster_prospect prospect
    JOIN visible.kept_cluster cluster ON cluster.id = prospect.cluster_id
    JOIN visible.declaration ON declaration.id = prospect.declaration_id
    JOIN visible.site ON site.id = prospect.site_id
    WHERE visible.may_see(prospect.visibility, cluster.territory_id);

-- Which cluster people want is the facilitators' business.
CREATE VIEW visible.chosen_cluster AS
    SELECT * FROM chosen_cluster WHERE visible.may_see('facilitator', territory_id);

-- A proposal tells of every declaration behind it: it is as closed as the most closed of them and of their sites.
CREATE VIEW visible.proposal AS
    SELECT proposal.*
    FROM proposal JOIN visible.site ON site.id = proposal.site_id
    WHERE proposal.last_run IS NULL AND proposal.scenario = visible.scenario()
      AND visible.may_see(proposal.visibility, proposal.territory_id)
      AND NOT EXISTS (
          SELECT FROM unnest(proposal.offers || proposal.needs) behind
          WHERE NOT EXISTS (SELECT FROM visible.declaration WHERE id = behind));

GRANT SELECT ON visible.synergy_terms, visible.cluster_round, visible.cluster_split, visible.cluster_prospect,
    visible.chosen_cluster, visible.proposal TO symbiozae_reader;
