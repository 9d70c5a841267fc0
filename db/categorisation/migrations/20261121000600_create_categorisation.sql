-- migrate:up
CREATE SCHEMA categorisation AUTHORIZATION candour_owner;
SET ROLE candour_owner;
GRANT USAGE ON SCHEMA categorisation TO candour_categorisation;

-- Where the follower stands in each ledger. Moves in the transaction that writes what it read.
CREATE TABLE categorisation.cursor (
    authority_id text PRIMARY KEY,
    seq bigint NOT NULL CHECK (seq >= 0),
    hash bytea NOT NULL
);

-- Cases that could not be processed: from seq on, their events wait in the ledger. The nil UUID
-- stands for events of the authority itself.
CREATE TABLE categorisation.parked (
    authority_id text NOT NULL,
    complaint_id uuid NOT NULL,
    seq bigint NOT NULL,
    reason text NOT NULL,
    PRIMARY KEY (authority_id, complaint_id)
);

-- Commands back to intake. A record: a rebuild leaves it alone.
CREATE TABLE categorisation.command (
    authority_id text NOT NULL,
    request_id uuid NOT NULL,
    -- The act's name, for example record_notice.
    kind text NOT NULL,
    -- candour.ledger.v1.Act. Personal; emptied when the command has ended.
    body bytea NOT NULL,
    state text NOT NULL DEFAULT 'queued'
        CHECK (state IN ('queued', 'done', 'refused')),
    tries integer NOT NULL DEFAULT 0,
    last_error text NOT NULL DEFAULT '',
    -- Order of sending.
    queued_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (authority_id, request_id)
);
CREATE INDEX command_queued ON categorisation.command (authority_id, queued_at)
    WHERE state = 'queued';

ALTER TABLE categorisation.cursor ENABLE ROW LEVEL SECURITY;
ALTER TABLE categorisation.cursor FORCE ROW LEVEL SECURITY;
ALTER TABLE categorisation.parked ENABLE ROW LEVEL SECURITY;
ALTER TABLE categorisation.parked FORCE ROW LEVEL SECURITY;
ALTER TABLE categorisation.command ENABLE ROW LEVEL SECURITY;
ALTER TABLE categorisation.command FORCE ROW LEVEL SECURITY;
CREATE POLICY one_authority ON categorisation.cursor
    USING (authority_id = current_setting('candour.authority_id', true));
CREATE POLICY one_authority ON categorisation.parked
    USING (authority_id = current_setting('candour.authority_id', true));
CREATE POLICY one_authority ON categorisation.command
    USING (authority_id = current_setting('candour.authority_id', true));
GRANT SELECT, INSERT, UPDATE ON categorisation.cursor, categorisation.command
    TO candour_categorisation;
GRANT SELECT, INSERT, UPDATE, DELETE ON categorisation.parked TO candour_categorisation;

-- What each point says and, once a member of staff has said so, what it is about: what a model may
-- learn from. A projection.
CREATE TABLE categorisation.point (
    authority_id text NOT NULL,
    complaint_id uuid NOT NULL,
    point_id integer NOT NULL,
    -- The person's words, with names and contacts masked. Personal; emptied by the erasure event.
    text text NOT NULL,
    -- The confirmed theme; empty until there is one.
    theme text NOT NULL DEFAULT '',
    PRIMARY KEY (authority_id, complaint_id, point_id)
);
CREATE INDEX point_confirmed ON categorisation.point (authority_id) WHERE theme <> '';

-- What was learnt from one authority's confirmations, and from nobody else's. A record: a rebuild
-- leaves it alone.
CREATE TABLE categorisation.model (
    authority_id text NOT NULL,
    version integer NOT NULL CHECK (version > 0),
    -- Emptied when a case that it learnt from is erased: fingerprints of words are words.
    bytes bytea NOT NULL,
    -- Business time.
    trained_at timestamptz NOT NULL,
    -- Confirmed points that it learnt from.
    points bigint NOT NULL,
    -- Where the follower stood: what is erased up to here it never saw.
    through_seq bigint NOT NULL,
    PRIMARY KEY (authority_id, version)
);

ALTER TABLE categorisation.point ENABLE ROW LEVEL SECURITY;
ALTER TABLE categorisation.point FORCE ROW LEVEL SECURITY;
ALTER TABLE categorisation.model ENABLE ROW LEVEL SECURITY;
ALTER TABLE categorisation.model FORCE ROW LEVEL SECURITY;
CREATE POLICY one_authority ON categorisation.point
    USING (authority_id = current_setting('candour.authority_id', true));
CREATE POLICY one_authority ON categorisation.model
    USING (authority_id = current_setting('candour.authority_id', true));
GRANT SELECT, INSERT, UPDATE, DELETE ON categorisation.point TO candour_categorisation;
GRANT SELECT, INSERT, UPDATE ON categorisation.model TO candour_categorisation;

RESET ROLE;

-- migrate:down
DROP SCHEMA categorisation CASCADE;
