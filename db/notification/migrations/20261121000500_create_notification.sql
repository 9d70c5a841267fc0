-- migrate:up
CREATE SCHEMA notification AUTHORIZATION candour_owner;
SET ROLE candour_owner;
GRANT USAGE ON SCHEMA notification TO candour_notification;

-- Where the follower stands in each ledger. Moves in the transaction that writes what it read.
CREATE TABLE notification.cursor (
    authority_id text PRIMARY KEY,
    seq bigint NOT NULL CHECK (seq >= 0),
    hash bytea NOT NULL
);

-- Cases that could not be processed: from seq on, their events wait in the ledger. The nil UUID
-- stands for events of the authority itself.
CREATE TABLE notification.parked (
    authority_id text NOT NULL,
    complaint_id uuid NOT NULL,
    seq bigint NOT NULL,
    reason text NOT NULL,
    PRIMARY KEY (authority_id, complaint_id)
);

-- Commands back to intake. A record: a rebuild leaves it alone.
CREATE TABLE notification.command (
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
CREATE INDEX command_queued ON notification.command (authority_id, queued_at) WHERE state = 'queued';

ALTER TABLE notification.cursor ENABLE ROW LEVEL SECURITY;
ALTER TABLE notification.cursor FORCE ROW LEVEL SECURITY;
ALTER TABLE notification.parked ENABLE ROW LEVEL SECURITY;
ALTER TABLE notification.parked FORCE ROW LEVEL SECURITY;
ALTER TABLE notification.command ENABLE ROW LEVEL SECURITY;
ALTER TABLE notification.command FORCE ROW LEVEL SECURITY;
CREATE POLICY one_authority ON notification.cursor
    USING (authority_id = current_setting('candour.authority_id', true));
CREATE POLICY one_authority ON notification.parked
    USING (authority_id = current_setting('candour.authority_id', true));
CREATE POLICY one_authority ON notification.command
    USING (authority_id = current_setting('candour.authority_id', true));
GRANT SELECT, INSERT, UPDATE ON notification.cursor, notification.command TO candour_notification;
GRANT SELECT, INSERT, UPDATE, DELETE ON notification.parked TO candour_notification;

-- What notices need to know of a case. A projection.
CREATE TABLE notification.case_view (
    authority_id text NOT NULL,
    complaint_id uuid NOT NULL,
    -- candour.ledger.v1.CaseFile without the points: facts only.
    facts bytea NOT NULL,
    -- Its personal parts: names and addresses. Personal; emptied by the erasure event.
    personal bytea NOT NULL,
    PRIMARY KEY (authority_id, complaint_id)
);

-- What must be said to whom by when: obligations to a complainant that a notice discharges. A
-- projection; the dates are intake's.
CREATE TABLE notification.duty (
    authority_id text NOT NULL,
    obligation_id uuid NOT NULL,
    complaint_id uuid NOT NULL,
    clock text NOT NULL,
    notice text NOT NULL,
    due_by date,
    state text NOT NULL CHECK (state IN ('open', 'met', 'cancelled')),
    -- The event since which it may be told; null while its time has not come.
    ready_seq bigint,
    -- candour.ledger.v1.ResponseDateMoved of the delay that it tells: the facts.
    moved_facts bytea,
    -- The personal parts of that. Personal; emptied by the erasure event.
    moved_personal bytea,
    PRIMARY KEY (authority_id, obligation_id)
);
CREATE INDEX duty_ready ON notification.duty (authority_id, due_by, obligation_id)
    WHERE state = 'open' AND ready_seq IS NOT NULL;
CREATE INDEX duty_of_case ON notification.duty (authority_id, complaint_id);

-- Every notice that was judged, and what became of it. A record: a rebuild leaves it alone. Its key
-- is what keeps a notice from going out twice (G-1).
CREATE TABLE notification.notice (
    authority_id text NOT NULL,
    obligation_id uuid NOT NULL,
    recipient text NOT NULL,
    complaint_id uuid NOT NULL,
    notice text NOT NULL,
    state text NOT NULL
        CHECK (state IN ('awaiting_person', 'queued', 'sending', 'sent', 'failed', 'unconfirmed',
                         'held_for_protection', 'not_applicable')),
    -- Why it stands there, for staff; holds no personal data.
    reason text NOT NULL,
    -- The duty's ready_seq when it was judged.
    judged_seq bigint NOT NULL,
    text_version integer NOT NULL DEFAULT 0,
    channel text NOT NULL DEFAULT '',
    -- The exact text. Personal; emptied by the erasure event.
    subject text NOT NULL DEFAULT '',
    body text NOT NULL DEFAULT '',
    -- SHA-256 of the body.
    digest bytea NOT NULL DEFAULT '',
    message_id text NOT NULL DEFAULT '',
    -- Business time at which the text was made.
    dated_at timestamptz,
    -- Machine time: until then the process that set it to sending may still be at work.
    claimed_until timestamptz,
    -- Machine time: not tried before.
    next_try_at timestamptz,
    tries integer NOT NULL DEFAULT 0,
    -- Business time.
    sent_at timestamptz,
    PRIMARY KEY (authority_id, obligation_id, recipient)
);
CREATE INDEX notice_of_case ON notification.notice (authority_id, complaint_id);
CREATE INDEX notice_moving ON notification.notice (authority_id, state)
    WHERE state IN ('queued', 'sending');

-- Every time something was tried, and every decision of a person. A record.
CREATE TABLE notification.attempt (
    authority_id text NOT NULL,
    obligation_id uuid NOT NULL,
    recipient text NOT NULL,
    number integer NOT NULL,
    channel text NOT NULL,
    -- Business time.
    at timestamptz NOT NULL,
    outcome text NOT NULL,
    -- Holds no personal data.
    detail text NOT NULL,
    PRIMARY KEY (authority_id, obligation_id, recipient, number)
);

ALTER TABLE notification.case_view ENABLE ROW LEVEL SECURITY;
ALTER TABLE notification.case_view FORCE ROW LEVEL SECURITY;
ALTER TABLE notification.duty ENABLE ROW LEVEL SECURITY;
ALTER TABLE notification.duty FORCE ROW LEVEL SECURITY;
ALTER TABLE notification.notice ENABLE ROW LEVEL SECURITY;
ALTER TABLE notification.notice FORCE ROW LEVEL SECURITY;
ALTER TABLE notification.attempt ENABLE ROW LEVEL SECURITY;
ALTER TABLE notification.attempt FORCE ROW LEVEL SECURITY;
CREATE POLICY one_authority ON notification.case_view
    USING (authority_id = current_setting('candour.authority_id', true));
CREATE POLICY one_authority ON notification.duty
    USING (authority_id = current_setting('candour.authority_id', true));
CREATE POLICY one_authority ON notification.notice
    USING (authority_id = current_setting('candour.authority_id', true));
CREATE POLICY one_authority ON notification.attempt
    USING (authority_id = current_setting('candour.authority_id', true));
GRANT SELECT, INSERT, UPDATE, DELETE ON notification.case_view, notification.duty
    TO candour_notification;
GRANT SELECT, INSERT, UPDATE ON notification.notice TO candour_notification;
GRANT SELECT, INSERT ON notification.attempt TO candour_notification;

RESET ROLE;

-- migrate:down
DROP SCHEMA notification CASCADE;
