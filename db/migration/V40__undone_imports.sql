-- An import can be undone: what it changed or removed is kept as it was.

CREATE TABLE import_former (
    import_id bigint NOT NULL REFERENCES import ON DELETE CASCADE,
    target    text NOT NULL,
    id        bigint NOT NULL,
    former    jsonb NOT NULL,
    PRIMARY KEY (import_id, target, id)
);
-- Of imports before this version nothing was kept.
ALTER TABLE import ADD COLUMN undoable boolean NOT NULL DEFAULT false, ADD COLUMN undone_at timestamptz;

-- The rows as they were before the import that runs in this transaction, if one does; of a row that changes twice, the first
-- state. Rows the import made itself are none. TG_ARGV[0]: the column with the geometry, kept to its last digit, or ''.
CREATE FUNCTION keep_former() RETURNS trigger LANGUAGE plpgsql SET jit = off AS $$
DECLARE
    running bigint := nullif(current_setting('symbiozae.import', true), '')::bigint;
BEGIN
    IF running IS NOT NULL THEN
        EXECUTE format('INSERT INTO import_former SELECT $1, %L, id, to_jsonb(before) %s FROM before'
                || ' WHERE import_id IS DISTINCT FROM $1 ON CONFLICT DO NOTHING',
            TG_TABLE_NAME,
            CASE WHEN TG_ARGV[0] = '' THEN '' ELSE format('|| jsonb_build_object(%1$L, %1$I::text)', TG_ARGV[0]) END)
            USING running;
    END IF;
    RETURN NULL;
END $$;

DO $$
DECLARE
    kept record;
BEGIN
    FOR kept IN SELECT * FROM (VALUES ('zone', 'boundary'), ('plot', 'boundary'), ('pole', 'position'),
                                      ('site', 'position'), ('declaration', '')) AS list (target, shape) LOOP
        EXECUTE format('CREATE TRIGGER former_updated AFTER UPDATE ON %I REFERENCING OLD TABLE AS before'
            || ' FOR EACH STATEMENT EXECUTE FUNCTION keep_former(%L)', kept.target, kept.shape);
        EXECUTE format('CREATE TRIGGER former_deleted AFTER DELETE ON %I REFERENCING OLD TABLE AS before'
            || ' FOR EACH STATEMENT EXECUTE FUNCTION keep_former(%L)', kept.target, kept.shape);
    END LOOP;
END $$;
