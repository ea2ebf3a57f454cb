-- Runs: what an analysis used and found is kept by ranges of run numbers, scenarios are named sets of parameters,
-- territories may have figures of their own, and work goes on as durable jobs.

DROP VIEW visible.cluster_member, visible.cluster, visible.synergy, visible.latest_analysis;

-- The taxonomy as an analysis used it, overrides included; one row for each content.
CREATE TABLE edition (
    id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    sha256  text NOT NULL UNIQUE,
    content jsonb NOT NULL,
    at      timestamptz NOT NULL DEFAULT now()
);

ALTER TABLE analysis
    ADD COLUMN edition_id bigint REFERENCES edition,
    ADD COLUMN checksum bigint;
CREATE INDEX analysis_latest ON analysis (territory_id, scenario, number DESC);

-- A row holds from analysis first_run to analysis last_run of its scenario; last_run is null while the latest analysis has
-- it. A new run closes what is gone or changed and adds what is new, so an unchanged row is written once.
ALTER TABLE synergy
    ADD COLUMN scenario text NOT NULL DEFAULT 'reference',
    ADD COLUMN first_run integer,
    ADD COLUMN last_run integer,
    ADD COLUMN fingerprint bigint NOT NULL DEFAULT 0;
ALTER TABLE cluster
    ADD COLUMN scenario text NOT NULL DEFAULT 'reference',
    ADD COLUMN first_run integer,
    ADD COLUMN last_run integer,
    ADD COLUMN fingerprint bigint NOT NULL DEFAULT 0;
UPDATE synergy SET scenario = run.scenario, first_run = run.number, last_run = nullif(run.number, run.latest)
    FROM (SELECT *, max(number) OVER (PARTITION BY territory_id, scenario) AS latest FROM analysis) run
    WHERE run.id = synergy.analysis_id;
UPDATE cluster SET scenario = run.scenario, first_run = run.number, last_run = nullif(run.number, run.latest)
    FROM (SELECT *, max(number) OVER (PARTITION BY territory_id, scenario) AS latest FROM analysis) run
    WHERE run.id = cluster.analysis_id;
ALTER TABLE synergy
    DROP COLUMN analysis_id,
    ALTER COLUMN scenario DROP DEFAULT,
    ALTER COLUMN fingerprint DROP DEFAULT,
    ALTER COLUMN first_run SET NOT NULL;
ALTER TABLE cluster
    DROP COLUMN analysis_id,
    ALTER COLUMN scenario DROP DEFAULT,
    ALTER COLUMN fingerprint DROP DEFAULT,
    ALTER COLUMN first_run SET NOT NULL;
CREATE UNIQUE INDEX synergy_current ON synergy (territory_id, scenario, need_id, offer_id) WHERE last_run IS NULL;
CREATE UNIQUE INDEX cluster_current ON cluster (territory_id, scenario, resource, hub_site_id) WHERE last_run IS NULL;
CREATE INDEX synergy_score ON synergy (territory_id, scenario, score DESC) WHERE last_run IS NULL;
CREATE INDEX synergy_past ON synergy (territory_id, scenario, last_run) WHERE last_run IS NOT NULL;
CREATE INDEX cluster_past ON cluster (territory_id, scenario, last_run) WHERE last_run IS NOT NULL;
CREATE INDEX synergy_need ON synergy (need_id);
CREATE INDEX cluster_member_declaration ON cluster_member (declaration_id);

-- The facts as the engine took them, by ranges of the territory's run numbers: a site or a declaration as JSON. Taking a
-- fact back erases it here too.
CREATE TABLE kept_fact (
    id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    territory_id   bigint NOT NULL REFERENCES territory,
    first_run      integer NOT NULL,
    last_run       integer,
    site_id        bigint REFERENCES site ON DELETE CASCADE,
    declaration_id bigint REFERENCES declaration ON DELETE CASCADE,
    content        jsonb NOT NULL,
    fingerprint    bigint NOT NULL,
    CHECK (num_nonnulls(site_id, declaration_id) = 1)
);
CREATE UNIQUE INDEX kept_site_current ON kept_fact (territory_id, site_id) WHERE last_run IS NULL;
CREATE UNIQUE INDEX kept_declaration_current ON kept_fact (territory_id, declaration_id) WHERE last_run IS NULL;
CREATE INDEX kept_fact_past ON kept_fact (territory_id, last_run) WHERE last_run IS NOT NULL;
CREATE INDEX kept_fact_site ON kept_fact (site_id);
CREATE INDEX kept_fact_declaration ON kept_fact (declaration_id);

