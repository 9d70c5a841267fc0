-- migrate:up
SET ROLE candour_owner;

-- What is attached to a case. Name and state are the ledger's; here lies the content, personal and
-- erasable, and what the scanner still has to look at.
CREATE TABLE intake.attachment (
    authority_id text NOT NULL,
    attachment_id uuid NOT NULL,
    complaint_id uuid NOT NULL,
    size bigint NOT NULL CHECK (size > 0 AND size <= 26214400),
    -- SHA-256 of the content.
    digest bytea NOT NULL,
    -- When the content came; the act that adds it to the case follows at once.
    stored_at timestamptz NOT NULL DEFAULT now(),
    -- Null until the scanner has said something that the ledger knows.
    scanned_at timestamptz,
    -- How often the scanner could not say.
    scans_failed integer NOT NULL DEFAULT 0,
    PRIMARY KEY (authority_id, attachment_id)
);
CREATE INDEX attachment_of_case ON intake.attachment (authority_id, complaint_id);
CREATE INDEX attachment_waiting ON intake.attachment (authority_id, stored_at)
    WHERE scanned_at IS NULL;

CREATE TABLE intake.attachment_chunk (
    authority_id text NOT NULL,
    attachment_id uuid NOT NULL,
    number integer NOT NULL,
    content bytea NOT NULL,
    PRIMARY KEY (authority_id, attachment_id, number),
    FOREIGN KEY (authority_id, attachment_id) REFERENCES intake.attachment ON DELETE CASCADE
);

ALTER TABLE intake.attachment ENABLE ROW LEVEL SECURITY;
ALTER TABLE intake.attachment FORCE ROW LEVEL SECURITY;
ALTER TABLE intake.attachment_chunk ENABLE ROW LEVEL SECURITY;
ALTER TABLE intake.attachment_chunk FORCE ROW LEVEL SECURITY;
CREATE POLICY one_authority ON intake.attachment
    USING (authority_id = current_setting('candour.authority_id', true));
CREATE POLICY one_authority ON intake.attachment_chunk
    USING (authority_id = current_setting('candour.authority_id', true));
GRANT SELECT, INSERT, UPDATE, DELETE ON intake.attachment TO candour_intake;
GRANT SELECT, INSERT, DELETE ON intake.attachment_chunk TO candour_intake;

-- Where mail that answers other mail belongs. Filled with the message; personal and erasable.
CREATE TABLE intake.mail_id (
    authority_id text NOT NULL,
    -- SHA-256 of the Message-ID.
    mail_digest bytea NOT NULL,
    complaint_id uuid NOT NULL,
    PRIMARY KEY (authority_id, mail_digest)
);
CREATE INDEX mail_id_of_case ON intake.mail_id (authority_id, complaint_id);
ALTER TABLE intake.mail_id ENABLE ROW LEVEL SECURITY;
ALTER TABLE intake.mail_id FORCE ROW LEVEL SECURITY;
CREATE POLICY one_authority ON intake.mail_id
    USING (authority_id = current_setting('candour.authority_id', true));
GRANT SELECT, INSERT, DELETE ON intake.mail_id TO candour_intake;

RESET ROLE;

-- Removes the bodies of a message that was filed on the wrong case and of its attachments, and only
-- when an event written before, at the latest in this same transaction, says so. `ids` begins with the
-- message's. An id stands in the facts of the event that brought it.
CREATE FUNCTION ledger.remove_bodies(of_authority text, of_complaint uuid, ids text[])
RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog
AS $$
DECLARE
    removed bigint;
BEGIN
    IF NOT EXISTS (SELECT FROM ledger.event e
                   WHERE e.authority_id = of_authority AND e.complaint_id = of_complaint
                     AND e.type = 'message_removed'
                     AND position(convert_to(ids[1], 'UTF8') IN e.facts) > 0) THEN
        RAISE EXCEPTION 'no event removes message % from case %', ids[1], of_complaint;
    END IF;
    DELETE FROM ledger.payload p
    USING ledger.event e
    WHERE e.authority_id = of_authority AND e.complaint_id = of_complaint
      AND e.type IN ('message_received', 'attachment_added')
      AND EXISTS (SELECT FROM unnest(ids) AS wanted (id)
                  WHERE position(convert_to(wanted.id, 'UTF8') IN e.facts) > 0)
      AND p.authority_id = e.authority_id AND p.seq = e.seq;
    GET DIAGNOSTICS removed = ROW_COUNT;
    RETURN removed;
END
$$;
GRANT CREATE ON SCHEMA ledger TO candour_erasure;
ALTER FUNCTION ledger.remove_bodies(text, uuid, text[]) OWNER TO candour_erasure;
REVOKE CREATE ON SCHEMA ledger FROM candour_erasure;
REVOKE ALL ON FUNCTION ledger.remove_bodies(text, uuid, text[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ledger.remove_bodies(text, uuid, text[]) TO candour_intake;

-- migrate:down
DROP FUNCTION ledger.remove_bodies(text, uuid, text[]);
DROP TABLE intake.mail_id, intake.attachment_chunk, intake.attachment;
