CREATE VIEW layer.zones AS
    SELECT zone.id,
           zone.code,
           zone.name,
           zone.commune_code,
           zone.commune_name,
           zone.vocation,
           territory.code AS territory,
           round((ST_Area(zone.boundary::geography) / 10000)::numeric, 1)::double precision AS area_ha,
           (SELECT count(*) FROM visible.site WHERE site.zone_id = zone.id AND site.plot_id IS NULL)::integer AS sites,
           zone.fictitious,
           zone.boundary::geometry(MultiPolygon, 4326) AS geometry,
           zone.drawn
    FROM visible.zone JOIN visible.territory ON territory.id = zone.territory_id;
COMMENT ON VIEW layer.zones IS '{"title_fr": "Zones d''activité", "title_en": "Business zones", "description_fr": "Périmètres des zones d''activité (ZAE).", "description": "Boundaries of the business zones (ZAE).", "min_zoom": 7, "tile": ["name", "sites"], "follows": ["zone"]}';
