-- A site with what may be seen of its declarations, read from one index range of one table: tiles, pages and exports of sites read
-- it for each row. The rule is the same as in visible.declaration: a declaration is never more open than its site.
CREATE VIEW visible.declaring_site AS
    SELECT site.*, declared.category, declared.categories, declared.declarations
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
