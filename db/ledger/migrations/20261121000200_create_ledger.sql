-- migrate:up
CREATE SCHEMA ledger AUTHORIZATION candour_owner;
SET ROLE candour_owner;

-- Where each authority's ledger ends. Moves by compare-and-swap in the transaction that writes.
CREATE TABLE ledger.head (
    authority_id text PRIMARY KEY CHECK (authority_id ~ '^[a-z0-9][a-z0-9-]{1,31}$'),
    seq bigint NOT NULL CHECK (seq >= 0),
    hash bytea NOT NULL,
    recorded_at timestamptz NOT NULL,
    -- References count per authority and year.
    reference_year integer NOT NULL,
    reference_serial integer NOT NULL
);

-- Every change, for ever. facts holds no personal data.
CREATE TABLE ledger.event (
    authority_id text NOT NULL,
    seq bigint NOT NULL CHECK (seq > 0),
    -- Null for an event of the authority.
    complaint_id uuid,
    case_version bigint NOT NULL,
    occurred_at timestamptz NOT NULL,
    recorded_at timestamptz NOT NULL,
    actor text NOT NULL,
    type text NOT NULL,
    facts bytea NOT NULL,
    -- SHA-256 of the salted personal body; null when the event has none.
    body_digest bytea,
    -- SHA-256 over columns, facts and body_digest.
    digest bytea NOT NULL,
    prev_hash bytea NOT NULL,
    -- SHA-256 over prev_hash and digest.
    hash bytea NOT NULL,
    PRIMARY KEY (authority_id, seq)
);
CREATE INDEX event_of_case ON ledger.event (authority_id, complaint_id, seq);

-- The personal parts, removable.
CREATE TABLE ledger.payload (
    authority_id text NOT NULL,
    seq bigint NOT NULL,
    salt bytea NOT NULL,
    body bytea NOT NULL,
    PRIMARY KEY (authority_id, seq)
);

ALTER TABLE ledger.head ENABLE ROW LEVEL SECURITY;
ALTER TABLE ledger.head FORCE ROW LEVEL SECURITY;
ALTER TABLE ledger.event ENABLE ROW LEVEL SECURITY;
ALTER TABLE ledger.event FORCE ROW LEVEL SECURITY;
ALTER TABLE ledger.payload ENABLE ROW LEVEL SECURITY;
ALTER TABLE ledger.payload FORCE ROW LEVEL SECURITY;
CREATE POLICY one_authority ON ledger.head
    USING (authority_id = current_setting('candour.authority_id', true));
CREATE POLICY one_authority ON ledger.event
    USING (authority_id = current_setting('candour.authority_id', true));
CREATE POLICY one_authority ON ledger.payload
    USING (authority_id = current_setting('candour.authority_id', true));

GRANT USAGE ON SCHEMA ledger TO candour_intake, candour_erasure;
GRANT SELECT, INSERT, UPDATE ON ledger.head TO candour_intake;
GRANT SELECT, INSERT ON ledger.event, ledger.payload TO candour_intake;
GRANT SELECT ON ledger.event TO candour_erasure;
GRANT SELECT, DELETE ON ledger.payload TO candour_erasure;

-- Every authority's head, for feeding followers and for the alarm worker. The only way to see more
-- than one authority at a time, and it shows no content.
CREATE FUNCTION ledger.heads()
RETURNS TABLE (authority_id text, seq bigint, hash bytea)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog
AS $$ SELECT h.authority_id, h.seq, h.hash FROM ledger.head h $$;
REVOKE ALL ON FUNCTION ledger.heads() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ledger.heads() TO candour_intake;

RESET ROLE;

-- Removes the bodies of one case, and only those that an erasure event written before, at the
-- latest in this same transaction, covers.
CREATE FUNCTION ledger.erase_bodies(of_authority text, of_complaint uuid, through_seq bigint)
RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog
AS $$
DECLARE
    removed bigint;
BEGIN
    IF NOT EXISTS (SELECT FROM ledger.event e
                   WHERE e.authority_id = of_authority AND e.complaint_id = of_complaint
                     AND e.type = 'personal_erased' AND e.seq > through_seq) THEN
        RAISE EXCEPTION 'no erasure event covers case % up to seq %', of_complaint, through_seq;
    END IF;
    DELETE FROM ledger.payload p
    USING ledger.event e
    WHERE e.authority_id = of_authority AND e.complaint_id = of_complaint
      AND e.seq <= through_seq
      AND p.authority_id = e.authority_id AND p.seq = e.seq;
    GET DIAGNOSTICS removed = ROW_COUNT;
    RETURN removed;
END
$$;
GRANT CREATE ON SCHEMA ledger TO candour_erasure;
ALTER FUNCTION ledger.erase_bodies(text, uuid, bigint) OWNER TO candour_erasure;
REVOKE CREATE ON SCHEMA ledger FROM candour_erasure;
REVOKE ALL ON FUNCTION ledger.erase_bodies(text, uuid, bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ledger.erase_bodies(text, uuid, bigint) TO candour_intake;

-- migrate:down
DROP SCHEMA ledger CASCADE;
