-- Who may see two things may see the more hidden of them. Asked for each by itself, PostgreSQL knows how many rows are left; asked
-- for the greatest of them it guessed a hundredth, and joined and sorted a whole layer for each of its pages.
CREATE OR REPLACE VIEW visible.declaration AS
    SELECT declaration.id, declaration.territory_id, declaration.site_id, declaration.code, declaration.kind,
           declaration.resource, declaration.quantity, declaration.months, declaration.storage_months, declaration.qualities,
           declaration.estimated, declaration.consent, declaration.declared_on, declaration.valid_from, declaration.valid_to,
           declaration.comment, declaration.visibility, declaration.fictitious, declaration.source, declaration.version,
           declaration.import_id
    FROM declaration JOIN site ON site.id = declaration.site_id
    WHERE visible.may_see(declaration.visibility, declaration.territory_id)
      AND visible.may_see(site.visibility, declaration.territory_id);

CREATE OR REPLACE VIEW visible.kept_synergy AS
    SELECT synergy.id, synergy.territory_id, synergy.visibility, synergy.offer_id, synergy.need_id, synergy.offer_site_id,
           synergy.need_site_id, synergy.offered, synergy.needed, synergy.rank, synergy.score, synergy.f_type,
           synergy.f_distance, synergy.f_quantity, synergy.f_season, synergy.f_offer_freshness, synergy.f_need_freshness,
           synergy.km_type, synergy.km_distance, synergy.km_quantity, synergy.km_season, synergy.km_freshness,
           synergy.equivalent_km, synergy.distance_m, synergy.offer_quantity, synergy.need_quantity, synergy.allocated,
           synergy.step, synergy.link, synergy.scenario, synergy.first_run, synergy.last_run, synergy.fingerprint
    FROM synergy
    JOIN site offering ON offering.id = synergy.offer_site_id
    JOIN site needing ON needing.id = synergy.need_site_id
    WHERE visible.may_see(synergy.visibility, synergy.territory_id)
      AND visible.may_see(offering.visibility, synergy.territory_id)
      AND visible.may_see(needing.visibility, synergy.territory_id);

CREATE OR REPLACE VIEW visible.synergy AS
    SELECT synergy.*,
           coalesce((SELECT event.status FROM synergy_event event
                     WHERE event.offer_id = synergy.offer_id AND event.need_id = synergy.need_id
                     ORDER BY event.id DESC LIMIT 1), 'detected') AS status
    FROM visible.kept_synergy synergy
    WHERE synergy.last_run IS NULL AND synergy.scenario = visible.scenario();
