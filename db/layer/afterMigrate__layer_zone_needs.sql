CREATE VIEW layer."zone-needs" AS
    SELECT zone_need.zone_id * 16 + need_category.position AS id,
           zone.id AS zone_id,
           zone.name AS zone_name,
           zone_need.category,
           zone_need.offers,
           zone_need.needs,
           zone_need.shares,
           zone_need.total,
           zone_need.companies,
           territory.code AS territory,
           ST_PointOnSurface(zone.boundary)::geometry(Point, 4326) AS geometry,
           zone.drawn_at AS drawn
    FROM visible.zone_need
    JOIN need_category ON need_category.code = zone_need.category
    JOIN visible.zone ON zone.id = zone_need.zone_id
    JOIN visible.territory ON territory.id = zone.territory_id;
COMMENT ON VIEW layer."zone-needs" IS '{"title_fr": "Besoins par zone", "title_en": "Needs by zone", "description_fr": "Déclarations par zone et par catégorie : un total sans risque, d''au moins 3 entreprises dont aucune ne fait plus de 85 %. Les déclarations qui ne sont pas publiques comptent dès que celles de 3 entreprises peuvent être dites ensemble ; offres, besoins et partages ne sont séparés que s''ils ne trahissent aucune entreprise.", "description": "Declarations per zone and category: a safe aggregate of at least 3 companies, none above 85 %. Declarations that are not public count once those of 3 companies can be told together; offers, needs and shares apart only where they give no company away.", "min_zoom": 0, "tile": ["zone_id", "zone_name", "category", "total"], "follows": ["zone", "zone-need"]}';
