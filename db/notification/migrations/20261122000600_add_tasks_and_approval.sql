-- migrate:up
SET ROLE candour_owner;

-- Whether the duty waits to be looked at: set by every event of its case, cleared by looking. Finding
-- what is due costs as much as is due, however much is open.
ALTER TABLE notification.duty ADD COLUMN pending boolean NOT NULL DEFAULT false;
-- Row security holds the owner too; this is about every authority.
ALTER TABLE notification.duty NO FORCE ROW LEVEL SECURITY;
UPDATE notification.duty SET pending = true WHERE state = 'open' AND ready_seq IS NOT NULL;
ALTER TABLE notification.duty FORCE ROW LEVEL SECURITY;
DROP INDEX notification.duty_ready;
CREATE INDEX duty_pending ON notification.duty (authority_id, due_by, obligation_id)
    WHERE pending AND state = 'open';
CREATE INDEX duty_open ON notification.duty (authority_id, due_by, obligation_id)
    WHERE state = 'open';

ALTER TABLE notification.notice DROP CONSTRAINT notice_state_check;
ALTER TABLE notification.notice ADD CONSTRAINT notice_state_check
    CHECK (state IN ('awaiting_person', 'awaiting_approval', 'queued', 'sending', 'sent',
                     'delivered', 'failed', 'unconfirmed', 'held', 'held_for_protection',
                     'cancelled', 'not_applicable'));
ALTER TABLE notification.notice
    -- Business time before which it does not leave: quiet hours.
    ADD COLUMN not_before timestamptz,
    -- Subject of who approved the text, and the digest of what they read.
    ADD COLUMN approved_by text NOT NULL DEFAULT '',
    ADD COLUMN approved_digest bytea NOT NULL DEFAULT '',
    -- It left after its last day.
    ADD COLUMN late boolean NOT NULL DEFAULT false,
    -- Counted from 1; a failed attempt is followed by the next, under a key of its own.
    ADD COLUMN attempt integer NOT NULL DEFAULT 1,
    -- Ways by which an attempt failed for good.
    ADD COLUMN email_failed boolean NOT NULL DEFAULT false,
    ADD COLUMN letter_failed boolean NOT NULL DEFAULT false,
    -- How often it was handed over again under the same key because nobody knew how it ended.
    ADD COLUMN repeats integer NOT NULL DEFAULT 0,
    -- The key by which the channel knows it.
    ADD COLUMN reference text NOT NULL DEFAULT '',
    -- The obligation in whose envelope it lies; null when it has one of its own (G-14).
    ADD COLUMN enclosed_with uuid;
CREATE INDEX notice_message ON notification.notice (authority_id, message_id);
CREATE INDEX notice_sent ON notification.notice (authority_id, sent_at) WHERE sent_at IS NOT NULL;

-- What people are asked to do. A record.
CREATE TABLE notification.task (
    authority_id text NOT NULL,
    -- UUIDv5 of what it is about: asking again makes no second one.
    task_id uuid NOT NULL,
    kind text NOT NULL
        CHECK (kind IN ('call', 'find_address', 'send_format', 'protect', 'approve', 'write',
                        'clarify', 'second_miss', 'reconcile', 'read_message')),
    state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'done', 'cancelled')),
    complaint_id uuid,
    obligation_id uuid,
    notice text NOT NULL,
    -- The named person whose task it is.
    holder text NOT NULL,
    -- The role that was told last; it rises as time passes.
    role text NOT NULL,
    -- Holds no personal data.
    what text NOT NULL,
    due_by date,
    -- It ends with its notice.
    tied boolean NOT NULL,
    -- What to say, and where. Personal; emptied by the erasure event.
    script text NOT NULL,
    phone text NOT NULL,
    -- Business time.
    opened_at timestamptz NOT NULL,
    closed_at timestamptz,
    closed_by text NOT NULL DEFAULT '',
    -- Holds no personal data.
    note text NOT NULL DEFAULT '',
    PRIMARY KEY (authority_id, task_id)
);
CREATE INDEX task_open ON notification.task (authority_id, due_by, task_id) WHERE state = 'open';
CREATE INDEX task_of_case ON notification.task (authority_id, complaint_id);
CREATE INDEX task_of_duty ON notification.task (authority_id, obligation_id);

-- Each time automation paused itself (G-7). Paused while one is not released. A record.
CREATE TABLE notification.pause (
    authority_id text NOT NULL,
    number integer NOT NULL,
    cause text NOT NULL CHECK (cause IN ('restore', 'import', 'outage', 'cap')),
    -- A sentence; holds no personal data.
    reason text NOT NULL,
    -- Where the follower stood.
    from_seq bigint NOT NULL,
    -- Business time.
    paused_at timestamptz NOT NULL,
    released_at timestamptz,
    released_by text NOT NULL DEFAULT '',
    note text NOT NULL DEFAULT '',
    released_seq bigint,
    PRIMARY KEY (authority_id, number)
);

-- When intake was heard last, by both clocks. A record.
CREATE TABLE notification.pace (
    authority_id text PRIMARY KEY,
    business_at timestamptz NOT NULL,
    machine_at timestamptz NOT NULL
);

ALTER TABLE notification.task ENABLE ROW LEVEL SECURITY;
ALTER TABLE notification.task FORCE ROW LEVEL SECURITY;
ALTER TABLE notification.pause ENABLE ROW LEVEL SECURITY;
ALTER TABLE notification.pause FORCE ROW LEVEL SECURITY;
ALTER TABLE notification.pace ENABLE ROW LEVEL SECURITY;
ALTER TABLE notification.pace FORCE ROW LEVEL SECURITY;
CREATE POLICY one_authority ON notification.task
    USING (authority_id = current_setting('candour.authority_id', true));
CREATE POLICY one_authority ON notification.pause
    USING (authority_id = current_setting('candour.authority_id', true));
CREATE POLICY one_authority ON notification.pace
    USING (authority_id = current_setting('candour.authority_id', true));
GRANT SELECT, INSERT, UPDATE ON notification.task, notification.pause, notification.pace
    TO candour_notification;

RESET ROLE;

-- migrate:down
SET ROLE candour_owner;
DROP TABLE notification.task, notification.pause, notification.pace;
DROP INDEX notification.notice_message, notification.notice_sent, notification.duty_pending,
    notification.duty_open;
CREATE INDEX duty_ready ON notification.duty (authority_id, due_by, obligation_id)
    WHERE state = 'open' AND ready_seq IS NOT NULL;
ALTER TABLE notification.duty DROP COLUMN pending;
ALTER TABLE notification.notice DROP CONSTRAINT notice_state_check,
    DROP COLUMN not_before, DROP COLUMN approved_by, DROP COLUMN approved_digest, DROP COLUMN late,
    DROP COLUMN attempt, DROP COLUMN email_failed, DROP COLUMN letter_failed, DROP COLUMN repeats,
    DROP COLUMN reference, DROP COLUMN enclosed_with;
ALTER TABLE notification.notice NO FORCE ROW LEVEL SECURITY;
UPDATE notification.notice SET state = 'sent' WHERE state = 'delivered';
UPDATE notification.notice SET state = 'awaiting_person'
    WHERE state IN ('awaiting_approval', 'held', 'cancelled');
ALTER TABLE notification.notice FORCE ROW LEVEL SECURITY;
ALTER TABLE notification.notice ADD CONSTRAINT notice_state_check
    CHECK (state IN ('awaiting_person', 'queued', 'sending', 'sent', 'failed', 'unconfirmed',
                     'held_for_protection', 'not_applicable'));
RESET ROLE;
