-- As many sites as %d, invented, in 5 000 zones, a third of them with something declared: what an export of a country holds.
SELECT setseed(0.4);

INSERT INTO territory (code, name, boundary, source)
VALUES ('BENCH', 'Bench', ST_Multi(ST_MakeEnvelope(4.3, 45.0, 6.7, 46.8, 4326)), 'invented');

INSERT INTO zone (territory_id, code, name, vocation, boundary, fictitious, source)
    SELECT territory.id, 'Z' || number, 'ZA ' || number, 'mixte',
           ST_Multi(ST_Expand(ST_SetSRID(ST_MakePoint(4.5 + 2 * random(), 45.2 + 1.4 * random()), 4326), 0.003, 0.002)), true, 'invented'
    FROM generate_series(1, 5000) number CROSS JOIN territory WHERE territory.code = 'BENCH';

INSERT INTO site (territory_id, zone_id, code, name, naf, activity, position, fictitious, source)
    SELECT zone.territory_id, zone.id, 'S' || number, 'Entreprise ' || number, '2511Z', 'invented',
           ST_SetSRID(ST_MakePoint(ST_X(middle) + 0.006 * (random() - 0.5), ST_Y(middle) + 0.004 * (random() - 0.5)), 4326),
           true, 'invented'
    FROM (SELECT id, territory_id, ST_PointOnSurface(boundary) AS middle, row_number() OVER (ORDER BY id) AS place
          FROM zone WHERE source = 'invented') zone
    JOIN generate_series(1, %d) number ON zone.place = 1 + number %% 5000;

INSERT INTO declaration (territory_id, site_id, code, kind, resource, quantity, declared_on, visibility, fictitious, source)
    SELECT territory_id, id, 'D' || id, 'need', (SELECT min(code) FROM resource), 10, date '2026-01-01', 'public', true, 'invented'
    FROM site WHERE id %% 3 = 0;
