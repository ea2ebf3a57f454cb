-- The need categories. A new one is a row here and its resources in gis-data/reference/taxonomy.csv.
INSERT INTO need_category (code, position, label_fr, label_en) VALUES
    ('flux',        1, 'Flux',        'Materials'),
    ('fluides',     2, 'Fluides',     'Fluids and energy'),
    ('services',    3, 'Services',    'Services'),
    ('equipements', 4, 'Équipements', 'Equipment'),
    ('foncier',     5, 'Foncier',     'Land and premises')
ON CONFLICT (code) DO UPDATE SET position = excluded.position, label_fr = excluded.label_fr, label_en = excluded.label_en;
