-- Who may come in beside the public: a person, a role, and the territory it holds in with everything below it (none:
-- every territory). A key is shown once, when it is made; only its SHA-256 is kept.
CREATE TABLE access_key (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    person       text NOT NULL CHECK (person <> ''),
    role         text NOT NULL CHECK (role IN ('member', 'facilitator', 'administrator')),
    territory_id bigint REFERENCES territory ON DELETE CASCADE,
    sha256       bytea NOT NULL UNIQUE,
    made_at      timestamptz NOT NULL DEFAULT now(),
    expires_at   timestamptz NOT NULL,
    revoked_at   timestamptz,
    CHECK (role = 'administrator' OR territory_id IS NOT NULL)
);
