-- migrate:up
SET ROLE candour_owner;

-- Who gets a notice was written as the complainant whoever it was. Old records cannot tell any more
-- which provider or body they are about and call it "provider"; a record keeps the name under which
-- it was made, so that nothing goes out twice.
ALTER TABLE notification.duty ADD COLUMN recipient text NOT NULL DEFAULT 'complainant';

-- The owner is held to one council like everybody else; this is about all of them.
ALTER TABLE notification.duty NO FORCE ROW LEVEL SECURITY;
ALTER TABLE notification.notice NO FORCE ROW LEVEL SECURITY;
UPDATE notification.duty SET recipient =
    CASE notice WHEN 'N-S1' THEN 'responsible_person' ELSE 'provider' END
WHERE notice IN ('N-S1', 'N-S2');
UPDATE notification.notice SET recipient =
    CASE notice WHEN 'N-S1' THEN 'responsible_person' ELSE 'provider' END
WHERE notice IN ('N-S1', 'N-S2');

ALTER TABLE notification.duty FORCE ROW LEVEL SECURITY;
ALTER TABLE notification.notice FORCE ROW LEVEL SECURITY;

RESET ROLE;

-- migrate:down
SET ROLE candour_owner;
ALTER TABLE notification.duty DROP COLUMN recipient;
RESET ROLE;
