CREATE VIEW layer.land AS
    SELECT declaration.id,
           declaration.kind,
           declaration.resource,
           resource.label_fr,
           resource.label_en,
           declaration.quantity,
           resource.unit,
           declaration.valid_from,
           declaration.valid_to,
           site.id AS site_id,
           site.name AS site_name,
           zone.id AS zone_id,
           zone.name AS zone_name,
           territory.code AS territory,
           declaration.fictitious,
           site.position::geometry(Point, 4326) AS geometry,
           site.drawn
    FROM visible.declaration
    JOIN resource ON resource.code = declaration.resource AND resource.category = 'foncier'
    JOIN visible.site ON site.id = declaration.site_id
    JOIN visible.territory ON territory.id = declaration.territory_id
    LEFT JOIN visible.zone ON zone.id = site.zone_id;
COMMENT ON VIEW layer.land IS '{"title_fr": "Foncier et locaux", "title_en": "Land and premises", "description_fr": "Terrains et locaux offerts, cherchés ou partagés.", "description": "Plots and premises offered, sought or shared.", "min_zoom": 9, "time": ["valid_from", "valid_to"], "tile": ["kind", "resource", "site_id"], "follows": ["declaration", "site"]}';
