-- The three tables of every follower. Each service's migration carries them as they stand here, with
-- SCHEMA and ROLE replaced (for example analytics and candour_analytics), inside SET ROLE
-- candour_owner and after CREATE SCHEMA and GRANT USAGE.

-- Where the follower stands in each ledger. Moves in the transaction that writes what it read.
CREATE TABLE SCHEMA.cursor (
    authority_id text PRIMARY KEY,
    seq bigint NOT NULL CHECK (seq >= 0),
    hash bytea NOT NULL
);

-- Cases that could not be processed: from seq on, their events wait in the ledger. The nil UUID
-- stands for events of the authority itself.
CREATE TABLE SCHEMA.parked (
    authority_id text NOT NULL,
    complaint_id uuid NOT NULL,
    seq bigint NOT NULL,
    reason text NOT NULL,
    PRIMARY KEY (authority_id, complaint_id)
);

-- Commands back to intake. A record: a rebuild leaves it alone.
CREATE TABLE SCHEMA.command (
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
CREATE INDEX command_queued ON SCHEMA.command (authority_id, queued_at) WHERE state = 'queued';

ALTER TABLE SCHEMA.cursor ENABLE ROW LEVEL SECURITY;
ALTER TABLE SCHEMA.cursor FORCE ROW LEVEL SECURITY;
ALTER TABLE SCHEMA.parked ENABLE ROW LEVEL SECURITY;
ALTER TABLE SCHEMA.parked FORCE ROW LEVEL SECURITY;
ALTER TABLE SCHEMA.command ENABLE ROW LEVEL SECURITY;
ALTER TABLE SCHEMA.command FORCE ROW LEVEL SECURITY;
CREATE POLICY one_authority ON SCHEMA.cursor
    USING (authority_id = current_setting('candour.authority_id', true));
CREATE POLICY one_authority ON SCHEMA.parked
    USING (authority_id = current_setting('candour.authority_id', true));
CREATE POLICY one_authority ON SCHEMA.command
    USING (authority_id = current_setting('candour.authority_id', true));
GRANT SELECT, INSERT, UPDATE ON SCHEMA.cursor, SCHEMA.command TO ROLE;
GRANT SELECT, INSERT, UPDATE, DELETE ON SCHEMA.parked TO ROLE;
