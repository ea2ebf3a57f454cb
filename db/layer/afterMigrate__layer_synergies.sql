CREATE VIEW layer.synergies AS
    SELECT synergy.id,
           analysis.number AS analysis,
           synergy.scenario,
           resource.category,
           synergy.offered AS resource,
           resource.label_fr,
           resource.label_en,
           synergy.needed,
           needed.label_fr AS needed_fr,
           needed.label_en AS needed_en,
           synergy.score,
           synergy.rank,
           synergy.equivalent_km,
           synergy.distance_m,
           synergy.offer_quantity,
           synergy.need_quantity,
           synergy.allocated,
           resource.unit,
           synergy.status::text AS status,
           synergy.offer_site_id,
           synergy.offer_site,
           synergy.need_site_id,
           synergy.need_site,
           synergy.offer_zone_id,
           synergy.need_zone_id,
           territory.code AS territory,
           synergy.f_type,
           synergy.f_distance,
           synergy.f_quantity,
           synergy.f_season,
           synergy.f_offer_freshness,
           synergy.f_need_freshness,
           synergy.step,
           synergy.link::geometry(LineString, 4326) AS geometry,
           drawable(synergy.link)::geometry(LineString, 3857) AS drawn
    FROM visible.synergy
    JOIN visible.latest_analysis analysis ON analysis.territory_id = synergy.territory_id
    JOIN resource ON resource.code = synergy.offered
    JOIN resource needed ON needed.code = synergy.needed
    JOIN visible.territory ON territory.id = synergy.territory_id;
COMMENT ON VIEW layer.synergies IS '{"title_fr": "Synergies", "title_en": "Synergies", "description_fr": "Une offre qui peut répondre à un besoin, avec sa note et ses facteurs, selon la dernière analyse.", "description": "One offer that can meet one need, with its score and factors, from the latest analysis.", "min_zoom": 11, "tile": ["category", "score", "status", "offer_site_id", "need_site_id", "offer_zone_id", "need_zone_id"], "follows": ["synergy"], "elsewhere": ["analysis", "offer_site", "need_site"]}';
