CREATE VIEW layer.declarations AS
    SELECT declaration.id,
           declaration.code,
           declaration.kind,
           resource.category,
           declaration.resource,
           resource.label_fr,
           resource.label_en,
           declaration.quantity,
           resource.unit,
           declaration.months::integer AS months,
           declaration.storage_months::integer AS storage_months,
           array_to_string(declaration.qualities, ',') AS qualities,
           declaration.estimated,
           declaration.declared_on,
           declaration.valid_from,
           declaration.valid_to,
           declaration.visibility::text AS visibility,
           site.id AS site_id,
           site.name AS site_name,
           zone.id AS zone_id,
           zone.name AS zone_name,
           territory.code AS territory,
           declaration.fictitious,
           site.position::geometry(Point, 4326) AS geometry,
           site.drawn
    FROM visible.declaration
    JOIN resource ON resource.code = declaration.resource
    JOIN visible.site ON site.id = declaration.site_id
    JOIN visible.territory ON territory.id = declaration.territory_id
    LEFT JOIN visible.zone ON zone.id = site.zone_id;
COMMENT ON VIEW layer.declarations IS '{"title_fr": "Déclarations", "title_en": "Declarations", "description_fr": "Ce que les établissements offrent, cherchent ou veulent partager ; quantités par an, dans l''unité de la ressource.", "description": "What sites offer, need or wish to share; quantities a year in the unit of the resource.", "min_zoom": 11, "time": ["declared_on"], "tile": ["category", "kind", "site_id"], "follows": ["declaration", "site"]}';
