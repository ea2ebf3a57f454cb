CREATE VIEW layer.flows AS
    SELECT pair.id,
           origin.id AS offer_zone_id,
           origin.name AS offer_zone,
           destination.id AS need_zone_id,
           destination.name AS need_zone,
           pair.category,
           pair.band,
           pair.synergies,
           pair.score,
           territory.code AS territory,
           visible.scenario() AS scenario,
           ST_MakeLine(ST_PointOnSurface(origin.boundary), ST_PointOnSurface(destination.boundary))::geometry(LineString, 4326) AS geometry,
           pair.drawn
    FROM (SELECT min(id) AS id, territory_id, offer_zone_id, need_zone_id, category, band, drawn,
                 sum(synergies)::integer AS synergies, sum(score) AS score
          FROM visible.flow
          GROUP BY territory_id, offer_zone_id, need_zone_id, category, band, drawn) pair
    JOIN visible.zone origin ON origin.id = pair.offer_zone_id
    JOIN visible.zone destination ON destination.id = pair.need_zone_id
    JOIN visible.territory ON territory.id = pair.territory_id;
COMMENT ON VIEW layer.flows IS '{"title_fr": "Échanges entre zones", "title_en": "Flows between zones", "description_fr": "Synergies additionnées de zone à zone, par catégorie et par tranche de note (tranche 12 : de 0,60 à 0,65) ; score est la somme des notes. Une tuile porte les 120 plus forts de chaque catégorie.", "description": "Synergies summed from zone to zone and by category and by band of score (band 12: 0.60 to 0.65); score is the sum of scores. A tile carries the 120 strongest of each category.", "min_zoom": 0, "tile": ["offer_zone_id", "need_zone_id", "category", "band", "synergies", "score"], "most": {"rows": 120, "of_each": "category", "by": "score"}, "follows": ["flow"]}';