-- What its owner closes is closed at once in what was computed from it, before the next analysis.
CREATE FUNCTION close_results() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE synergy SET visibility = NEW.visibility
        WHERE (offer_id = NEW.id OR need_id = NEW.id) AND visibility < NEW.visibility;
    UPDATE cluster SET visibility = NEW.visibility
        WHERE id IN (SELECT cluster_id FROM cluster_member WHERE declaration_id = NEW.id) AND visibility < NEW.visibility;
    RETURN NULL;
END $$;
CREATE TRIGGER close_results AFTER UPDATE OF visibility ON declaration
    FOR EACH ROW WHEN (NEW.visibility > OLD.visibility) EXECUTE FUNCTION close_results();

-- A named set of parameters of a topmost territory; 'reference' may be changed like any other, but always exists.
CREATE TABLE scenario (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    territory_id bigint NOT NULL REFERENCES territory,
    name         text NOT NULL CHECK (name ~ '^[a-z0-9][a-z0-9-]{0,39}$'),
    label        text NOT NULL CHECK (length(label) BETWEEN 1 AND 120),
    parameters   jsonb NOT NULL,
    version      integer NOT NULL DEFAULT 0,
    changed_at   timestamptz NOT NULL DEFAULT now(),
    changed_by   text NOT NULL,
    UNIQUE (territory_id, name)
);
CREATE INDEX scenario_name ON scenario (name);

-- What a topmost territory says differently from the reference files; a null leaves the reference's figure.
CREATE TABLE own_resource (
    territory_id bigint NOT NULL REFERENCES territory,
    resource     text NOT NULL REFERENCES resource,
    decay_km     double precision CHECK (decay_km > 0 AND decay_km <= 20000),
    reach_km     double precision CHECK (reach_km > 0 AND reach_km <= 20000),
    version      integer NOT NULL DEFAULT 0,
    changed_at   timestamptz NOT NULL DEFAULT now(),
    changed_by   text NOT NULL,
    PRIMARY KEY (territory_id, resource)
);

-- A weight of zero says: here, this does not replace that.
CREATE TABLE own_compatibility (
    territory_id bigint NOT NULL REFERENCES territory,
    from_code    text NOT NULL REFERENCES resource,
    to_code      text NOT NULL REFERENCES resource,
    weight       double precision CHECK (weight >= 0 AND weight <= 1),
    yield        double precision CHECK (yield > 0 AND yield < 'Infinity'),
    step         text,
    step_en      text,
    version      integer NOT NULL DEFAULT 0,
    changed_at   timestamptz NOT NULL DEFAULT now(),
    changed_by   text NOT NULL,
    PRIMARY KEY (territory_id, from_code, to_code),
    CHECK (from_code <> to_code)
);

-- For one resource, or for a category and unit.
CREATE TABLE own_economics (
    territory_id bigint NOT NULL REFERENCES territory,
    subject      text NOT NULL,
    resource     text REFERENCES resource,
    category     text REFERENCES need_category,
    unit         text,
    fixed_cost   double precision NOT NULL CHECK (fixed_cost >= 0 AND fixed_cost < 'Infinity'),
    alone_fixed  double precision NOT NULL CHECK (alone_fixed >= 0 AND alone_fixed < 'Infinity'),
    alone_extra  double precision NOT NULL CHECK (alone_extra >= 0 AND alone_extra < 'Infinity'),
    min_volume   double precision NOT NULL CHECK (min_volume >= 0 AND min_volume < 'Infinity'),
    max_volume   double precision NOT NULL CHECK (max_volume >= min_volume AND max_volume < 'Infinity'),
    min_members  smallint NOT NULL CHECK (min_members >= 2),
    radius_km    double precision NOT NULL CHECK (radius_km > 0 AND radius_km <= 20000),
    cost_per_km  double precision NOT NULL CHECK (cost_per_km >= 0 AND cost_per_km < 'Infinity'),
    version      integer NOT NULL DEFAULT 0,
    changed_at   timestamptz NOT NULL DEFAULT now(),
    changed_by   text NOT NULL,
    PRIMARY KEY (territory_id, subject),
    CHECK ((resource IS NULL) = (category IS NOT NULL AND unit IS NOT NULL))
);

