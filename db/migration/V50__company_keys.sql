-- A company's own key opens its site: what it declares, and what a member of the territory sees besides.
ALTER TABLE access_key
    ADD COLUMN site_id bigint REFERENCES site ON DELETE CASCADE,
    ADD CHECK (site_id IS NULL OR role = 'member');

-- The site whose key the viewer holds; told to each transaction like the role, none without it.
CREATE FUNCTION visible.viewer_site() RETURNS bigint LANGUAGE sql STABLE AS $$
    SELECT nullif(current_setting('symbiozae.site', true), '')::bigint
$$;

-- A company sees what is its own, whatever the visibility.
CREATE VIEW visible.own_site AS SELECT * FROM site WHERE id = visible.viewer_site();
CREATE VIEW visible.own_declaration AS SELECT * FROM declaration WHERE site_id = visible.viewer_site();

-- The company of own_id wishes to meet that of other_id. Names are told once both wish it.
CREATE TABLE introduction (
    own_id    bigint NOT NULL REFERENCES declaration ON DELETE CASCADE,
    other_id  bigint NOT NULL REFERENCES declaration ON DELETE CASCADE,
    wished_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (own_id, other_id)
);
CREATE INDEX introduction_other ON introduction (other_id);

-- Whether two declarations could meet: an offer with a need for the same or something it can replace, shares with needs and shares.
CREATE FUNCTION visible.fits(kind text, resource text, other_kind text, other_resource text) RETURNS boolean
    LANGUAGE sql STABLE AS $$
    SELECT CASE kind
        WHEN 'offer' THEN other_kind = 'need' AND (other_resource = resource
            OR EXISTS (SELECT FROM public.compatibility WHERE from_code = resource AND to_code = other_resource))
        WHEN 'need' THEN other_kind = 'offer' AND (other_resource = resource
            OR EXISTS (SELECT FROM public.compatibility WHERE from_code = other_resource AND to_code = resource))
        ELSE other_kind <> 'offer' AND other_resource = resource END
$$;

-- A distance as a blind match tells it.
CREATE FUNCTION visible.about_km(km double precision) RETURNS integer LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE WHEN km <= 5 THEN 5 WHEN km <= 10 THEN 10 WHEN km <= 20 THEN 20 WHEN km <= 50 THEN 50 ELSE 100 END
$$;

-- Blind matching: what fits an own declaration, within about how many kilometres, and nothing of whom, unless both companies
-- wish it or the other one is visible to the viewer anyhow.
CREATE VIEW visible.blind_match AS
    SELECT mine.id AS own_id, other.id AS other_id, other.kind, other.resource,
           visible.about_km(away.km) AS within_km,
           wish.own_id IS NOT NULL AS wished,
           answer.own_id IS NOT NULL AS answered,
           CASE WHEN wish.own_id IS NOT NULL AND answer.own_id IS NOT NULL
                     OR visible.may_see(greatest(other.visibility, partner.visibility), partner.territory_id)
                THEN partner.name END AS name
    FROM declaration mine
    JOIN site home ON home.id = mine.site_id
    JOIN resource ON resource.code = mine.resource
    JOIN declaration other ON other.site_id <> mine.site_id AND other.consent
         AND (other.valid_to IS NULL OR other.valid_to >= current_date)
         AND visible.fits(mine.kind, mine.resource, other.kind, other.resource)
    JOIN site partner ON partner.id = other.site_id
         AND partner.position && ST_Expand(home.position, resource.reach_km / 70, resource.reach_km / 110)
    CROSS JOIN LATERAL (SELECT ST_Distance(home.position::geography, partner.position::geography) / 1000 AS km) away
    LEFT JOIN introduction wish ON wish.own_id = mine.id AND wish.other_id = other.id
    LEFT JOIN introduction answer ON answer.own_id = other.id AND answer.other_id = mine.id
    WHERE mine.site_id = visible.viewer_site() AND mine.consent AND away.km <= least(resource.reach_km, 100);

-- Within about how many kilometres something fits what the viewer's company thinks of declaring; null for nowhere.
CREATE FUNCTION visible.blind_prospect(wanted_kind text, wanted_resource text) RETURNS integer LANGUAGE sql STABLE
    SECURITY DEFINER SET search_path = public AS $$
    SELECT visible.about_km(min(away.km))
    FROM site home
    JOIN resource ON resource.code = wanted_resource
    JOIN site partner ON partner.id <> home.id
         AND partner.position && ST_Expand(home.position, resource.reach_km / 70, resource.reach_km / 110)
    CROSS JOIN LATERAL (SELECT ST_Distance(home.position::geography, partner.position::geography) / 1000 AS km) away
    JOIN declaration other ON other.site_id = partner.id AND other.consent
         AND (other.valid_to IS NULL OR other.valid_to >= current_date)
         AND visible.fits(wanted_kind, wanted_resource, other.kind, other.resource)
    WHERE home.id = visible.viewer_site() AND away.km <= least(resource.reach_km, 100)
    HAVING count(*) > 0
$$;

GRANT SELECT ON visible.own_site, visible.own_declaration, visible.blind_match TO symbiozae_reader;
