-- migrate:up
SET ROLE candour_owner;

-- Which duty desk was mailed about which safety alert (G-12). A record: each desk is told once of each
-- alert. Holds nothing of the complaint.
CREATE TABLE notification.duty_mail (
    authority_id text NOT NULL,
    complaint_id uuid NOT NULL,
    -- Number of the alert inside the case, from 1.
    alert_id integer NOT NULL,
    -- Which of the council's duty contacts, from 0.
    step integer NOT NULL,
    -- The case's reference.
    reference text NOT NULL,
    -- The kind of alert, such as safeguarding.
    kind text NOT NULL,
    -- Business time.
    raised_at timestamptz NOT NULL,
    look_by timestamptz NOT NULL,
    state text NOT NULL DEFAULT 'queued' CHECK (state IN ('queued', 'sending', 'sent', 'answered',
                                                          'refused', 'unconfirmed', 'dropped')),
    -- Why it stands there, for staff; holds no personal data.
    reason text NOT NULL DEFAULT '',
    tries integer NOT NULL DEFAULT 0,
    -- Business time before which this desk is not told.
    not_before timestamptz NOT NULL,
    -- Machine time of the hand-over, and of the next one when the mail server took it not.
    claimed_at timestamptz,
    next_try_at timestamptz,
    -- Business time.
    sent_at timestamptz,
    PRIMARY KEY (authority_id, complaint_id, alert_id, step)
);
CREATE INDEX duty_mail_waiting ON notification.duty_mail (authority_id, not_before)
    WHERE state IN ('queued', 'sending');
ALTER TABLE notification.duty_mail ENABLE ROW LEVEL SECURITY;
ALTER TABLE notification.duty_mail FORCE ROW LEVEL SECURITY;
CREATE POLICY one_authority ON notification.duty_mail
    USING (authority_id = current_setting('candour.authority_id', true));
GRANT SELECT, INSERT, UPDATE ON notification.duty_mail TO candour_notification;

RESET ROLE;

-- migrate:down
SET ROLE candour_owner;
DROP TABLE notification.duty_mail;
RESET ROLE;
