-- migrate:up
CREATE SCHEMA analytics AUTHORIZATION candour_owner;
SET ROLE candour_owner;
GRANT USAGE ON SCHEMA analytics TO candour_analytics;

-- Where the follower stands in each ledger. Moves in the transaction that writes what it read.
CREATE TABLE analytics.cursor (
    authority_id text PRIMARY KEY,
    seq bigint NOT NULL CHECK (seq >= 0),
    hash bytea NOT NULL
);

-- Cases that could not be processed: from seq on, their events wait in the ledger. The nil UUID
-- stands for events of the authority itself.
CREATE TABLE analytics.parked (
    authority_id text NOT NULL,
    complaint_id uuid NOT NULL,
    seq bigint NOT NULL,
    reason text NOT NULL,
    PRIMARY KEY (authority_id, complaint_id)
);

-- Commands back to intake. A record: a rebuild leaves it alone.
CREATE TABLE analytics.command (
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
CREATE INDEX command_queued ON analytics.command (authority_id, queued_at) WHERE state = 'queued';

ALTER TABLE analytics.cursor ENABLE ROW LEVEL SECURITY;
ALTER TABLE analytics.cursor FORCE ROW LEVEL SECURITY;
ALTER TABLE analytics.parked ENABLE ROW LEVEL SECURITY;
ALTER TABLE analytics.parked FORCE ROW LEVEL SECURITY;
ALTER TABLE analytics.command ENABLE ROW LEVEL SECURITY;
ALTER TABLE analytics.command FORCE ROW LEVEL SECURITY;
CREATE POLICY one_authority ON analytics.cursor
    USING (authority_id = current_setting('candour.authority_id', true));
CREATE POLICY one_authority ON analytics.parked
    USING (authority_id = current_setting('candour.authority_id', true));
CREATE POLICY one_authority ON analytics.command
    USING (authority_id = current_setting('candour.authority_id', true));
GRANT SELECT, INSERT, UPDATE ON analytics.cursor, analytics.command TO candour_analytics;
GRANT SELECT, INSERT, UPDATE, DELETE ON analytics.parked TO candour_analytics;

-- The last event that the figures count.
CREATE TABLE analytics.standing (
    authority_id text PRIMARY KEY,
    seq bigint NOT NULL,
    -- Business time.
    recorded_at timestamptz NOT NULL
);

-- One row a case: codes and days. A projection.
CREATE TABLE analytics.fact (
    authority_id text NOT NULL,
    complaint_id uuid NOT NULL,
    reference text NOT NULL,
    -- CMP, ERO, CNC, … (domain 3.2).
    record_type text NOT NULL,
    channel text NOT NULL,
    -- Taken over as closed: in counts and themes, never in timeliness.
    historic boolean NOT NULL,
    -- Days are days in London.
    received_on date NOT NULL,
    logged_on date NOT NULL,
    ack_due date,
    acknowledged_on date,
    -- The response date of the plan; first told when the plan takes effect.
    planned_response_by date,
    original_response_by date,
    -- The latest date that an amendment names, told or not.
    amended_response_by date,
    relevant_period_last_day date,
    responded_on date,
    closed_on date,
    -- Days of holding notices, which tell no reason (G-4).
    held_on date[] NOT NULL DEFAULT '{}',
    outcome text NOT NULL DEFAULT '',
    primary_theme text NOT NULL DEFAULT '',
    theme_confirmed boolean NOT NULL DEFAULT false,
    -- The beginning of the first point, with names and contacts masked. Personal; emptied by the
    -- erasure event. For those who work on cases only (G-19).
    excerpt text NOT NULL,
    -- No figure of a period that begins later can count the case.
    counts_until date NOT NULL GENERATED ALWAYS AS (
        CASE WHEN closed_on IS NULL AND NOT historic THEN date 'infinity'
             ELSE greatest(received_on, ack_due, original_response_by, amended_response_by,
                           relevant_period_last_day, responded_on, closed_on) END) STORED,
    PRIMARY KEY (authority_id, complaint_id)
);
CREATE INDEX fact_by_period ON analytics.fact (authority_id, received_on, counts_until);

-- Each matter that a case raises. A projection.
CREATE TABLE analytics.point (
    authority_id text NOT NULL,
    complaint_id uuid NOT NULL,
    point_id integer NOT NULL,
    -- The confirmed theme, else the first that was suggested.
    theme text NOT NULL DEFAULT '',
    confirmed boolean NOT NULL DEFAULT false,
    outcome text NOT NULL DEFAULT '',
    PRIMARY KEY (authority_id, complaint_id, point_id)
);

-- Each change of a response date, in order. A projection.
CREATE TABLE analytics.amendment (
    authority_id text NOT NULL,
    complaint_id uuid NOT NULL,
    number integer NOT NULL,
    -- The notice that tells it.
    obligation_id text NOT NULL,
    reason text NOT NULL,
    old_by date NOT NULL,
    new_by date NOT NULL,
    told_on date,
    PRIMARY KEY (authority_id, complaint_id, number)
);

-- Cases by day, kind and theme, so that years are counted without looking at a case. Kept in step
-- with the facts in the same transaction. A projection.
CREATE TABLE analytics.daily (
    authority_id text NOT NULL,
    received_on date NOT NULL,
    record_type text NOT NULL,
    -- Level 1 of the primary theme; empty while there is none.
    theme text NOT NULL,
    cases bigint NOT NULL,
    historic bigint NOT NULL,
    -- Cases whose theme a member of staff confirmed.
    confirmed bigint NOT NULL,
    PRIMARY KEY (authority_id, received_on, record_type, theme)
);

ALTER TABLE analytics.standing ENABLE ROW LEVEL SECURITY;
ALTER TABLE analytics.standing FORCE ROW LEVEL SECURITY;
ALTER TABLE analytics.fact ENABLE ROW LEVEL SECURITY;
ALTER TABLE analytics.fact FORCE ROW LEVEL SECURITY;
ALTER TABLE analytics.point ENABLE ROW LEVEL SECURITY;
ALTER TABLE analytics.point FORCE ROW LEVEL SECURITY;
ALTER TABLE analytics.amendment ENABLE ROW LEVEL SECURITY;
ALTER TABLE analytics.amendment FORCE ROW LEVEL SECURITY;
ALTER TABLE analytics.daily ENABLE ROW LEVEL SECURITY;
ALTER TABLE analytics.daily FORCE ROW LEVEL SECURITY;
CREATE POLICY one_authority ON analytics.standing
    USING (authority_id = current_setting('candour.authority_id', true));
CREATE POLICY one_authority ON analytics.fact
    USING (authority_id = current_setting('candour.authority_id', true));
CREATE POLICY one_authority ON analytics.point
    USING (authority_id = current_setting('candour.authority_id', true));
CREATE POLICY one_authority ON analytics.amendment
    USING (authority_id = current_setting('candour.authority_id', true));
CREATE POLICY one_authority ON analytics.daily
    USING (authority_id = current_setting('candour.authority_id', true));
GRANT SELECT, INSERT, UPDATE, DELETE ON analytics.standing, analytics.fact, analytics.point,
    analytics.amendment, analytics.daily TO candour_analytics;

RESET ROLE;

-- migrate:down
DROP SCHEMA analytics CASCADE;
