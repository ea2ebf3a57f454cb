-- What a site declares is summed when its declarations change, never when somebody asks: pages, tiles and exports of sites looked
-- through the declarations of every row, for two thirds of their time.

-- Each list by openness: of what is public, of what is open to the network too, of all. The site's own visibility is not in it: who
-- may not see the site reads nothing of it, and to all others a declaration is as open as it says itself. No foreign key: a site
-- that goes takes its declarations along, and they this row.
CREATE TABLE site_declared (
    site_id      bigint PRIMARY KEY,
    category     text[],
    categories   text[],
    declarations integer[]
);

-- Two who change what one site declares would each sum without the other: the second waits for the site's row, which is there
-- before anything is summed. Not for the site itself: both have shared its lock since place_declaration, and neither could go on.
CREATE FUNCTION sum_declared(sites bigint[]) RETURNS void LANGUAGE plpgsql SET jit = off AS $$
BEGIN
    IF coalesce(cardinality(sites), 0) = 0 THEN
        RETURN;
    END IF;
    INSERT INTO site_declared (site_id)
        SELECT id FROM site WHERE id = ANY (sites) ORDER BY id
        ON CONFLICT (site_id) DO UPDATE SET site_id = excluded.site_id WHERE false;
    UPDATE site_declared SET (category, categories, declarations) = (present.category, present.categories, present.declarations)
        FROM (SELECT site_id,
                     ARRAY[mode() WITHIN GROUP (ORDER BY category) FILTER (WHERE visibility = 'public'),
                           mode() WITHIN GROUP (ORDER BY category) FILTER (WHERE visibility <= 'network'),
                           mode() WITHIN GROUP (ORDER BY category)] AS category,
                     ARRAY[string_agg(DISTINCT category, ',' ORDER BY category) FILTER (WHERE visibility = 'public'),
                           string_agg(DISTINCT category, ',' ORDER BY category) FILTER (WHERE visibility <= 'network'),
                           string_agg(DISTINCT category, ',' ORDER BY category)] AS categories,
                     ARRAY[count(*) FILTER (WHERE visibility = 'public'), count(*) FILTER (WHERE visibility <= 'network'),
                           count(*)]::integer[] AS declarations
              FROM declaration WHERE site_id = ANY (sites) GROUP BY site_id) present
        WHERE site_declared.site_id = present.site_id
          AND (site_declared.category, site_declared.categories, site_declared.declarations)
              IS DISTINCT FROM (present.category, present.categories, present.declarations);
    DELETE FROM site_declared
        WHERE site_id = ANY (sites)
          AND NOT EXISTS (SELECT FROM declaration WHERE declaration.site_id = site_declared.site_id);
END $$;

CREATE FUNCTION sum_declared_of_declarations() RETURNS trigger LANGUAGE plpgsql SET jit = off AS $$
DECLARE
    sites bigint[];
BEGIN
    IF TG_OP = 'TRUNCATE' THEN
        TRUNCATE site_declared;
    ELSIF TG_OP = 'INSERT' THEN
        SELECT array_agg(DISTINCT site_id) INTO sites FROM after;
    ELSIF TG_OP = 'DELETE' THEN
        SELECT array_agg(DISTINCT site_id) INTO sites FROM before;
    ELSE
        SELECT array_agg(DISTINCT site) INTO sites
            FROM before JOIN after USING (id) CROSS JOIN LATERAL (VALUES (before.site_id), (after.site_id)) of (site)
            WHERE (before.site_id, before.category, before.visibility)
               IS DISTINCT FROM (after.site_id, after.category, after.visibility);
    END IF;
    PERFORM sum_declared(sites);
    RETURN NULL;
END $$;

-- Triggers fire by name: after `needs`, so that everybody who waits for zones and for these rows waits for zones first.
CREATE TRIGGER site_declared_insert AFTER INSERT ON declaration REFERENCING NEW TABLE AS after
    FOR EACH STATEMENT EXECUTE FUNCTION sum_declared_of_declarations();
CREATE TRIGGER site_declared_update AFTER UPDATE ON declaration REFERENCING OLD TABLE AS before NEW TABLE AS after
    FOR EACH STATEMENT EXECUTE FUNCTION sum_declared_of_declarations();
CREATE TRIGGER site_declared_delete AFTER DELETE ON declaration REFERENCING OLD TABLE AS before
    FOR EACH STATEMENT EXECUTE FUNCTION sum_declared_of_declarations();
CREATE TRIGGER site_declared_truncate AFTER TRUNCATE ON declaration
    FOR EACH STATEMENT EXECUTE FUNCTION sum_declared_of_declarations();

SELECT sum_declared(array_agg(DISTINCT site_id)) FROM declaration;

-- The sums are read by the rights in the site's territory, which therefore owns its declarations: another one is refused, and a
-- site that changes its territory takes them along.
CREATE OR REPLACE FUNCTION place_declaration() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    owner bigint;
BEGIN
    SELECT CASE WHEN site.plot_id IS NULL THEN site.zone_id END, site.territory_id INTO NEW.zone_id, owner
        FROM site WHERE site.id = NEW.site_id FOR SHARE;
    IF NEW.territory_id <> owner THEN
        RAISE check_violation USING MESSAGE = format('declaration %s is not of the territory of its site', NEW.code);
    END IF;
    SELECT resource.category INTO NEW.category FROM resource WHERE resource.code = NEW.resource;
    RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER place_declaration BEFORE INSERT OR UPDATE OF site_id, resource, territory_id ON declaration
    FOR EACH ROW EXECUTE FUNCTION place_declaration();

CREATE FUNCTION hand_over_declarations() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE declaration SET territory_id = NEW.territory_id WHERE site_id = NEW.id;
    RETURN NULL;
END $$;
CREATE TRIGGER hand_over_declarations AFTER UPDATE OF territory_id ON site
    FOR EACH ROW WHEN (OLD.territory_id <> NEW.territory_id) EXECUTE FUNCTION hand_over_declarations();

-- How far the viewer sees is asked once for each territory: OFFSET 0 keeps it a question of its own, not one for each column. The
-- sums are looked up by number, and not at all where nobody asks for them: that is what min() of the one row is for. Joined at
-- will, a page deep in the list would read the sums of all the pages before it.
CREATE OR REPLACE VIEW visible.declaring_site AS
    SELECT site.id, site.territory_id, site.zone_id, site.code, site.name, site.siret, site.naf, site.activity, site.headcount,
           site.position, site.drawn, site.fictitious, declared.category, declared.categories,
           coalesce(declared.declarations, 0) AS declarations
    FROM site
    CROSS JOIN LATERAL (
        SELECT CASE WHEN visible.may_see('facilitator', site.territory_id) THEN 3
                    WHEN visible.may_see('network', site.territory_id) THEN 2
                    ELSE 1 END AS openness
        OFFSET 0) viewer
    LEFT JOIN LATERAL (
        SELECT min(category[viewer.openness]) AS category, min(categories[viewer.openness]) AS categories,
               min(declarations[viewer.openness]) AS declarations
        FROM site_declared WHERE site_id = site.id) declared ON true
    WHERE visible.may_see(site.visibility, site.territory_id);
