-- What the public reads of zones is summed when declarations change, in fixed cells, never when somebody asks: no filter, box
-- or tile cuts a cell.
--
-- Whoever subtracts what he can see from a figure learns what is hidden; whoever subtracts yesterday's figure from today's
-- learns what was added. So a figure is: what all can see now, and of the hidden declarations what was told last. The told part
-- moves on only when at least 3 companies moved since and none makes more than 85 % of the move, and only to a part that
-- itself obeys that rule or is nothing. Until then it stays as it was, a little late.

-- The sites of one company (SIREN) count as one.
CREATE FUNCTION company(site site) RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE WHEN site.siret ~ '^\d{14}$' THEN 1000000000000000 + left(site.siret, 9)::bigint
                ELSE site.id END
$$;

-- Hidden declarations as they were told, company by company: so many offers, needs, shares, and all of them together. A
-- company that is gone stays in what was told.
CREATE TABLE told_need (
    zone_id  bigint NOT NULL REFERENCES zone ON DELETE CASCADE,
    category text NOT NULL,
    kind     text NOT NULL CHECK (kind IN ('offer', 'need', 'share', 'all')),
    company  bigint NOT NULL,
    number   integer NOT NULL,
    PRIMARY KEY (zone_id, category, kind, company)
);

-- The whole, for the territory's facilitators, and what all others are told of it: nothing where the rule forbids it.
-- Offers, needs and shares are told only where they make up the total: else one of them would follow from the others.
CREATE TABLE zone_need (
    id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    zone_id        bigint NOT NULL REFERENCES zone ON DELETE CASCADE,
    category       text NOT NULL,
    offers         integer NOT NULL,
    needs          integer NOT NULL,
    shares         integer NOT NULL,
    total          integer NOT NULL,
    companies      integer NOT NULL,
    told_offers    integer,
    told_needs     integer,
    told_shares    integer,
    told_total     integer,
    told_companies integer,
    UNIQUE (zone_id, category)
);

-- At least 3 companies, none above 85 % of what all of them make.
CREATE FUNCTION is_secret_safe(companies bigint, largest bigint, total bigint) RETURNS boolean
    LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT companies >= 3 AND largest <= 0.85 * total
$$;

CREATE FUNCTION hidden_needs(zones bigint[]) RETURNS SETOF told_need LANGUAGE sql STABLE AS $$
    SELECT declaration.zone_id, declaration.category, figure.kind, company(site), count(*)::integer
    FROM declaration JOIN site ON site.id = declaration.site_id
    CROSS JOIN LATERAL (VALUES (declaration.kind), ('all')) figure (kind)
    WHERE declaration.zone_id = ANY (zones) AND greatest(declaration.visibility, site.visibility) <> 'public'
    GROUP BY declaration.zone_id, declaration.category, figure.kind, company(site)
$$;

CREATE FUNCTION tell_needs(zones bigint[]) RETURNS void LANGUAGE plpgsql SET jit = off AS $$
DECLARE
    cells text[];
BEGIN
    SELECT array_agg(zone_id || ' ' || category || ' ' || kind) INTO cells FROM (
        SELECT zone_id, category, kind
        FROM (SELECT zone_id, category, kind, hidden.number AS present,
                     abs(coalesce(hidden.number, 0) - coalesce(before.number, 0)) AS moved
              FROM hidden_needs(zones) hidden
              FULL JOIN (SELECT * FROM told_need WHERE zone_id = ANY (zones)) before
                   USING (zone_id, category, kind, company)) each
        GROUP BY zone_id, category, kind
        HAVING is_secret_safe(count(*) FILTER (WHERE moved > 0), max(moved), sum(moved))
           AND (count(present) = 0 OR is_secret_safe(count(present), max(present), sum(present)))) tellable;
    IF cells IS NOT NULL THEN
        DELETE FROM told_need
            WHERE zone_id = ANY (zones) AND zone_id || ' ' || category || ' ' || kind = ANY (cells);
        INSERT INTO told_need
            SELECT * FROM hidden_needs(zones) WHERE zone_id || ' ' || category || ' ' || kind = ANY (cells);
    END IF;
END $$;

