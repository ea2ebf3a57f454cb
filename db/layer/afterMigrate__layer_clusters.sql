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
           gathering.id AS hub_zone_id,
           gathering.name AS hub_zone,
           ST_X(coalesce(hub.position, ST_PointOnSurface(gathering.boundary))) AS hub_lon,
           ST_Y(coalesce(hub.position, ST_PointOnSurface(gathering.boundary))) AS hub_lat,
           coalesce(hub.zone_id, gathering.id) AS zone_id,
           territory.code AS territory,
           cluster.hull::geometry(Polygon, 4326) AS geometry,
           drawable(cluster.hull)::geometry(Polygon, 3857) AS drawn
    FROM visible.cluster
    JOIN visible.latest_analysis analysis ON analysis.territory_id = cluster.territory_id
    JOIN resource ON resource.code = cluster.resource
    LEFT JOIN visible.site hub ON hub.id = cluster.hub_site_id
    LEFT JOIN visible.zone gathering ON gathering.id = cluster.hub_zone_id
    JOIN visible.territory ON territory.id = cluster.territory_id
    WHERE hub.id IS NOT NULL OR gathering.id IS NOT NULL;
COMMENT ON VIEW layer.clusters IS '{"title_fr": "Grappes de mutualisation", "title_en": "Mutualisation clusters", "description_fr": "Voisins qui ont le même besoin : contour des membres, point de rencontre, volume et gain annuel, selon la dernière analyse.", "description": "Neighbours who share a need: hull of the members, hub, volume and yearly value, from the latest analysis.", "min_zoom": 8, "tile": ["category", "members", "status", "hub_lon", "hub_lat"], "follows": ["cluster"], "elsewhere": ["analysis", "hub_site", "hub_zone"]}';
