CREATE VIEW layer.clusters AS
    SELECT cluster.id,
           analysis.number AS analysis,
           cluster.scenario,
           resource.category,
           cluster.resource,
           resource.label_fr,
           resource.label_en,
           cluster.members,
           cluster.volume,
           resource.unit,
           cluster.min_volume,
           cluster.value,
           cluster.radius_m,
           cluster.diameter_m,
           cluster.default_economics,
           cluster.status::text AS status,
           hub.id AS hub_site_id,
           hub.name AS hub_site,
           ST_X(hub.position) AS hub_lon,
           ST_Y(hub.position) AS hub_lat,
           hub.zone_id,
           territory.code AS territory,
           cluster.hull::geometry(Polygon, 4326) AS geometry,
           drawable(cluster.hull)::geometry(Polygon, 3857) AS drawn
    FROM visible.cluster
    JOIN visible.latest_analysis analysis ON analysis.territory_id = cluster.territory_id
    JOIN resource ON resource.code = cluster.resource
    JOIN visible.site hub ON hub.id = cluster.hub_site_id
    JOIN visible.territory ON territory.id = cluster.territory_id;
COMMENT ON VIEW layer.clusters IS '{"title_fr": "Grappes de mutualisation", "title_en": "Mutualisation clusters", "description": "Neighbours who share a need: hull of the members, hub, volume and yearly value, from the latest analysis.", "min_zoom": 8, "tile": ["category", "members", "status", "hub_lon", "hub_lat"], "follows": ["cluster"], "elsewhere": ["analysis", "hub_site"]}';
