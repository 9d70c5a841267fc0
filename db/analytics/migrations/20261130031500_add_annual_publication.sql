-- migrate:up
SET ROLE candour_owner;

-- The annual report as it was published. A record: a version never changes, and a later change is a
-- version of its own.
CREATE TABLE analytics.annual_publication (
    authority_id text NOT NULL,
    -- For example 2026-27.
    council_year text NOT NULL,
    version integer NOT NULL CHECK (version > 0),
    -- SHA-256 of the text, in hexadecimal.
    digest text NOT NULL CHECK (length(digest) = 64),
    -- Subject of who published it.
    published_by text NOT NULL,
    -- Business time.
    published_at timestamptz NOT NULL,
    -- Business time of the last event that it counts; null when there was none.
    data_as_at timestamptz,
    -- What changed since the version before, in words of a person.
    change text NOT NULL CHECK (version = 1 OR change <> ''),
    -- The report for everyone, as it was published. It names nobody but the Member who signs.
    text text NOT NULL,
    json text NOT NULL,
    html text NOT NULL,
    PRIMARY KEY (authority_id, council_year, version)
);
ALTER TABLE analytics.annual_publication ENABLE ROW LEVEL SECURITY;
ALTER TABLE analytics.annual_publication FORCE ROW LEVEL SECURITY;
CREATE POLICY one_authority ON analytics.annual_publication
    USING (authority_id = current_setting('candour.authority_id', true));
-- Nobody may change or remove one.
GRANT SELECT, INSERT ON analytics.annual_publication TO candour_analytics;

RESET ROLE;

-- migrate:down
SET ROLE candour_owner;
DROP TABLE analytics.annual_publication;
RESET ROLE;
