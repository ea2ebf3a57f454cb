-- Every statement that changes something served notes where, and tells the instances that are listening.

-- The tiles of zooms 0 to finest that show something within the shape (EPSG:3857), their margins included. A large shape
-- stops at the zoom where it covers some four by four tiles; those stand for all below them (deep). Logarithms of numerics would
-- take nine tenths of the time: PostgreSQL works the depth out for every cell.
CREATE OR REPLACE FUNCTION change_cells(shape geometry, finest integer)
    RETURNS TABLE (cell bigint, deep boolean) LANGUAGE sql IMMUTABLE AS $$
    WITH box AS (
        SELECT ST_XMin(shape) / 40075016.6855785 + 0.5 AS west, ST_XMax(shape) / 40075016.6855785 + 0.5 AS east,
               0.5 - ST_YMax(shape) / 40075016.6855785 AS north, 0.5 - ST_YMin(shape) / 40075016.6855785 AS south),
    depth AS (
        SELECT greatest(0, least(finest, floor(2 - ln(greatest(east - west, south - north, 1e-9)) / ln(2::double precision))))
               ::integer AS last FROM box)
    SELECT (z::bigint << 56) | (x << 28) | y, z = depth.last
    FROM box, depth, generate_series(0, depth.last) z,
         generate_series(floor(greatest(0, west * 2 ^ z - 1 / 60.0))::bigint,
                         floor(least(2 ^ z - 1, east * 2 ^ z + 1 / 60.0))::bigint) x,
         generate_series(floor(greatest(0, north * 2 ^ z - 1 / 60.0))::bigint,
                         floor(least(2 ^ z - 1, south * 2 ^ z + 1 / 60.0))::bigint) y
$$;

-- Everywhere; once a transaction, however many statements.
CREATE OR REPLACE FUNCTION note_change_everywhere(everywhere text) RETURNS void LANGUAGE sql AS $$
    INSERT INTO change (topic, cell, deep)
        SELECT everywhere, 0, true
        WHERE NOT EXISTS (SELECT FROM change
                          WHERE xid = pg_current_xact_id() AND topic = everywhere AND cell = 0 AND deep);
    NOTIFY symbiozae_change
$$;

-- A null among the shapes stands for anywhere. Many shapes are taken together by tile of zoom 10. Compiling costs more than
-- it could save here: PostgreSQL cannot know how few rows these series have.
CREATE OR REPLACE FUNCTION note_change(topic text, shapes geometry[]) RETURNS void LANGUAGE plpgsql SET jit = off AS $$
BEGIN
    IF array_position(shapes, NULL) IS NOT NULL THEN
        PERFORM note_change_everywhere(topic);
    ELSIF cardinality(shapes) <= 1000 THEN
        INSERT INTO change (topic, cell, deep)
            SELECT DISTINCT note_change.topic, cells.cell, cells.deep
            FROM unnest(shapes) AS shape, change_cells(shape, 18) cells;
    ELSE
        INSERT INTO change (topic, cell, deep)
            SELECT DISTINCT note_change.topic, cells.cell, cells.deep
            FROM (SELECT ST_SetSRID(ST_Extent(shape)::geometry, 3857) AS shape
                  FROM unnest(shapes) AS shape
                  GROUP BY floor(ST_XMin(shape) / 39135), floor(ST_YMin(shape) / 39135)) grouped,
                 change_cells(grouped.shape, 10) cells;
    END IF;
    NOTIFY symbiozae_change;
END $$;

-- Arguments by three: the topic; which updated rows count (a condition on `before` and `after`, or 'true'); and a query
-- from `changed`, the rows as they were and as they are, to the shapes concerned. Of very many rows the shapes are gathered by
-- tile of zoom 10 as they come, or a million of them would be held at once.
CREATE OR REPLACE FUNCTION note_changes() RETURNS trigger LANGUAGE plpgsql SET jit = off AS $$
DECLARE
    changed text;
    many    boolean := false;
    shapes  geometry[];
