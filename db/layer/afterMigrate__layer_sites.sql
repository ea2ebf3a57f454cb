CREATE VIEW layer.sites AS
    SELECT site.id,
           site.code,
           site.name,
           site.siret,
           site.naf,
           site.activity,
           site.headcount,
           zone.id AS zone_id,
           zone.name AS zone_name,
           territory.code AS territory,
           declared.category,
           declared.categories,
           coalesce(declared.declarations, 0)::integer AS declarations,
           site.fictitious,
           site.position::geometry(Point, 4326) AS geometry,
           site.drawn
    FROM visible.site
    JOIN visible.territory ON territory.id = site.territory_id
    LEFT JOIN visible.zone ON zone.id = site.zone_id
    LEFT JOIN LATERAL (
        SELECT (array_agg(category ORDER BY number DESC, category))[1] AS category,
               string_agg(category, ',' ORDER BY category) AS categories,
               sum(number) AS declarations
        FROM (SELECT resource.category, count(*) AS number
              FROM visible.declaration JOIN resource ON resource.code = declaration.resource
              WHERE declaration.site_id = site.id
              GROUP BY resource.category) by_category) declared ON true;
COMMENT ON VIEW layer.sites IS '{"title_fr": "Établissements", "title_en": "Sites", "description": "Company sites; category is the one they declare most in, categories all of them.", "min_zoom": 12, "tile": ["name", "category", "categories", "zone_id"], "follows": ["site", "declaration"]}';
