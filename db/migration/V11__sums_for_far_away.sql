-- What is drawn far away is summed: by zone, and from zone to zone. The sums must not read every row for every tile.

-- The zone of its site and the category of its resource beside each declaration, so that one index range holds all that a
-- zone's sums need.
ALTER TABLE declaration ADD COLUMN zone_id bigint, ADD COLUMN category text;
ALTER TABLE declaration DISABLE TRIGGER USER;
UPDATE declaration SET zone_id = site.zone_id, category = resource.category
    FROM site, resource WHERE site.id = site_id AND resource.code = declaration.resource;
ALTER TABLE declaration ENABLE TRIGGER USER;
CREATE INDEX declaration_zone ON declaration (zone_id, category, site_id) INCLUDE (kind);

-- Whoever moves the site to another zone waits for this row, or this row for him.
CREATE FUNCTION place_declaration() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    SELECT site.zone_id INTO NEW.zone_id FROM site WHERE site.id = NEW.site_id FOR SHARE;
    SELECT resource.category INTO NEW.category FROM resource WHERE resource.code = NEW.resource;
    RETURN NEW;
END $$;
CREATE TRIGGER place_declaration BEFORE INSERT OR UPDATE OF site_id, resource ON declaration
    FOR EACH ROW EXECUTE FUNCTION place_declaration();

CREATE FUNCTION place_declarations() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE declaration SET zone_id = after.zone_id
        FROM after JOIN before USING (id)
        WHERE declaration.site_id = after.id AND after.zone_id IS DISTINCT FROM before.zone_id;
    RETURN NULL;
END $$;
CREATE TRIGGER place_declarations AFTER UPDATE ON site REFERENCING OLD TABLE AS before NEW TABLE AS after
    FOR EACH STATEMENT EXECUTE FUNCTION place_declarations();

CREATE FUNCTION recategorise_declarations() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE declaration SET category = NEW.category WHERE resource = NEW.code;
    RETURN NULL;
END $$;
CREATE TRIGGER recategorise_declarations AFTER UPDATE OF category ON resource
    FOR EACH ROW WHEN (OLD.category <> NEW.category) EXECUTE FUNCTION recategorise_declarations();

-- The same rule as before: at least 3 companies, none above 85 %; facilitators read their own whole.
CREATE OR REPLACE VIEW visible.zone_need AS
    SELECT zone.id AS zone_id, summed.category, zone.territory_id,
           summed.offers, summed.needs, summed.shares, summed.total, summed.companies
    FROM zone CROSS JOIN LATERAL (
        SELECT category, sum(offers)::integer AS offers, sum(needs)::integer AS needs, sum(shares)::integer AS shares,
               sum(total)::integer AS total, count(*)::integer AS companies, max(total) AS largest
        FROM (SELECT declaration.category, declaration.site_id,
                     count(*) FILTER (WHERE kind = 'offer') AS offers, count(*) FILTER (WHERE kind = 'need') AS needs,
                     count(*) FILTER (WHERE kind = 'share') AS shares, count(*) AS total
              FROM declaration WHERE declaration.zone_id = zone.id
              GROUP BY declaration.category, declaration.site_id) declared
        GROUP BY category) summed
    WHERE visible.may_see(zone.visibility, zone.territory_id)
      AND (companies >= 3 AND largest <= 0.85 * total
           OR visible.may_see('facilitator', zone.territory_id));

CREATE INDEX site_of_zone ON site (zone_id) INCLUDE (visibility, territory_id);
DROP INDEX site_zone;

-- Present synergies from zone to zone, apart by who may see them.
CREATE TABLE flow (
    id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    territory_id  bigint NOT NULL REFERENCES territory,
    scenario      text NOT NULL,
    visibility    visibility NOT NULL,
    offer_zone_id bigint NOT NULL REFERENCES zone ON DELETE CASCADE,
    need_zone_id  bigint NOT NULL REFERENCES zone ON DELETE CASCADE,
    category      text NOT NULL,
    band          integer NOT NULL,
    synergies     integer NOT NULL,
    score         double precision NOT NULL,
    drawn         geometry(LineString, 3857) NOT NULL
);
CREATE INDEX flow_pair ON flow (offer_zone_id, need_zone_id);
CREATE INDEX flow_need_zone ON flow (need_zone_id);
CREATE INDEX flow_drawn ON flow USING gist (drawn);

CREATE VIEW visible.flow AS
    SELECT * FROM flow WHERE scenario = visible.scenario() AND visible.may_see(visibility, territory_id);
GRANT SELECT ON visible.flow TO symbiozae_reader;

-- Sums the flows between these zones anew; one transaction at a time.
CREATE FUNCTION sum_flows(offering bigint[], needing bigint[]) RETURNS void LANGUAGE plpgsql SET jit = off AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(5);
    DELETE FROM flow USING (SELECT DISTINCT * FROM unnest(offering, needing) AS pair (offer_zone, need_zone)) pair
        WHERE flow.offer_zone_id = offer_zone AND flow.need_zone_id = need_zone;
    INSERT INTO flow (territory_id, scenario, visibility, offer_zone_id, need_zone_id, category, band, synergies, score, drawn)
        SELECT synergy.territory_id, synergy.scenario, greatest(synergy.visibility, giver.visibility, taker.visibility) AS closed,
               origin.id, destination.id, resource.category, floor(synergy.score * 20 + 1e-9)::integer AS band, count(*),
               sum(synergy.score), ST_MakeLine(origin.drawn_at, destination.drawn_at)
        FROM (SELECT DISTINCT * FROM unnest(offering, needing) AS pair (offer_zone, need_zone)) pair
        JOIN zone origin ON origin.id = pair.offer_zone
        JOIN zone destination ON destination.id = pair.need_zone
        JOIN site giver ON giver.zone_id = origin.id
        JOIN synergy ON synergy.offer_site_id = giver.id AND synergy.last_run IS NULL
        JOIN site taker ON taker.id = synergy.need_site_id AND taker.zone_id = destination.id
        JOIN resource ON resource.code = synergy.offered
        WHERE origin.id <> destination.id AND origin.drawn_at IS NOT NULL AND destination.drawn_at IS NOT NULL
        GROUP BY synergy.territory_id, synergy.scenario, closed, origin.id, destination.id, resource.category, band
        ORDER BY origin.id, destination.id, resource.category, band;
