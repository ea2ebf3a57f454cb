-- An invented territory for measuring the map: 300 zones and 20 000 sites in 90 x 90 km, 2 declarations a site, 2 000
-- synergies between neighbouring zones; all that times bench.scale. The seed makes it the same each time.
TRUNCATE territory, commune CASCADE;
SELECT setseed(0.42);

INSERT INTO territory (code, name, metric_srid, boundary)
VALUES ('BENCH', 'Territoire de mesure (inventé)', 2154,
        ST_Multi(ST_Transform(ST_MakeEnvelope(700000, 6500000, 790000, 6590000, 2154), 4326)));

INSERT INTO commune (code, name, boundary)
SELECT 'B' || i * 15 + j, 'Commune ' || i * 15 + j,
       ST_Multi(ST_Transform(ST_MakeEnvelope(700000 + i * 6000, 6500000 + j * 6000, 706000 + i * 6000, 6506000 + j * 6000, 2154), 4326))
FROM generate_series(0, 14) i, generate_series(0, 14) j;

INSERT INTO zone (territory_id, code, name, commune_name, boundary, fictitious)
SELECT territory.id, 'Z' || n, 'Zone ' || n, 'Commune ' || n % 225,
       ST_Multi(ST_Transform(ST_Buffer(ST_SetSRID(ST_MakePoint(702000 + random() * 86000, 6502000 + random() * 86000), 2154),
                                       250 + random() * 350, 'quad_segs=4'), 4326)), true
FROM territory, generate_series(1, (300 * current_setting('bench.scale')::float)::integer) n WHERE territory.code = 'BENCH';

INSERT INTO site (territory_id, zone_id, code, name, activity, position, fictitious)
SELECT zone.territory_id, zone.id, 'S' || n, 'Entreprise inventée ' || n, 'Activité ' || n % 40,
       ST_SetSRID(ST_MakePoint(ST_X(centre) + 0.004 * (random() - 0.5), ST_Y(centre) + 0.003 * (random() - 0.5)), 4326), true
FROM generate_series(1, (20000 * current_setting('bench.scale')::float)::integer) n
JOIN (SELECT zone.*, row_number() OVER (ORDER BY id) - 1 AS number, ST_Centroid(boundary) AS centre FROM zone) zone ON zone.number = n % (SELECT count(*) FROM zone);

INSERT INTO declaration (territory_id, site_id, code, kind, resource, quantity, declared_on, visibility, fictitious)
SELECT site.territory_id, site.id, site.code || '-' || kind.number, kind.word,
       known.codes[1 + (site.id * 7 + kind.number * 31) % cardinality(known.codes)],
       10 + site.id % 90, current_date, 'public', true
FROM site CROSS JOIN (VALUES (1, 'offer'), (2, 'need')) kind (number, word)
CROSS JOIN (SELECT array_agg(code ORDER BY code) AS codes FROM resource) known;

INSERT INTO analysis (territory_id, number, data_version, parameters, summary, started_at)
SELECT id, 1, 1, '{}', '{}', now() FROM territory WHERE code = 'BENCH';

INSERT INTO synergy (territory_id, scenario, first_run, fingerprint, visibility, offer_id, need_id, offer_site_id, need_site_id, offered, needed, rank,
                     score, f_type, f_distance, f_quantity, f_season, f_offer_freshness, f_need_freshness, km_type, km_distance,
                     km_quantity, km_season, km_freshness, equivalent_km, distance_m, offer_quantity, need_quantity, allocated,
                     step, link)
SELECT analysis.territory_id, analysis.scenario, analysis.number, n, 'public', offer.id, need.id, giver.id, taker.id, offer.resource, need.resource, n,
       0.3 + 0.7 * random(), 1, 0.8, 1, 1, 1, 1, 0, 1, 0, 0, 0, 1, ST_Distance(giver.position::geography, taker.position::geography),
       offer.quantity, need.quantity, least(offer.quantity, need.quantity), '', ST_MakeLine(giver.position, taker.position)
FROM analysis, generate_series(1, (2000 * current_setting('bench.scale')::float)::integer) n
JOIN site giver ON giver.code = 'S' || n
JOIN site taker ON taker.code = 'S' || n + 1 + (n * 37) % 12
JOIN declaration offer ON offer.site_id = giver.id AND offer.kind = 'offer'
JOIN declaration need ON need.site_id = taker.id AND need.kind = 'need';

ANALYZE;
