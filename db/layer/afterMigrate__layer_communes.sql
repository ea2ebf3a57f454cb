CREATE VIEW layer.communes AS
    SELECT id, code, name, boundary::geometry(MultiPolygon, 4326) AS geometry,
           drawn
    FROM visible.commune;
COMMENT ON VIEW layer.communes IS '{"title_fr": "Communes", "title_en": "Communes", "description_fr": "Contours et noms pour le fond neutre.", "description": "Outlines and names for the neutral background.", "min_zoom": 7, "follows": ["commune"]}';