END $$;

CREATE FUNCTION sum_flows_of_synergies() RETURNS trigger LANGUAGE plpgsql SET jit = off AS $$
DECLARE
    pairs record;
BEGIN
    EXECUTE format('SELECT array_agg(offer_zone) AS offering, array_agg(need_zone) AS needing FROM (SELECT DISTINCT'
        || ' giver.zone_id AS offer_zone, taker.zone_id AS need_zone FROM (%s) changed JOIN site giver ON giver.id = offer_site_id'
        || ' JOIN site taker ON taker.id = need_site_id WHERE giver.zone_id <> taker.zone_id) pair',
        CASE TG_OP WHEN 'INSERT' THEN 'SELECT * FROM after' WHEN 'DELETE' THEN 'SELECT * FROM before WHERE last_run IS NULL'
                   ELSE 'SELECT after.* FROM after JOIN before USING (id) WHERE (after.last_run, after.score, after.visibility)'
                        || ' IS DISTINCT FROM (before.last_run, before.score, before.visibility)' END) INTO pairs;
    IF pairs.offering IS NOT NULL THEN
        PERFORM sum_flows(pairs.offering, pairs.needing);
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER flows_insert AFTER INSERT ON synergy REFERENCING NEW TABLE AS after
    FOR EACH STATEMENT EXECUTE FUNCTION sum_flows_of_synergies();
CREATE TRIGGER flows_update AFTER UPDATE ON synergy REFERENCING OLD TABLE AS before NEW TABLE AS after
    FOR EACH STATEMENT EXECUTE FUNCTION sum_flows_of_synergies();
CREATE TRIGGER flows_delete AFTER DELETE ON synergy REFERENCING OLD TABLE AS before
    FOR EACH STATEMENT EXECUTE FUNCTION sum_flows_of_synergies();

-- A site that changes its zone or is closed changes the flows of its zone, before and after.
CREATE FUNCTION sum_flows_of_sites() RETURNS trigger LANGUAGE plpgsql SET jit = off AS $$
DECLARE
    pairs record;
BEGIN
    SELECT array_agg(offer_zone) AS offering, array_agg(need_zone) AS needing INTO pairs FROM (
        WITH moved AS (
            SELECT before.id, before.zone_id AS was, after.zone_id AS becomes FROM before JOIN after USING (id)
            WHERE (before.zone_id, before.visibility) IS DISTINCT FROM (after.zone_id, after.visibility)),
        touched AS (
            SELECT synergy.offer_site_id, synergy.need_site_id, was, becomes, true AS offers
            FROM moved JOIN synergy ON synergy.offer_site_id = moved.id AND last_run IS NULL
            UNION ALL
            SELECT synergy.offer_site_id, synergy.need_site_id, was, becomes, false
            FROM moved JOIN synergy ON synergy.need_site_id = moved.id AND last_run IS NULL)
        SELECT DISTINCT CASE WHEN offers THEN mine ELSE giver.zone_id END AS offer_zone,
               CASE WHEN offers THEN taker.zone_id ELSE mine END AS need_zone
        FROM touched CROSS JOIN LATERAL (VALUES (was), (becomes)) own (mine)
        JOIN site giver ON giver.id = offer_site_id JOIN site taker ON taker.id = need_site_id) pair;
    IF pairs.offering IS NOT NULL THEN
        PERFORM sum_flows(pairs.offering, pairs.needing);
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER flows AFTER UPDATE ON site REFERENCING OLD TABLE AS before NEW TABLE AS after
    FOR EACH STATEMENT EXECUTE FUNCTION sum_flows_of_sites();

-- A zone that is drawn anew takes the ends of its flows along.
CREATE FUNCTION redraw_flows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE flow SET drawn = ST_MakeLine(origin.drawn_at, destination.drawn_at)
        FROM zone origin, zone destination
        WHERE origin.id = offer_zone_id AND destination.id = need_zone_id AND NEW.id IN (offer_zone_id, need_zone_id);
    RETURN NULL;
END $$;
CREATE TRIGGER flows AFTER UPDATE OF boundary ON zone
    FOR EACH ROW WHEN (NEW.boundary IS DISTINCT FROM OLD.boundary) EXECUTE FUNCTION redraw_flows();

SELECT sum_flows(array_agg(offer_zone), array_agg(need_zone)) FROM (
    SELECT DISTINCT giver.zone_id AS offer_zone, taker.zone_id AS need_zone
    FROM synergy JOIN site giver ON giver.id = offer_site_id JOIN site taker ON taker.id = need_site_id
    WHERE last_run IS NULL AND giver.zone_id <> taker.zone_id) pair;
