CREATE VIEW layer.flows AS
    SELECT row_number() OVER (ORDER BY origin.id, destination.id, pair.category)::bigint AS id,
           origin.id AS offer_zone_id,
           origin.name AS offer_zone,
           destination.id AS need_zone_id,
           destination.name AS need_zone,
           pair.category,
           pair.synergies,
           pair.score,
           territory.code AS territory,
           ST_MakeLine(ST_PointOnSurface(origin.boundary), ST_PointOnSurface(destination.boundary))::geometry(LineString, 4326) AS geometry
    FROM (SELECT offering.zone_id AS offer_zone_id, needing.zone_id AS need_zone_id, resource.category,
                 synergy.territory_id, count(*)::integer AS synergies, sum(synergy.score) AS score
          FROM visible.synergy
          JOIN visible.site offering ON offering.id = synergy.offer_site_id
          JOIN visible.site needing ON needing.id = synergy.need_site_id
          JOIN resource ON resource.code = synergy.offered
          WHERE offering.zone_id <> needing.zone_id
          GROUP BY offering.zone_id, needing.zone_id, resource.category, synergy.territory_id) pair
    JOIN visible.zone origin ON origin.id = pair.offer_zone_id
    JOIN visible.zone destination ON destination.id = pair.need_zone_id
    JOIN visible.territory ON territory.id = pair.territory_id;
COMMENT ON VIEW layer.flows IS '{"title_fr": "Échanges entre zones", "title_en": "Flows between zones", "description": "Synergies summed from zone to zone and by category; score is the sum of scores.", "min_zoom": 0, "tile": ["offer_zone_id", "need_zone_id", "category", "synergies", "score"]}';
