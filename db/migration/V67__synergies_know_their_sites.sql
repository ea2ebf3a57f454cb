-- A synergy's rights are asked of both its sites already: it tells their names and zones too, so that a layer of synergies need
-- not join them once more. PostgreSQL took longer to plan those joins than to read a page.
CREATE OR REPLACE VIEW visible.kept_synergy AS
    SELECT synergy.id, synergy.territory_id, synergy.visibility, synergy.offer_id, synergy.need_id, synergy.offer_site_id,
           synergy.need_site_id, synergy.offered, synergy.needed, synergy.rank, synergy.score, synergy.f_type,
           synergy.f_distance, synergy.f_quantity, synergy.f_season, synergy.f_offer_freshness, synergy.f_need_freshness,
           synergy.km_type, synergy.km_distance, synergy.km_quantity, synergy.km_season, synergy.km_freshness,
           synergy.equivalent_km, synergy.distance_m, synergy.offer_quantity, synergy.need_quantity, synergy.allocated,
           synergy.step, synergy.link, synergy.scenario, synergy.first_run, synergy.last_run, synergy.fingerprint,
           offering.name AS offer_site, offering.zone_id AS offer_zone_id,
           needing.name AS need_site, needing.zone_id AS need_zone_id
    FROM synergy
    JOIN site offering ON offering.id = synergy.offer_site_id
    JOIN site needing ON needing.id = synergy.need_site_id
    WHERE visible.may_see(synergy.visibility, synergy.territory_id)
      AND visible.may_see(offering.visibility, synergy.territory_id)
      AND visible.may_see(offering.visibility, offering.territory_id)
      AND visible.may_see(needing.visibility, synergy.territory_id)
      AND visible.may_see(needing.visibility, needing.territory_id);

DROP VIEW visible.synergy;
CREATE VIEW visible.synergy AS
    SELECT synergy.*,
           coalesce((SELECT event.status FROM synergy_event event
                     WHERE event.offer_id = synergy.offer_id AND event.need_id = synergy.need_id
                     ORDER BY event.id DESC LIMIT 1), 'detected') AS status
    FROM visible.kept_synergy synergy
    WHERE synergy.last_run IS NULL AND synergy.scenario = visible.scenario();
GRANT SELECT ON visible.synergy TO symbiozae_reader;
