-- migrate:up
SET ROLE candour_owner;

-- Of which cases not everybody may know. A projection: few rows, looked at for every list.
CREATE TABLE notification.restricted (
    authority_id text NOT NULL,
    complaint_id uuid NOT NULL,
    -- Only these subjects; everybody with a role when empty.
    seen_only text[] NOT NULL,
    -- Never these.
    seen_except text[] NOT NULL,
    PRIMARY KEY (authority_id, complaint_id)
);
ALTER TABLE notification.restricted ENABLE ROW LEVEL SECURITY;
ALTER TABLE notification.restricted FORCE ROW LEVEL SECURITY;
CREATE POLICY one_authority ON notification.restricted
    USING (authority_id = current_setting('candour.authority_id', true));
GRANT SELECT, INSERT, UPDATE, DELETE ON notification.restricted TO candour_notification;

-- Whether `viewer` may know of the case; an empty one may know of every case.
CREATE FUNCTION notification.may_see(of_authority text, of_complaint uuid, viewer text)
RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
AS $$ SELECT viewer = '' OR NOT EXISTS (
    SELECT FROM notification.restricted r
    WHERE r.authority_id = of_authority AND r.complaint_id = of_complaint
      AND NOT ((cardinality(r.seen_only) = 0 OR viewer = ANY (r.seen_only))
               AND viewer <> ALL (r.seen_except))) $$;
GRANT EXECUTE ON FUNCTION notification.may_see(text, uuid, text) TO candour_notification;

-- A restricted case that was opened in an emergency asks somebody to look.
ALTER TABLE notification.task DROP CONSTRAINT task_kind_check;
ALTER TABLE notification.task ADD CONSTRAINT task_kind_check
    CHECK (kind IN ('call', 'find_address', 'send_format', 'protect', 'approve', 'write',
                    'clarify', 'second_miss', 'reconcile', 'read_message', 'review_access'));

RESET ROLE;

-- migrate:down
SET ROLE candour_owner;
ALTER TABLE notification.task NO FORCE ROW LEVEL SECURITY;
DELETE FROM notification.task WHERE kind = 'review_access';
ALTER TABLE notification.task FORCE ROW LEVEL SECURITY;
ALTER TABLE notification.task DROP CONSTRAINT task_kind_check;
ALTER TABLE notification.task ADD CONSTRAINT task_kind_check
    CHECK (kind IN ('call', 'find_address', 'send_format', 'protect', 'approve', 'write',
                    'clarify', 'second_miss', 'reconcile', 'read_message'));
DROP FUNCTION notification.may_see(text, uuid, text);
DROP TABLE notification.restricted;
RESET ROLE;
