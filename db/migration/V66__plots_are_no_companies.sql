-- A plot on the market is matched as a site, but counts in its zone for no company: viewers may know which sites are plots.

CREATE OR REPLACE VIEW visible.site AS
    SELECT id, territory_id, zone_id, code, name, siret, naf, activity, headcount, position, attributes, visibility,
           fictitious, source, version, import_id, drawn, uid, plot_id
    FROM site WHERE visible.may_see(visibility, territory_id);

DROP INDEX site_of_zone;
CREATE INDEX site_of_zone ON site (zone_id) INCLUDE (visibility, territory_id, plot_id) WHERE zone_id IS NOT NULL;
