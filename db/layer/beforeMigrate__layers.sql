-- Layer views are dropped before a migration and rebuilt after it, so that tables stay free to change.
DO $$
DECLARE
    view record;
BEGIN
    FOR view IN SELECT relname FROM pg_class WHERE relkind = 'v' AND relnamespace = to_regnamespace('layer') LOOP
        EXECUTE format('DROP VIEW IF EXISTS layer.%I CASCADE', view.relname);
    END LOOP;
END $$;
