-- A plot on the market is an offer of land by itself: a site where it lies, owned by its territory, with one declaration.
-- Kept in step with the plot for ever after; taken off the market, the offer stays with its history but is matched no more.

ALTER TABLE site ADD COLUMN plot_id bigint UNIQUE REFERENCES plot ON DELETE CASCADE;

-- A plot is no company: it counts in no figure of its zone, or three plots of one owner would pass for three companies.
CREATE OR REPLACE FUNCTION place_declaration() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    SELECT CASE WHEN site.plot_id IS NULL THEN site.zone_id END INTO NEW.zone_id
        FROM site WHERE site.id = NEW.site_id FOR SHARE;
    SELECT resource.category INTO NEW.category FROM resource WHERE resource.code = NEW.resource;
    RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION place_declarations() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE declaration SET zone_id = after.zone_id
        FROM after JOIN before USING (id)
        WHERE declaration.site_id = after.id AND after.plot_id IS NULL AND after.zone_id IS DISTINCT FROM before.zone_id;
    RETURN NULL;
END $$;

CREATE FUNCTION plot_is_for_sale(attributes jsonb) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT coalesce(attributes ->> 'terr_stade_comm' IN ('en vente', 'en vente avec contraintes')
                    AND attributes ->> 'terr_stade_amngt' IS DISTINCT FROM 'non aménageable', false)
$$;

-- Brownfield, land used for a while, serviced land, or land that is not.
CREATE FUNCTION plot_resource(attributes jsonb) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE WHEN attributes ->> 'terr_url_cartofriches' <> '' THEN 'FON-TER-05'
                WHEN attributes ->> 'terr_etat_occup' = 'occupation transitoire' THEN 'FON-TER-03'
                WHEN attributes ->> 'terr_stade_amngt' IN ('viabilisé non aménagé', 'viabilisé et aménagé') THEN 'FON-TER-01'
                ELSE 'FON-TER-02' END
$$;

-- Years-months-days, else null.
CREATE FUNCTION plot_date(text text) RETURNS date LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
    RETURN CASE WHEN text ~ '^\d{4}-\d\d-\d\d$' THEN text::date END;
EXCEPTION WHEN datetime_field_overflow OR invalid_datetime_format THEN
    RETURN NULL;
END $$;

CREATE FUNCTION offer_plots(plots bigint[]) RETURNS void LANGUAGE plpgsql SET jit = off AS $$
BEGIN
    INSERT INTO site (territory_id, zone_id, code, name, activity, position, visibility, source, plot_id)
        SELECT plot.territory_id,
               coalesce((SELECT id FROM zone WHERE zone.territory_id = plot.territory_id AND zone.code = plot.zone_code),
                        (SELECT id FROM zone WHERE ST_Covers(zone.boundary, place)
                         ORDER BY ST_Area(zone.boundary), id LIMIT 1)),
               'TERRAIN ' || plot.code, 'Terrain ' || plot.code, 'Terrain en vente', place, plot.visibility, plot.source,
               plot.id
        FROM plot CROSS JOIN LATERAL (SELECT ST_PointOnSurface(plot.boundary) AS place) inner_point
        WHERE plot.id = ANY (plots) AND plot_is_for_sale(plot.attributes)
        ON CONFLICT (plot_id) DO UPDATE SET
            territory_id = excluded.territory_id, zone_id = excluded.zone_id, code = excluded.code, name = excluded.name,
            position = excluded.position, visibility = excluded.visibility, source = excluded.source;
    INSERT INTO declaration (territory_id, site_id, code, kind, resource, quantity, declared_on, visibility, source)
        SELECT plot.territory_id, site.id, 'TERRAIN ' || plot.code, 'offer', plot_resource(plot.attributes),
               CASE WHEN area.hectares > 0 THEN 10000 * area.hectares ELSE ST_Area(plot.boundary::geography) END,
               coalesce(plot_date(plot.attributes ->> 'terr_actu_date'), plot_date(plot.attributes ->> 'terr_identif_date'),
                        current_date),
               plot.visibility, plot.source
        FROM plot JOIN site ON site.plot_id = plot.id
        CROSS JOIN LATERAL (SELECT visible.number(plot.attributes ->> 'terr_surf_brute') AS hectares) area
        WHERE plot.id = ANY (plots) AND plot_is_for_sale(plot.attributes)
        ON CONFLICT (territory_id, code) DO UPDATE SET
            resource = excluded.resource, quantity = excluded.quantity, declared_on = excluded.declared_on,
            visibility = excluded.visibility, source = excluded.source, consent = true;
    UPDATE declaration SET consent = false
        FROM site JOIN plot ON plot.id = site.plot_id
        WHERE declaration.site_id = site.id AND consent AND plot.id = ANY (plots) AND NOT plot_is_for_sale(plot.attributes);
END $$;

CREATE FUNCTION offer_changed_plots() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM offer_plots(ARRAY(SELECT id FROM after));
    RETURN NULL;
END $$;
CREATE TRIGGER offer_inserted AFTER INSERT ON plot REFERENCING NEW TABLE AS after
    FOR EACH STATEMENT EXECUTE FUNCTION offer_changed_plots();
CREATE TRIGGER offer_updated AFTER UPDATE ON plot REFERENCING NEW TABLE AS after
    FOR EACH STATEMENT EXECUTE FUNCTION offer_changed_plots();

SELECT offer_plots(ARRAY(SELECT id FROM plot));
