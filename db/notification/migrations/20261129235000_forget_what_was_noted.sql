-- migrate:up
SET ROLE candour_owner;

-- What somebody noted of an attempt may name a person: an erasure empties it. That there was an
-- attempt, when, by which way and with what outcome stays as it is.
GRANT UPDATE (detail) ON notification.attempt TO candour_notification;

RESET ROLE;

-- migrate:down
SET ROLE candour_owner;
REVOKE UPDATE (detail) ON notification.attempt FROM candour_notification;
RESET ROLE;