-- By zone and category, as declarations are now and as the hidden ones were told.
CREATE FUNCTION needs_of_zones(zones bigint[])
    RETURNS TABLE (zone_id bigint, category text, offers integer, needs integer, shares integer, total integer,
                   companies integer, told_offers integer, told_needs integer, told_shares integer, told_total integer,
                   told_companies integer) LANGUAGE sql STABLE AS $$
    WITH declared AS (
        SELECT declaration.zone_id, declaration.category, company(site) AS company, kind,
               greatest(declaration.visibility, site.visibility) = 'public' AS open, count(*) AS number
        FROM declaration JOIN site ON site.id = declaration.site_id
        WHERE declaration.zone_id = ANY (zones)
        GROUP BY declaration.zone_id, declaration.category, company(site), kind, open),
    of_company AS (
        SELECT zone_id, category, company,
               coalesce(sum(number) FILTER (WHERE kind = 'offer' AND now), 0) AS offers,
               coalesce(sum(number) FILTER (WHERE kind = 'need' AND now), 0) AS needs,
               coalesce(sum(number) FILTER (WHERE kind = 'share' AND now), 0) AS shares,
               coalesce(sum(number) FILTER (WHERE now), 0) AS total,
               coalesce(sum(number) FILTER (WHERE kind = 'offer' AND told), 0) AS told_offers,
               coalesce(sum(number) FILTER (WHERE kind = 'need' AND told), 0) AS told_needs,
               coalesce(sum(number) FILTER (WHERE kind = 'share' AND told), 0) AS told_shares,
               coalesce(sum(number) FILTER (WHERE told AND (now OR kind = 'all')), 0) AS told_total
        FROM (SELECT zone_id, category, company, kind, true AS now, open AS told, number FROM declared
              UNION ALL
              SELECT zone_id, category, company, kind, false, true, number FROM told_need
              WHERE told_need.zone_id = ANY (zones)) known
        GROUP BY zone_id, category, company),
    summed AS (
        SELECT zone_id, category, sum(offers)::integer AS offers, sum(needs)::integer AS needs,
               sum(shares)::integer AS shares, sum(total)::integer AS total,
               count(*) FILTER (WHERE total > 0)::integer AS companies,
               sum(told_offers)::integer AS told_offers, sum(told_needs)::integer AS told_needs,
               sum(told_shares)::integer AS told_shares, sum(told_total)::integer AS told_total,
               count(*) FILTER (WHERE told_total > 0)::integer AS told_companies,
               is_secret_safe(count(*) FILTER (WHERE total > 0), max(total)::bigint, sum(total)::bigint)
               AND is_secret_safe(count(*) FILTER (WHERE told_total > 0), max(told_total)::bigint, sum(told_total)::bigint)
                   AS tellable,
               bool_and(told_offers + told_needs + told_shares = told_total) AS whole
        FROM of_company GROUP BY zone_id, category)
    SELECT zone_id, category, offers, needs, shares, total, companies,
           CASE WHEN tellable AND whole THEN told_offers END, CASE WHEN tellable AND whole THEN told_needs END,
           CASE WHEN tellable AND whole THEN told_shares END, CASE WHEN tellable THEN told_total END,
           CASE WHEN tellable THEN told_companies END
    FROM summed WHERE total > 0
$$;

-- Cells that stay as they are are not written, so that their tiles stay.
CREATE FUNCTION sum_needs(zones bigint[]) RETURNS void LANGUAGE plpgsql SET jit = off AS $$
BEGIN
    IF coalesce(cardinality(zones), 0) = 0 THEN
        RETURN;
    END IF;
    PERFORM FROM zone WHERE id = ANY (zones) ORDER BY id FOR NO KEY UPDATE;
    PERFORM tell_needs(zones);
    DELETE FROM zone_need
        WHERE zone_need.zone_id = ANY (zones)
          AND NOT EXISTS (SELECT FROM declaration
                          WHERE declaration.zone_id = zone_need.zone_id AND declaration.category = zone_need.category);
    INSERT INTO zone_need (zone_id, category, offers, needs, shares, total, companies,
                           told_offers, told_needs, told_shares, told_total, told_companies)
        SELECT * FROM needs_of_zones(zones) ORDER BY zone_id, category
        ON CONFLICT (zone_id, category) DO UPDATE
            SET (offers, needs, shares, total, companies, told_offers, told_needs, told_shares, told_total, told_companies)
              = (excluded.offers, excluded.needs, excluded.shares, excluded.total, excluded.companies,
                 excluded.told_offers, excluded.told_needs, excluded.told_shares, excluded.told_total, excluded.told_companies)
            WHERE (zone_need.offers, zone_need.needs, zone_need.shares, zone_need.total, zone_need.companies,
                   zone_need.told_offers, zone_need.told_needs, zone_need.told_shares, zone_need.told_total,
                   zone_need.told_companies)
               IS DISTINCT FROM
                  (excluded.offers, excluded.needs, excluded.shares, excluded.total, excluded.companies,
                   excluded.told_offers, excluded.told_needs, excluded.told_shares, excluded.told_total,
                   excluded.told_companies);
