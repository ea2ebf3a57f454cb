-- The least of a resource worth fetching a year, in its unit: the allocation gives no pair less. Zero: any amount is.
ALTER TABLE resource ADD COLUMN smallest_lot double precision NOT NULL DEFAULT 0
    CHECK (smallest_lot >= 0 AND smallest_lot < 'Infinity');
ALTER TABLE own_resource ADD COLUMN smallest_lot double precision CHECK (smallest_lot >= 0 AND smallest_lot < 'Infinity');
