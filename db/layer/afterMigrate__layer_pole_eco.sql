CREATE VIEW layer."pole-eco" AS
    SELECT pole.id,
           pole.code AS pole_id,
           pole.name AS pole_nom,
           pole.vocation AS pole_vocadomi,
           attributes ->> 'pole_identif_date' AS pole_identif_date,
           attributes ->> 'pole_actu_date' AS pole_actu_date,
           visible.number(attributes ->> 'pole_nb_site') AS pole_nb_site,
           visible.number(attributes ->> 'pole_nb_etab') AS pole_nb_etab,
           visible.number(attributes ->> 'pole_nb_emploi') AS pole_nb_emploi,
           visible.number(attributes ->> 'pole_surface') AS pole_surface,
           attributes ->> 'pole_rayonnement' AS pole_rayonnement,
           territory.code AS territory,
           visible.local_columns(attributes,
               '{pole_identif_date,pole_actu_date,pole_nb_site,pole_nb_etab,pole_nb_emploi,pole_surface,
                 pole_rayonnement}',
               territory.id) AS attributs_locaux,
           pole.position::geometry(Point, 4326) AS geometry
    FROM visible.pole JOIN visible.territory ON territory.id = pole.territory_id;
COMMENT ON VIEW layer."pole-eco" IS '{"title_fr": "Pôles, format CNIG", "title_en": "Poles, CNIG standard", "description_fr": "Pôles de zones d''activité voisines (POLE-ECO).", "description": "Poles of neighbouring business zones (POLE-ECO).", "min_zoom": 9, "tile": ["pole_nom"], "follows": ["pole"]}';
