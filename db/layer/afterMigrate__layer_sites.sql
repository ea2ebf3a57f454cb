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
           site.category,
           site.categories,
           site.declarations,
           site.fictitious,
           site.position::geometry(Point, 4326) AS geometry,
           site.drawn
    FROM visible.declaring_site site
    JOIN visible.territory ON territory.id = site.territory_id
    LEFT JOIN visible.zone ON zone.id = site.zone_id;
COMMENT ON VIEW layer.sites IS '{"title_fr": "Établissements", "title_en": "Sites", "description_fr": "Établissements ; category est la catégorie où ils déclarent le plus, categories les donne toutes.", "description": "Company sites; category is the one they declare most in, categories all of them.", "min_zoom": 12, "tile": ["name", "category", "categories", "zone_id"], "follows": ["site", "declaration"]}';
