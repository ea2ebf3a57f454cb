-- What an invented plot offers is invented, and says so.

ALTER TABLE plot ADD COLUMN fictitious boolean NOT NULL DEFAULT false;

CREATE OR REPLACE FUNCTION offer_plots(plots bigint[]) RETURNS void LANGUAGE plpgsql SET jit = off AS $$
BEGIN
    INSERT INTO site (territory_id, zone_id, code, name, activity, position, visibility, fictitious, source,
                      plot_id)
        SELECT plot.territory_id,
               coalesce((SELECT id FROM zone WHERE zone.territory_id = plot.territory_id AND zone.code = plot.zone_code),
                        (SELECT id FROM zone WHERE ST_Covers(zone.boundary, place)
                         ORDER BY ST_Area(zone.boundary), id LIMIT 1)),
               'TERRAIN ' || plot.code, 'Terrain ' || plot.code, 'Terrain en vente', place, plot.visibility,
               plot.fictitious, plot.source, plot.id
        FROM plot CROSS JOIN LATERAL (SELECT ST_PointOnSurface(plot.boundary) AS place) inner_point
        WHERE plot.id = ANY (plots) AND plot_is_for_sale(plot.attributes)
        ON CONFLICT (plot_id) DO UPDATE SET
            territory_id = excluded.territory_id, zone_id = excluded.zone_id, code = excluded.code, name = excluded.name,
            position = excluded.position, visibility = excluded.visibility, fictitious = excluded.fictitious,
            source = excluded.source;
    INSERT INTO declaration (territory_id, site_id, code, kind, resource, quantity, declared_on, visibility, fictitious,
                             source)
        SELECT plot.territory_id, site.id, 'TERRAIN ' || plot.code, 'offer', plot_resource(plot.attributes),
               CASE WHEN area.hectares > 0 THEN 10000 * area.hectares ELSE ST_Area(plot.boundary::geography) END,
               coalesce(plot_date(plot.attributes ->> 'terr_actu_date'), plot_date(plot.attributes ->> 'terr_identif_date'),
                        current_date),
               plot.visibility, plot.fictitious, plot.source
        FROM plot JOIN site ON site.plot_id = plot.id
        CROSS JOIN LATERAL (SELECT visible.number(plot.attributes ->> 'terr_surf_brute') AS hectares) area
        WHERE plot.id = ANY (plots) AND plot_is_for_sale(plot.attributes)
        ON CONFLICT (territory_id, code) DO UPDATE SET
            resource = excluded.resource, quantity = excluded.quantity, declared_on = excluded.declared_on,
            visibility = excluded.visibility, fictitious = excluded.fictitious, source = excluded.source, consent = true;
    UPDATE declaration SET consent = false
        FROM site JOIN plot ON plot.id = site.plot_id
        WHERE declaration.site_id = site.id AND consent AND plot.id = ANY (plots) AND NOT plot_is_for_sale(plot.attributes);
END $$;
