-- A million sites are stored at once. Each of them refers to the same few territories and to one import: asked row by row, these
-- two foreign keys took a quarter of the time. They are asked once a statement instead, with the same locks.

ALTER TABLE site DROP CONSTRAINT site_territory_id_fkey, DROP CONSTRAINT site_import_id_fkey;

-- What the rows of a statement refer to exists, and stays until the transaction ends. TG_ARGV: the table referred to, the column.
CREATE FUNCTION refers_in_set() RETURNS trigger LANGUAGE plpgsql SET jit = off AS $$
DECLARE
    missing bigint;
BEGIN
    EXECUTE format('WITH referred AS (SELECT DISTINCT %2$I AS id FROM after WHERE %2$I IS NOT NULL),'
            || ' found AS MATERIALIZED (SELECT id FROM %1$I WHERE id IN (SELECT id FROM referred) FOR KEY SHARE)'
            || ' SELECT id FROM referred EXCEPT SELECT id FROM found LIMIT 1', TG_ARGV[0], TG_ARGV[1]) INTO missing;
    IF missing IS NOT NULL THEN
        RAISE foreign_key_violation USING MESSAGE = format('%s.%s refers to %s %s, which does not exist',
            TG_TABLE_NAME, TG_ARGV[1], TG_ARGV[0], missing);
    END IF;
    RETURN NULL;
END $$;

-- What sites refer to is not deleted. TG_ARGV: the column of site.
CREATE FUNCTION referred_by_sites() RETURNS trigger LANGUAGE plpgsql SET jit = off AS $$
DECLARE
    referred bigint;
BEGIN
    EXECUTE format('SELECT id FROM before WHERE EXISTS (SELECT FROM site WHERE site.%I = before.id) LIMIT 1', TG_ARGV[0])
        INTO referred;
    IF referred IS NOT NULL THEN
        RAISE foreign_key_violation USING MESSAGE = format('%s %s is still referred to by a site', TG_TABLE_NAME, referred);
    END IF;
    RETURN NULL;
END $$;

DO $$
DECLARE
    kept record;
BEGIN
    FOR kept IN SELECT * FROM (VALUES ('territory', 'territory_id'), ('import', 'import_id')) AS list (target, referring) LOOP
        EXECUTE format('CREATE TRIGGER refers_inserted_%1$s AFTER INSERT ON site REFERENCING NEW TABLE AS after'
            || ' FOR EACH STATEMENT EXECUTE FUNCTION refers_in_set(%1$L, %2$L)', kept.target, kept.referring);
        EXECUTE format('CREATE TRIGGER refers_updated_%1$s AFTER UPDATE ON site REFERENCING NEW TABLE AS after'
            || ' FOR EACH STATEMENT EXECUTE FUNCTION refers_in_set(%1$L, %2$L)', kept.target, kept.referring);
        EXECUTE format('CREATE TRIGGER referred_by_sites AFTER DELETE ON %I REFERENCING OLD TABLE AS before'
            || ' FOR EACH STATEMENT EXECUTE FUNCTION referred_by_sites(%L)', kept.target, kept.referring);
    END LOOP;
END $$;

-- Most sites lie in no zone, and nobody looks for those by it.
DROP INDEX site_of_zone;
CREATE INDEX site_of_zone ON site (zone_id) INCLUDE (visibility, territory_id) WHERE zone_id IS NOT NULL;
