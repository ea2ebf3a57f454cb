CREATE VIEW layer.territories AS
    SELECT territory.id,
           territory.code,
           territory.name,
           parent.code AS parent,
           territory.boundary::geometry(MultiPolygon, 4326) AS geometry,
           territory.drawn
    FROM visible.territory LEFT JOIN visible.territory parent ON parent.id = territory.parent_id;
COMMENT ON VIEW layer.territories IS '{"title_fr": "Territoires", "title_en": "Territories", "description_fr": "Territoires (EPCI) et programmes qui les réunissent.", "description": "Territories (EPCI) and the programmes that gather them.", "min_zoom": 0, "follows": []}';
