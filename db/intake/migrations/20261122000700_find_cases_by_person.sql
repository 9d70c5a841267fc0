-- migrate:up
SET ROLE candour_owner;

-- Who complains and who receives care, so that a death or a block on contact finds every case of a
-- person. A case that was there before gets them the next time it changes.
ALTER TABLE intake.case_file
    ADD COLUMN complainant_id uuid,
    ADD COLUMN care_recipient_id uuid;
CREATE INDEX case_complainant ON intake.case_file (authority_id, complainant_id)
    WHERE complainant_id IS NOT NULL;
CREATE INDEX case_care_recipient ON intake.case_file (authority_id, care_recipient_id)
    WHERE care_recipient_id IS NOT NULL;

RESET ROLE;

-- migrate:down
ALTER TABLE intake.case_file DROP COLUMN complainant_id, DROP COLUMN care_recipient_id;
