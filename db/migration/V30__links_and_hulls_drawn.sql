-- Indexes on what the layers draw, cast as they cast it: another expression is not found, and each tile then read every row.
DROP INDEX synergy_drawn;
DROP INDEX cluster_drawn;
CREATE INDEX synergy_drawn ON synergy USING gist ((drawable(link)::geometry(LineString, 3857)));
CREATE INDEX cluster_drawn ON cluster USING gist ((drawable(hull)::geometry(Polygon, 3857)));
ANALYZE synergy, cluster;
