-- migrate:up
SET ROLE candour_owner;

ALTER TABLE notification.notice
    -- What the other side said of it last, such as failed_soft; empty while it said nothing.
    ADD COLUMN delivery text NOT NULL DEFAULT '',
    -- Machine time at which the other side is asked what became of it; null when there is nothing to
    -- ask, or nobody who can be asked.
    ADD COLUMN ask_at timestamptz,
    -- How often it was asked.
    ADD COLUMN asks integer NOT NULL DEFAULT 0,
    -- At sending: its hand-over has begun. What a process only claimed when it died has not left.
    ADD COLUMN begun boolean NOT NULL DEFAULT false;
CREATE INDEX notice_asked ON notification.notice (authority_id, ask_at) WHERE ask_at IS NOT NULL;
CREATE INDEX notice_reference ON notification.notice (authority_id, reference);

-- Text messages that say that something was sent, and never more. A record: one notice is announced
-- once at most.
CREATE TABLE notification.heads_up (
    authority_id text NOT NULL,
    obligation_id uuid NOT NULL,
    complaint_id uuid NOT NULL,
    -- What was sent: letter or e-mail.
    vehicle text NOT NULL CHECK (vehicle IN ('letter', 'e-mail')),
    state text NOT NULL DEFAULT 'queued'
        CHECK (state IN ('queued', 'sending', 'sent', 'dropped', 'unconfirmed')),
    -- Why it stands there, for staff; holds no personal data.
    reason text NOT NULL DEFAULT '',
    tries integer NOT NULL DEFAULT 0,
    -- Business time at which the notice left.
    announced_at timestamptz NOT NULL,
    -- Business time before which it does not leave: quiet hours.
    not_before timestamptz NOT NULL,
    -- Business time.
    sent_at timestamptz,
    PRIMARY KEY (authority_id, obligation_id)
);
CREATE INDEX heads_up_queued ON notification.heads_up (authority_id, not_before)
    WHERE state = 'queued';
CREATE INDEX heads_up_of_case ON notification.heads_up (authority_id, complaint_id);
ALTER TABLE notification.heads_up ENABLE ROW LEVEL SECURITY;
ALTER TABLE notification.heads_up FORCE ROW LEVEL SECURITY;
CREATE POLICY one_authority ON notification.heads_up
    USING (authority_id = current_setting('candour.authority_id', true));
GRANT SELECT, INSERT, UPDATE ON notification.heads_up TO candour_notification;

RESET ROLE;

-- migrate:down
SET ROLE candour_owner;
DROP TABLE notification.heads_up;
DROP INDEX notification.notice_asked, notification.notice_reference;
ALTER TABLE notification.notice DROP COLUMN delivery, DROP COLUMN ask_at, DROP COLUMN asks,
    DROP COLUMN begun;
RESET ROLE;
