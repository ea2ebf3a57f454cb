-- How much the viewer may not see, so that the page can say that something is missing. One number for all territories together:
-- by place it would tell where the hidden companies are. Fewer than three are not told.
CREATE FUNCTION visible.hidden_sites() RETURNS bigint LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
    SELECT CASE WHEN count(*) >= 3 THEN count(*) ELSE 0 END
    FROM site WHERE NOT visible.may_see(visibility, territory_id)
$$;

CREATE FUNCTION visible.hidden_declarations() RETURNS bigint LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
    SELECT CASE WHEN count(DISTINCT declaration.site_id) >= 3 THEN count(*) ELSE 0 END
    FROM declaration JOIN site ON site.id = declaration.site_id
    WHERE NOT visible.may_see(greatest(declaration.visibility, site.visibility), declaration.territory_id)
$$;
