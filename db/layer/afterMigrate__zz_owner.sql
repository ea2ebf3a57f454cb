-- The reader owns every layer, so a layer can show only what schema `visible` lets through.
DO $$
DECLARE
    view record;
BEGIN
    GRANT CREATE ON SCHEMA layer TO symbiozae_reader;
    FOR view IN SELECT relname FROM pg_class WHERE relkind = 'v' AND relnamespace = to_regnamespace('layer') LOOP
        EXECUTE format('ALTER VIEW layer.%I OWNER TO symbiozae_reader', view.relname);
    END LOOP;
    REVOKE CREATE ON SCHEMA layer FROM symbiozae_reader;
END $$;