-- Work that outlives the process that began it. A worker proves by its heartbeat that it is alive.
CREATE TYPE job_state AS ENUM ('waiting', 'running', 'done', 'failed', 'cancelled');
CREATE TABLE job (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind         text NOT NULL,
    territory_id bigint NOT NULL REFERENCES territory,
    subject      text NOT NULL,
    state        job_state NOT NULL DEFAULT 'waiting',
    step         text NOT NULL DEFAULT '',
    done         integer NOT NULL DEFAULT 0,
    steps        integer NOT NULL DEFAULT 0,
    asked_by     text NOT NULL,
    asked_at     timestamptz NOT NULL DEFAULT now(),
    due_at       timestamptz NOT NULL DEFAULT now(),
    started_at   timestamptz,
    ended_at     timestamptz,
    worker       text,
    heartbeat    timestamptz,
    attempts     integer NOT NULL DEFAULT 0,
    error        text,
    result       bigint
);
CREATE UNIQUE INDEX job_running ON job (territory_id) WHERE state = 'running';
CREATE UNIQUE INDEX job_waiting ON job (territory_id, kind, subject) WHERE state = 'waiting';

-- Which scenario this transaction reads.
CREATE FUNCTION visible.scenario() RETURNS text LANGUAGE sql STABLE AS $$
    SELECT coalesce(nullif(current_setting('symbiozae.scenario', true), ''), 'reference')
$$;

CREATE VIEW visible.latest_analysis AS
    SELECT latest.*
    FROM territory CROSS JOIN LATERAL (
        SELECT id, territory_id, number, scenario, data_version, started_at, finished_at FROM analysis
        WHERE territory_id = territory.id AND scenario = visible.scenario()
        ORDER BY number DESC LIMIT 1) latest;

CREATE VIEW visible.synergy AS
    SELECT synergy.*,
           coalesce((SELECT event.status FROM synergy_event event
                     WHERE event.offer_id = synergy.offer_id AND event.need_id = synergy.need_id
                     ORDER BY event.id DESC LIMIT 1), 'detected') AS status
    FROM synergy
    JOIN site offering ON offering.id = synergy.offer_site_id
    JOIN site needing ON needing.id = synergy.need_site_id
    WHERE synergy.last_run IS NULL AND synergy.scenario = visible.scenario()
      AND visible.may_see(greatest(synergy.visibility, offering.visibility, needing.visibility), synergy.territory_id);

-- Every run that is still kept, for comparisons.
CREATE VIEW visible.kept_synergy AS
    SELECT synergy.*
    FROM synergy
    JOIN site offering ON offering.id = synergy.offer_site_id
    JOIN site needing ON needing.id = synergy.need_site_id
    WHERE visible.may_see(greatest(synergy.visibility, offering.visibility, needing.visibility), synergy.territory_id);

CREATE VIEW visible.cluster AS
    SELECT cluster.*,
           coalesce((SELECT event.status FROM cluster_event event
                     WHERE event.resource = cluster.resource AND event.hub_site_id = cluster.hub_site_id
                     ORDER BY event.id DESC LIMIT 1), 'detected') AS status
    FROM cluster
    WHERE cluster.last_run IS NULL AND cluster.scenario = visible.scenario()
      AND visible.may_see(cluster.visibility, cluster.territory_id);

CREATE VIEW visible.kept_cluster AS
    SELECT cluster.* FROM cluster WHERE visible.may_see(cluster.visibility, cluster.territory_id);

CREATE VIEW visible.cluster_member AS
    SELECT member.* FROM cluster_member member WHERE member.cluster_id IN (SELECT id FROM visible.kept_cluster);

GRANT SELECT ON visible.latest_analysis, visible.synergy, visible.kept_synergy, visible.cluster, visible.kept_cluster,
    visible.cluster_member TO symbiozae_reader;
GRANT SELECT ON scenario, own_resource, own_compatibility, own_economics TO symbiozae_reader;
