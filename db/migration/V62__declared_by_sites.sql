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

-- Whose sums a statement on declarations changes is found alike for zones and for sites. TG_ARGV: the column of a declaration that
-- says whose, all columns that count, what sums anew, and whose sums all declarations make.
CREATE FUNCTION sum_what_declarations_change() RETURNS trigger LANGUAGE plpgsql SET jit = off AS $$
DECLARE
    concerned bigint[];
BEGIN
    EXECUTE CASE TG_OP
        WHEN 'TRUNCATE' THEN TG_ARGV[3]
        WHEN 'INSERT' THEN format('SELECT array_agg(DISTINCT %I) FROM after', TG_ARGV[0])
        WHEN 'DELETE' THEN format('SELECT array_agg(DISTINCT %I) FROM before', TG_ARGV[0])
        ELSE (SELECT format('SELECT array_agg(DISTINCT concerned) FROM before JOIN after USING (id)'
                         || ' CROSS JOIN LATERAL (VALUES (before.%1$I), (after.%1$I)) of (concerned)'
                         || ' WHERE (%2$s) IS DISTINCT FROM (%3$s)',
                     TG_ARGV[0], string_agg('before.' || counting, ', '), string_agg('after.' || counting, ', '))
              FROM regexp_split_to_table(TG_ARGV[1], ', ') counting)
        END INTO concerned;
    EXECUTE format('SELECT %I($1)', TG_ARGV[2]) USING array_remove(concerned, NULL);
    RETURN NULL;
END $$;

-- Triggers fire by name: `needs` before `site_declared`, so that everybody who waits for zones and for these rows waits for zones
-- first.
DROP TRIGGER needs_insert ON declaration;
DROP TRIGGER needs_update ON declaration;
DROP TRIGGER needs_delete ON declaration;
DROP TRIGGER needs_truncate ON declaration;
DROP FUNCTION sum_needs_of_declarations();
DO $$
DECLARE
    summed record;
    event  record;
BEGIN
    FOR summed IN SELECT * FROM (VALUES
        ('needs', 'zone_id', 'zone_id, category, kind, site_id, visibility', 'sum_needs', 'SELECT array_agg(id) FROM zone'),
        ('site_declared', 'site_id', 'site_id, category, visibility', 'sum_declared',
            'SELECT array_agg(site_id) FROM site_declared'))
        AS list (name, key, counting, sums, everyone) LOOP
        FOR event IN SELECT * FROM (VALUES
            ('insert', 'REFERENCING NEW TABLE AS after'),
            ('update', 'REFERENCING OLD TABLE AS before NEW TABLE AS after'),
            ('delete', 'REFERENCING OLD TABLE AS before'),
            ('truncate', ''))
            AS list (name, rows) LOOP
            EXECUTE format('CREATE TRIGGER %I AFTER %s ON declaration %s FOR EACH STATEMENT'
                || ' EXECUTE FUNCTION sum_what_declarations_change(%L, %L, %L, %L)',
                summed.name || '_' || event.name, event.name, event.rows,
                summed.key, summed.counting, summed.sums, summed.everyone);
        END LOOP;
    END LOOP;
END $$;

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

CREATE OR REPLACE FUNCTION place_declarations() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE declaration
        SET territory_id = after.territory_id, zone_id = CASE WHEN after.plot_id IS NULL THEN after.zone_id END
        FROM after JOIN before USING (id)
        WHERE declaration.site_id = after.id
          AND (after.territory_id <> before.territory_id
               OR after.plot_id IS NULL AND after.zone_id IS DISTINCT FROM before.zone_id);
    RETURN NULL;
END $$;

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