BEGIN
    IF TG_OP = 'TRUNCATE' THEN
        FOR i IN 0 .. TG_NARGS - 1 BY 3 LOOP
            PERFORM note_change_everywhere(TG_ARGV[i]);
        END LOOP;
        RETURN NULL;
    ELSIF TG_OP = 'DELETE' THEN
        many := (SELECT count(*) > 1000 FROM (SELECT FROM before LIMIT 1001) seen);
    ELSE
        many := (SELECT count(*) > 1000 FROM (SELECT FROM after LIMIT 1001) seen);
    END IF;
    FOR i IN 0 .. TG_NARGS - 1 BY 3 LOOP
        changed := CASE TG_OP
            WHEN 'INSERT' THEN 'SELECT * FROM after'
            WHEN 'DELETE' THEN 'SELECT * FROM before'
            ELSE format('SELECT before.* FROM before JOIN after USING (id) WHERE before.* IS DISTINCT FROM after.* AND (%1$s)'
                || ' UNION ALL SELECT after.* FROM before JOIN after USING (id) WHERE before.* IS DISTINCT FROM after.* AND (%1$s)',
                TG_ARGV[i + 1])
        END;
        EXECUTE format('WITH changed AS (%s) SELECT array_agg(shape) FROM (%s) AS concerned (shape)',
                changed,
                CASE WHEN many THEN format('SELECT ST_SetSRID(ST_Extent(shape)::geometry, 3857) FROM (%s) AS each (shape)'
                    || ' GROUP BY floor(ST_XMin(shape) / 39135), floor(ST_YMin(shape) / 39135)', TG_ARGV[i + 2])
                ELSE TG_ARGV[i + 2] END)
            INTO shapes;
        IF shapes IS NOT NULL THEN
            PERFORM note_change(TG_ARGV[i], shapes);
        END IF;
    END LOOP;
    RETURN NULL;
END $$;

-- Old notes are dropped when they have become many; every tile is then new once.
CREATE OR REPLACE FUNCTION forget_changes() RETURNS void LANGUAGE sql AS $$
    DELETE FROM change;
    UPDATE change_epoch SET epoch = gen_random_uuid();
    NOTIFY symbiozae_change
$$;

-- Which change of which table concerns what, then what else refers to a row, which a new row cannot change. A table that layers
-- read and that has no place concerns all of them.
DO $$
DECLARE
    watched record;
    columns text;
    created text;
