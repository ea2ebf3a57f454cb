-- 200 000 sites, 5 000 zones and 100 000 synergies, invented, lying as real ones do: in zones, those around towns.
SELECT setseed(0.4);

INSERT INTO territory (code, name, boundary, source)
VALUES ('BENCH', 'Bench', ST_Multi(ST_MakeEnvelope(4.3, 45.0, 6.7, 46.8, 4326)), 'invented');

CREATE TEMP TABLE town AS
    SELECT number, 4.5 + 2 * random() AS lon, 45.2 + 1.4 * random() AS lat FROM generate_series(1, 60) number;

-- Most zones lie near their town, few far out.
INSERT INTO zone (territory_id, code, name, vocation, boundary, fictitious, source)
    SELECT territory.id, 'Z' || number, 'ZA ' || number, 'mixte',
           ST_Multi(ST_Buffer(ST_SetSRID(ST_MakePoint(lon + 0.13 * away * cos(angle), lat + 0.09 * away * sin(angle)), 4326)::geography,
                              150 + 350 * random())::geometry),
           true, 'invented'
    FROM (SELECT zone.number, town.lon, town.lat, 6.2832 * random() AS angle, random() * random() AS away
          FROM generate_series(1, 5000) zone (number) JOIN town ON town.number = 1 + (zone.number * 7919 % 60)) placed
    CROSS JOIN territory WHERE territory.code = 'BENCH';

INSERT INTO site (territory_id, zone_id, code, name, naf, activity, position, fictitious, source)
    SELECT zone.territory_id, zone.id, 'S' || number, 'Entreprise ' || number, '2511Z', 'invented',
           ST_SetSRID(ST_MakePoint(ST_X(middle) + 0.006 * (random() - 0.5), ST_Y(middle) + 0.004 * (random() - 0.5)), 4326),
           true, 'invented'
    FROM (SELECT id, territory_id, ST_PointOnSurface(boundary) AS middle, row_number() OVER (ORDER BY id) AS place
          FROM zone WHERE source = 'invented') zone
    JOIN generate_series(1, 200000) number ON zone.place = 1 + number % 5000;

-- Forty places a zone, in order: odd ones offer, even ones need; the resource goes by zone, so that neighbours match.
CREATE TEMP TABLE place AS
    SELECT row_number() OVER (ORDER BY site.zone_id, site.id) AS number, site.id AS site_id, site.territory_id, site.position,
           resource.code AS resource
    FROM site
    JOIN (SELECT code, row_number() OVER (ORDER BY md5(code)) AS number, count(*) OVER () AS all FROM resource) resource
        ON resource.number = 1 + site.zone_id % resource.all
    WHERE site.source = 'invented';
CREATE UNIQUE INDEX ON place (number);
ANALYZE place;

INSERT INTO declaration (territory_id, site_id, code, kind, resource, quantity, declared_on, visibility, fictitious, source)
    SELECT territory_id, site_id, 'D' || number, CASE WHEN number % 2 = 1 THEN 'offer' ELSE 'need' END, resource,
           10 + 90 * random(), date '2026-01-01', 'public', true, 'invented'
    FROM place ORDER BY number;

INSERT INTO analysis (territory_id, number, scenario, data_version, parameters, summary, started_at)
    SELECT id, 1, 'reference', data_version, '{}', '{}', now() FROM territory WHERE code = 'BENCH';

-- Each offer meets the need beside it or, one in three, a need in another zone of its town.
CREATE TEMP TABLE pair AS
    SELECT number AS offer,
           1 + (number + CASE WHEN number % 3 = 0 THEN 2400 * (1 + number % 5) ELSE 0 END) % 200000 AS need
    FROM place WHERE number % 2 = 1;
ANALYZE pair;

INSERT INTO synergy (territory_id, scenario, first_run, fingerprint, visibility, offer_id, need_id, offer_site_id, need_site_id,
        offered, needed, rank, score, f_type, f_distance, f_quantity, f_season, f_offer_freshness, f_need_freshness,
        km_type, km_distance, km_quantity, km_season, km_freshness, equivalent_km, distance_m, offer_quantity, need_quantity,
        allocated, step, link)
    SELECT offering.territory_id, 'reference', 1, offer.id, 'public', offer.id, need.id, offering.site_id, needing.site_id,
           offer.resource, need.resource, pair.offer, 0.3 + 0.7 * random(), 1, 1, 1, 1, 1, 1,
           0, 1, 0, 0, 0, 1, 1000, offer.quantity, need.quantity, least(offer.quantity, need.quantity), '',
           ST_MakeLine(offering.position, needing.position)
    FROM pair
    JOIN place offering ON offering.number = pair.offer
    JOIN place needing ON needing.number = pair.need
    JOIN declaration offer ON offer.site_id = offering.site_id
    JOIN declaration need ON need.site_id = needing.site_id;

ANALYZE;
