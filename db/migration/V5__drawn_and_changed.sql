-- What is drawn is kept in EPSG:3857 with its own index, so that a tile transforms nothing; and every change says where.

-- Null beyond the latitudes of Web Mercator: stored, but in no tile.
CREATE FUNCTION drawable(shape geometry) RETURNS geometry LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE WHEN public.ST_YMin(shape) > -85.05 AND public.ST_YMax(shape) < 85.05
                THEN public.ST_Transform(shape, 3857) END
$$;

ALTER TABLE territory ADD COLUMN drawn geometry(MultiPolygon, 3857) GENERATED ALWAYS AS (drawable(boundary)) STORED;
ALTER TABLE commune ADD COLUMN drawn geometry(MultiPolygon, 3857) GENERATED ALWAYS AS (drawable(boundary)) STORED;
ALTER TABLE zone
    ADD COLUMN drawn geometry(MultiPolygon, 3857) GENERATED ALWAYS AS (drawable(boundary)) STORED,
    ADD COLUMN drawn_at geometry(Point, 3857) GENERATED ALWAYS AS (drawable(ST_PointOnSurface(boundary))) STORED;
ALTER TABLE site ADD COLUMN drawn geometry(Point, 3857) GENERATED ALWAYS AS (drawable(position)) STORED;

CREATE INDEX territory_drawn ON territory USING gist (drawn);
CREATE INDEX commune_drawn ON commune USING gist (drawn);
CREATE INDEX zone_drawn ON zone USING gist (drawn);
CREATE INDEX zone_drawn_at ON zone USING gist (drawn_at);
CREATE INDEX site_drawn ON site USING gist (drawn);
CREATE INDEX synergy_drawn ON synergy USING gist (drawable(link));
CREATE INDEX cluster_drawn ON cluster USING gist (drawable(hull));

CREATE OR REPLACE VIEW visible.territory AS SELECT * FROM territory;
CREATE OR REPLACE VIEW visible.commune AS SELECT * FROM commune;
CREATE OR REPLACE VIEW visible.zone AS SELECT * FROM zone WHERE visible.may_see(visibility, territory_id);
CREATE OR REPLACE VIEW visible.site AS SELECT * FROM site WHERE visible.may_see(visibility, territory_id);

-- What changed where, for tiles kept in memory. Rows are only added: writers never wait for each other.
-- cell: zoom, column and row of a WebMercatorQuad tile in 8, 28 and 28 bits; deep: that tile and all below it.
CREATE TABLE change (
    topic text NOT NULL,
    cell  bigint NOT NULL,
    deep  boolean NOT NULL,
    xid   xid8 NOT NULL DEFAULT pg_current_xact_id()
);
CREATE INDEX change_xid ON change (xid);

-- A new epoch forgets the changes so far and makes every tile new.
CREATE TABLE change_epoch (epoch uuid NOT NULL);
INSERT INTO change_epoch VALUES (gen_random_uuid());
