-- What the engine finds. An analysis is written whole; layers read the latest finished one of each territory.
-- Identity across runs: a synergy is its offer and its need, a cluster is its resource and its hub. Their life
-- cycles hang on that identity, so that a new analysis keeps every decision people took.

CREATE TABLE analysis (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    territory_id bigint NOT NULL REFERENCES territory,
    number       integer NOT NULL,
    scenario     text NOT NULL DEFAULT 'reference',
    data_version bigint NOT NULL,
    parameters   jsonb NOT NULL,
    summary      jsonb NOT NULL,
    started_at   timestamptz NOT NULL,
    finished_at  timestamptz NOT NULL DEFAULT now(),
    UNIQUE (territory_id, number)
);

CREATE TABLE synergy (
    id                bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    analysis_id       bigint NOT NULL REFERENCES analysis ON DELETE CASCADE,
    territory_id      bigint NOT NULL REFERENCES territory,
    visibility        visibility NOT NULL,
    offer_id          bigint NOT NULL REFERENCES declaration ON DELETE CASCADE,
    need_id           bigint NOT NULL REFERENCES declaration ON DELETE CASCADE,
    offer_site_id     bigint NOT NULL REFERENCES site ON DELETE CASCADE,
    need_site_id      bigint NOT NULL REFERENCES site ON DELETE CASCADE,
    offered           text NOT NULL REFERENCES resource,
    needed            text NOT NULL REFERENCES resource,
    rank              integer NOT NULL,
    score             double precision NOT NULL,
    f_type            double precision NOT NULL,
    f_distance        double precision NOT NULL,
    f_quantity        double precision NOT NULL,
    f_season          double precision NOT NULL,
    f_offer_freshness double precision NOT NULL,
    f_need_freshness  double precision NOT NULL,
    km_type           double precision NOT NULL,
    km_distance       double precision NOT NULL,
    km_quantity       double precision NOT NULL,
    km_season         double precision NOT NULL,
    km_freshness      double precision NOT NULL,
    equivalent_km     double precision NOT NULL,
    distance_m        double precision NOT NULL,
    offer_quantity    double precision NOT NULL,
    need_quantity     double precision NOT NULL,
    allocated         double precision NOT NULL,
    step              text NOT NULL,
    link              geometry(LineString, 4326) NOT NULL,
    UNIQUE (analysis_id, offer_id, need_id)
);
CREATE INDEX synergy_link ON synergy USING gist (link);
CREATE INDEX synergy_score ON synergy (analysis_id, score DESC);
CREATE INDEX synergy_offer_site ON synergy (offer_site_id);
CREATE INDEX synergy_need_site ON synergy (need_site_id);
CREATE INDEX synergy_pair ON synergy (offer_id, need_id);

CREATE TABLE cluster (
    id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    analysis_id    bigint NOT NULL REFERENCES analysis ON DELETE CASCADE,
    territory_id   bigint NOT NULL REFERENCES territory,
    visibility     visibility NOT NULL,
    resource       text NOT NULL REFERENCES resource,
    hub_site_id    bigint NOT NULL REFERENCES site ON DELETE CASCADE,
    members        integer NOT NULL,
    volume         double precision NOT NULL,
    benefit        double precision NOT NULL,
    distance_cost  double precision NOT NULL,
    fixed_cost     double precision NOT NULL,
    value          double precision NOT NULL,
    radius_m       double precision NOT NULL,
    diameter_m     double precision NOT NULL,
    min_volume     double precision NOT NULL,
    min_members    integer NOT NULL,
    default_economics boolean NOT NULL,
    hull           geometry(Polygon, 4326) NOT NULL,
    UNIQUE (analysis_id, resource, hub_site_id)
);
CREATE INDEX cluster_hull ON cluster USING gist (hull);

CREATE TABLE cluster_member (
    cluster_id     bigint NOT NULL REFERENCES cluster ON DELETE CASCADE,
    site_id        bigint NOT NULL REFERENCES site ON DELETE CASCADE,
    declaration_id bigint NOT NULL REFERENCES declaration ON DELETE CASCADE,
    volume         double precision NOT NULL,
    distance_m     double precision NOT NULL,
    net            double precision NOT NULL,
    share          double precision NOT NULL,
    critical       boolean NOT NULL,
    PRIMARY KEY (cluster_id, site_id)
);
CREATE INDEX cluster_member_site ON cluster_member (site_id);

-- The life cycle, kept whole: who moved what to which status, when, and why.
CREATE TYPE life_status AS ENUM (
    'detected', 'qualified', 'contacted', 'studied', 'agreed', 'operational', 'recurring', 'stopped',
    'rejected', 'abandoned');
CREATE TYPE life_reason AS ENUM (
    'technical', 'regulatory', 'economic', 'logistic', 'distance', 'partner_lost', 'confidentiality', 'no_time');

CREATE TABLE synergy_event (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    territory_id bigint NOT NULL REFERENCES territory,
    offer_id     bigint NOT NULL REFERENCES declaration ON DELETE CASCADE,
    need_id      bigint NOT NULL REFERENCES declaration ON DELETE CASCADE,
    status       life_status NOT NULL,
    reason       life_reason,
    proof        text NOT NULL DEFAULT '',
    at           timestamptz NOT NULL DEFAULT now(),
    by_whom      text NOT NULL,
    CHECK (status NOT IN ('rejected', 'abandoned') OR reason IS NOT NULL),
    CHECK (status <> 'operational' OR proof <> '')
);
CREATE INDEX synergy_event_pair ON synergy_event (offer_id, need_id, id DESC);

CREATE TABLE cluster_event (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    territory_id bigint NOT NULL REFERENCES territory,
    resource     text NOT NULL REFERENCES resource,
    hub_site_id  bigint NOT NULL REFERENCES site ON DELETE CASCADE,
    status       life_status NOT NULL,
    reason       life_reason,
    proof        text NOT NULL DEFAULT '',
    at           timestamptz NOT NULL DEFAULT now(),
    by_whom      text NOT NULL,
    CHECK (status NOT IN ('rejected', 'abandoned') OR reason IS NOT NULL),
    CHECK (status <> 'operational' OR proof <> '')
);
CREATE INDEX cluster_event_identity ON cluster_event (resource, hub_site_id, id DESC);