BEGIN
    FOR watched IN SELECT * FROM (VALUES
        ('commune', ARRAY['commune', 'true', 'SELECT ST_Envelope(drawn) FROM changed'], '{}'),
        ('zone', ARRAY['zone', 'true', 'SELECT ST_Envelope(drawn) FROM changed'], ARRAY[
            'cluster', 'true', 'SELECT ST_Envelope(drawable(hull)) FROM cluster WHERE hub_zone_id IN (SELECT id FROM changed)',
            'site', 'true', 'SELECT site.drawn FROM site WHERE zone_id IN (SELECT id FROM changed)',
            'flow', 'true', 'SELECT NULL::geometry FROM changed LIMIT 1']),
        ('site', ARRAY[
            'site', 'true', 'SELECT drawn FROM changed',
            'zone', 'before.zone_id IS DISTINCT FROM after.zone_id OR before.visibility <> after.visibility',
                'SELECT ST_Envelope(drawn) FROM zone WHERE id IN (SELECT zone_id FROM changed)'], ARRAY[
            'synergy', 'before.zone_id IS DISTINCT FROM after.zone_id OR before.visibility <> after.visibility',
                'SELECT ST_Envelope(drawable(link)) FROM synergy WHERE offer_site_id IN (SELECT id FROM changed)'
                || ' UNION ALL SELECT ST_Envelope(drawable(link)) FROM synergy WHERE need_site_id IN (SELECT id FROM changed)',
            'cluster', 'before.zone_id IS DISTINCT FROM after.zone_id OR before.visibility <> after.visibility OR before.position IS DISTINCT FROM after.position',
                'SELECT ST_Envelope(drawable(hull)) FROM cluster WHERE hub_site_id IN (SELECT id FROM changed)',
            'proposal', 'before.visibility <> after.visibility OR before.position IS DISTINCT FROM after.position',
                'SELECT site.drawn FROM proposal JOIN site ON site.id = site_id WHERE site_id IN (SELECT id FROM changed)'
                || ' OR offers || needs && ARRAY(SELECT id FROM declaration WHERE site_id IN (SELECT id FROM changed))']),
        ('plot', ARRAY['plot', 'true', 'SELECT ST_Envelope(drawable(boundary)) FROM changed'], '{}'),
        ('pole', ARRAY['pole', 'true', 'SELECT drawable(position) FROM changed'], '{}'),
        ('declaration', ARRAY[
            'declaration', 'true', 'SELECT drawn FROM site WHERE id IN (SELECT site_id FROM changed)'], ARRAY[
            'proposal', 'true',
                'SELECT site.drawn FROM proposal JOIN site ON site.id = site_id WHERE offers || needs && ARRAY(SELECT id FROM changed)']),
        ('zone_need', ARRAY['zone-need', 'true', 'SELECT zone.drawn_at FROM changed JOIN zone ON zone.id = zone_id'], '{}'),
        ('proposal', ARRAY['proposal', 'true', 'SELECT drawn FROM site WHERE id IN (SELECT site_id FROM changed)'], '{}'),
        ('synergy', ARRAY['synergy', 'true', 'SELECT ST_Envelope(drawable(link)) FROM changed'], '{}'),
        ('flow', ARRAY['flow', 'true', 'SELECT ST_Envelope(drawn) FROM changed'], '{}'),
        ('cluster', ARRAY['cluster', 'true', 'SELECT ST_Envelope(drawable(hull)) FROM changed'], '{}'),
        ('analysis', ARRAY['analysis', 'true', 'SELECT NULL::geometry FROM changed LIMIT 1'], '{}'),
        ('synergy_event', ARRAY['synergy', 'true',
            'SELECT ST_Envelope(drawable(link)) FROM changed JOIN synergy USING (offer_id, need_id)'], '{}'),
        ('cluster_event', ARRAY['cluster', 'true',
            'SELECT ST_Envelope(drawable(hull)) FROM changed JOIN cluster USING (resource, hub)'], '{}')
    ) AS list (name, arguments, referring) LOOP
        SELECT string_agg(quote_literal(argument), ', ' ORDER BY place) INTO created
            FROM unnest(watched.arguments) WITH ORDINALITY AS each (argument, place);
        SELECT string_agg(quote_literal(argument), ', ' ORDER BY place) INTO columns
            FROM unnest(watched.arguments || watched.referring) WITH ORDINALITY AS each (argument, place);
        EXECUTE format('CREATE OR REPLACE TRIGGER changes_insert AFTER INSERT ON %I REFERENCING NEW TABLE AS after'
            || ' FOR EACH STATEMENT EXECUTE FUNCTION note_changes(%s)', watched.name, created);
        EXECUTE format('CREATE OR REPLACE TRIGGER changes_update AFTER UPDATE ON %I REFERENCING OLD TABLE AS before'
            || ' NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION note_changes(%s)', watched.name, columns);
        EXECUTE format('CREATE OR REPLACE TRIGGER changes_delete AFTER DELETE ON %I REFERENCING OLD TABLE AS before'
            || ' FOR EACH STATEMENT EXECUTE FUNCTION note_changes(%s)', watched.name, columns);
        EXECUTE format('CREATE OR REPLACE TRIGGER changes_truncate AFTER TRUNCATE ON %I'
            || ' FOR EACH STATEMENT EXECUTE FUNCTION note_changes(%s)', watched.name, columns);
    END LOOP;
END $$;

CREATE OR REPLACE FUNCTION note_changes_everywhere() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM note_change_everywhere(TG_ARGV[0]);
    RETURN NULL;
END $$;

DO $$
DECLARE
    name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['need_category', 'resource', 'compatibility', 'quality', 'economics', 'economics_default'] LOOP
        EXECUTE format('CREATE OR REPLACE TRIGGER changes AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON %I'
            || ' FOR EACH STATEMENT EXECUTE FUNCTION note_changes_everywhere(''all'')', name);
    END LOOP;
END $$;

CREATE OR REPLACE TRIGGER changes AFTER INSERT OR DELETE OR TRUNCATE OR UPDATE OF code, name, parent_id, boundary, source
    ON territory FOR EACH STATEMENT EXECUTE FUNCTION note_changes_everywhere('all');
