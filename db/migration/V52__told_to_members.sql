-- Members of a territory see more than the public, and so can subtract more: what is open to the network. So what not even they
-- see must obey the rule by itself, told as a whole and in every move.
ALTER TABLE told_need ADD COLUMN closed integer NOT NULL DEFAULT 0;
COMMENT ON COLUMN told_need.closed IS 'Of the number, what only facilitators see';

CREATE OR REPLACE FUNCTION hidden_needs(zones bigint[]) RETURNS SETOF told_need LANGUAGE sql STABLE AS $$
    SELECT declaration.zone_id, declaration.category, figure.kind, company(site), count(*)::integer,
           (count(*) FILTER (WHERE greatest(declaration.visibility, site.visibility) = 'facilitator'))::integer
    FROM declaration JOIN site ON site.id = declaration.site_id
    CROSS JOIN LATERAL (VALUES (declaration.kind), ('all')) figure (kind)
    WHERE declaration.zone_id = ANY (zones) AND greatest(declaration.visibility, site.visibility) <> 'public'
    GROUP BY declaration.zone_id, declaration.category, figure.kind, company(site)
$$;

CREATE OR REPLACE FUNCTION tell_needs(zones bigint[]) RETURNS void LANGUAGE plpgsql SET jit = off AS $$
DECLARE
    cells text[];
BEGIN
    SELECT array_agg(zone_id || ' ' || category || ' ' || kind) INTO cells FROM (
        SELECT zone_id, category, kind
        FROM (SELECT zone_id, category, kind, hidden.number AS present, nullif(hidden.closed, 0) AS closed,
                     abs(coalesce(hidden.number, 0) - coalesce(before.number, 0)) AS moved,
                     abs(coalesce(hidden.closed, 0) - coalesce(before.closed, 0)) AS closed_moved
              FROM hidden_needs(zones) hidden
              FULL JOIN (SELECT * FROM told_need WHERE zone_id = ANY (zones)) before
                   USING (zone_id, category, kind, company)) each
        GROUP BY zone_id, category, kind
        HAVING is_secret_safe(count(*) FILTER (WHERE moved > 0), max(moved), sum(moved))
           AND (count(present) = 0 OR is_secret_safe(count(present), max(present), sum(present)))
           AND (max(closed_moved) = 0
                OR is_secret_safe(count(*) FILTER (WHERE closed_moved > 0), max(closed_moved), sum(closed_moved)))
           AND (count(closed) = 0 OR is_secret_safe(count(closed), max(closed), sum(closed)))) tellable;
    IF cells IS NOT NULL THEN
        DELETE FROM told_need
            WHERE zone_id = ANY (zones) AND zone_id || ' ' || category || ' ' || kind = ANY (cells);
        INSERT INTO told_need
            SELECT * FROM hidden_needs(zones) WHERE zone_id || ' ' || category || ' ' || kind = ANY (cells);
    END IF;
END $$;

-- By zone and category, as declarations are now and as the hidden ones were told.
CREATE OR REPLACE FUNCTION needs_of_zones(zones bigint[])
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
               coalesce(sum(number) FILTER (WHERE told AND (now OR kind = 'all')), 0) AS told_total,
               coalesce(sum(closed) FILTER (WHERE kind <> 'all'), 0) = coalesce(sum(closed) FILTER (WHERE kind = 'all'), 0)
                   AS of_one_time
        FROM (SELECT zone_id, category, company, kind, true AS now, open AS told, number, 0 AS closed FROM declared
              UNION ALL
              SELECT zone_id, category, company, kind, false, true, number, closed FROM told_need
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
               bool_and(told_offers + told_needs + told_shares = told_total AND of_one_time) AS whole
        FROM of_company GROUP BY zone_id, category)
    SELECT zone_id, category, offers, needs, shares, total, companies,
           CASE WHEN tellable AND whole THEN told_offers END, CASE WHEN tellable AND whole THEN told_needs END,
           CASE WHEN tellable AND whole THEN told_shares END, CASE WHEN tellable THEN told_total END,
           CASE WHEN tellable THEN told_companies END
    FROM summed WHERE total > 0
$$;

-- What was told before, as far as it is still so; cells that members could take apart are told no longer.
UPDATE told_need SET closed = least(told_need.number, hidden.closed)
    FROM hidden_needs((SELECT array_agg(id) FROM zone)) hidden
    WHERE (told_need.zone_id, told_need.category, told_need.kind, told_need.company)
        = (hidden.zone_id, hidden.category, hidden.kind, hidden.company);
DELETE FROM told_need
    WHERE (zone_id, category, kind) IN (
        SELECT zone_id, category, kind FROM told_need WHERE closed > 0 GROUP BY zone_id, category, kind
        HAVING NOT is_secret_safe(count(*), max(closed), sum(closed)));
SELECT sum_needs(array_agg(id)) FROM zone;
