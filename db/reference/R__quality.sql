-- Qualities an offer may have and a need may require. The bit is the engine's; it is never reused.
INSERT INTO quality (code, bit, label_fr, label_en) VALUES
    ('clean',       0, 'propre',                     'clean'),
    ('dry',         1, 'sec',                        'dry'),
    ('sorted',      2, 'trié',                       'sorted'),
    ('food_grade',  3, 'qualité alimentaire',        'food grade'),
    ('certified',   4, 'certifié ou conforme',       'certified or compliant'),
    ('packed',      5, 'conditionné',                'packed'),
    ('delivered',   6, 'livraison possible',         'delivery possible'),
    ('continuous',  7, 'débit régulier',             'steady flow'),
    ('accessible',  8, 'accès poids lourds',         'lorry access'),
    ('serviced',    9, 'viabilisé',                  'serviced')
ON CONFLICT (code) DO UPDATE SET label_fr = excluded.label_fr, label_en = excluded.label_en;
