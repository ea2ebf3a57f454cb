CREATE VIEW layer.proposals AS
    SELECT proposal.id,
           analysis.number AS analysis,
           proposal.scenario,
           resource.category,
           proposal.equipment AS resource,
           resource.label_fr,
           resource.label_en,
           cardinality(proposal.offers) AS offers,
           cardinality(proposal.needs) AS needs,
           proposal.score,
           proposal.mean_detour_m,
           site.id AS site_id,
           site.name AS site_name,
           zone.id AS zone_id,
           zone.name AS zone_name,
           territory.code AS territory,
           site.position::geometry(Point, 4326) AS geometry,
           site.drawn
    FROM visible.proposal
    JOIN visible.latest_analysis analysis ON analysis.territory_id = proposal.territory_id
    JOIN resource ON resource.code = proposal.equipment
    JOIN visible.site ON site.id = proposal.site_id
    LEFT JOIN visible.zone ON zone.id = site.zone_id
    JOIN visible.territory ON territory.id = proposal.territory_id;
COMMENT ON VIEW layer.proposals IS '{"title_fr": "Équipements à partager", "title_en": "Equipment to share", "description_fr": "Équipements que des étapes de transformation attendent parce que personne de proche ne les offre, au meilleur endroit pour eux, selon la dernière analyse.", "description": "Equipment that processing steps of synergies wait for because nobody near them offers it, at the best site for it, from the latest analysis.", "min_zoom": 8, "tile": ["category", "resource", "score", "site_id"], "follows": ["proposal"], "elsewhere": ["analysis", "zone_id", "zone_name"]}';