END $$;

CREATE FUNCTION sum_needs_of_declarations() RETURNS trigger LANGUAGE plpgsql SET jit = off AS $$
DECLARE
    zones bigint[];
BEGIN
    IF TG_OP = 'TRUNCATE' THEN
        SELECT array_agg(id) INTO zones FROM zone;
    ELSIF TG_OP = 'INSERT' THEN
        SELECT array_agg(DISTINCT zone_id) INTO zones FROM after;
    ELSIF TG_OP = 'DELETE' THEN
        SELECT array_agg(DISTINCT zone_id) INTO zones FROM before;
    ELSE
        SELECT array_agg(DISTINCT zone) INTO zones
            FROM before JOIN after USING (id) CROSS JOIN LATERAL (VALUES (before.zone_id), (after.zone_id)) of (zone)
            WHERE (before.zone_id, before.category, before.kind, before.site_id, before.visibility)
               IS DISTINCT FROM (after.zone_id, after.category, after.kind, after.site_id, after.visibility);
    END IF;
    PERFORM sum_needs(array_remove(zones, NULL));
    RETURN NULL;
END $$;
CREATE TRIGGER needs_insert AFTER INSERT ON declaration REFERENCING NEW TABLE AS after
    FOR EACH STATEMENT EXECUTE FUNCTION sum_needs_of_declarations();
CREATE TRIGGER needs_update AFTER UPDATE ON declaration REFERENCING OLD TABLE AS before NEW TABLE AS after
    FOR EACH STATEMENT EXECUTE FUNCTION sum_needs_of_declarations();
CREATE TRIGGER needs_delete AFTER DELETE ON declaration REFERENCING OLD TABLE AS before
    FOR EACH STATEMENT EXECUTE FUNCTION sum_needs_of_declarations();

CREATE TRIGGER needs_truncate AFTER TRUNCATE ON declaration
    FOR EACH STATEMENT EXECUTE FUNCTION sum_needs_of_declarations();

-- A site that is opened or closed, or found to be of another company, takes its declarations along.
CREATE FUNCTION sum_needs_of_sites() RETURNS trigger LANGUAGE plpgsql SET jit = off AS $$
DECLARE
    zones bigint[];
BEGIN
    SELECT array_agg(DISTINCT after.zone_id) INTO zones
        FROM before JOIN after USING (id)
        WHERE before.visibility <> after.visibility OR before.siret IS DISTINCT FROM after.siret;
    PERFORM sum_needs(array_remove(zones, NULL));
    RETURN NULL;
END $$;
CREATE TRIGGER needs AFTER UPDATE ON site REFERENCING OLD TABLE AS before NEW TABLE AS after
    FOR EACH STATEMENT EXECUTE FUNCTION sum_needs_of_sites();

CREATE OR REPLACE VIEW visible.zone_need AS
    SELECT zone_id, category, zone.territory_id,
           CASE WHEN own THEN offers ELSE told_offers END AS offers,
           CASE WHEN own THEN needs ELSE told_needs END AS needs,
           CASE WHEN own THEN shares ELSE told_shares END AS shares,
           CASE WHEN own THEN total ELSE told_total END AS total,
           CASE WHEN own THEN companies ELSE told_companies END AS companies
    FROM zone_need JOIN zone ON zone.id = zone_need.zone_id
    CROSS JOIN LATERAL (SELECT visible.may_see('facilitator', zone.territory_id)) viewer (own)
    WHERE visible.may_see(zone.visibility, zone.territory_id) AND (own OR told_total IS NOT NULL);

SELECT sum_needs(array_agg(id)) FROM zone;
