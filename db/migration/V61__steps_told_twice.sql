-- A step that was sent twice, because its answer was lost on the way, is kept once: whoever sends it may give it an id.
ALTER TABLE synergy_event ADD COLUMN sent_as uuid UNIQUE;
ALTER TABLE cluster_event ADD COLUMN sent_as uuid UNIQUE;
