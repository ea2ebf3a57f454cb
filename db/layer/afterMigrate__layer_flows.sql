CREATE VIEW layer.flows AS
    SELECT row_number() OVER (ORDER BY origin.id, destination.id, pair.category, pair.band)::bigint AS id,
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
           ST_MakeLine(ST_PointOnSurface(origin.boundary), ST_PointOnSurface(destination.boundary))::geometry(LineString, 4326) AS geometry
    FROM (SELECT offering.zone_id AS offer_zone_id, needing.zone_id AS need_zone_id, resource.category,
                 synergy.territory_id,
                 floor(synergy.score * 20 + 1e-9)::integer AS band, count(*)::integer AS synergies, sum(synergy.score) AS score
          FROM visible.synergy
          JOIN visible.site offering ON offering.id = synergy.offer_site_id
          JOIN visible.site needing ON needing.id = synergy.need_site_id
          JOIN resource ON resource.code = synergy.offered
          WHERE offering.zone_id <> needing.zone_id
          GROUP BY offering.zone_id, needing.zone_id, resource.category, synergy.territory_id, band) pair
    JOIN visible.zone origin ON origin.id = pair.offer_zone_id
    JOIN visible.zone destination ON destination.id = pair.need_zone_id
    JOIN visible.territory ON territory.id = pair.territory_id;
COMMENT ON VIEW layer.flows IS '{"title_fr": "Échanges entre zones", "title_en": "Flows between zones", "description": "Synergies summed from zone to zone and by category and by band of score (band 12: 0.60 to 0.65); score is the sum of scores.", "min_zoom": 0, "tile": ["offer_zone_id", "need_zone_id", "category", "band", "synergies", "score"], "follows": ["flow"]}';
