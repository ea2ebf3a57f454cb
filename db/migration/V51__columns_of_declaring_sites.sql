-- Only the columns that the layer shows, where all were before.
DROP VIEW visible.declaring_site;
CREATE VIEW visible.declaring_site AS
    SELECT site.id, site.territory_id, site.zone_id, site.code, site.name, site.siret, site.naf, site.activity, site.headcount,
           site.position, site.drawn, site.fictitious, declared.category, declared.categories, declared.declarations
    FROM site
    LEFT JOIN LATERAL (
        SELECT mode() WITHIN GROUP (ORDER BY declaration.category) AS category,
               string_agg(DISTINCT declaration.category, ',' ORDER BY declaration.category) AS categories,
               count(*)::integer AS declarations
        FROM declaration
        WHERE declaration.site_id = site.id
          AND visible.may_see(greatest(declaration.visibility, site.visibility), declaration.territory_id)) declared ON true
    WHERE visible.may_see(site.visibility, site.territory_id);
GRANT SELECT ON visible.declaring_site TO symbiozae_reader;
