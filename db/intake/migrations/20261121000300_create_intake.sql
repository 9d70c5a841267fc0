-- migrate:up
CREATE SCHEMA intake AUTHORIZATION candour_owner;
SET ROLE candour_owner;

-- The snapshot of every case: typed columns for what is listed, one protobuf column for the whole
-- candour.ledger.v1.CaseFile. Always equal to the fold of the case's events.
CREATE TABLE intake.case_file (
    authority_id text NOT NULL,
    complaint_id uuid NOT NULL,
    reference text NOT NULL,
    version bigint NOT NULL CHECK (version > 0),
    record_type smallint NOT NULL,
    status smallint NOT NULL,
    received_at timestamptz NOT NULL,
    received_on date NOT NULL,
    primary_theme text NOT NULL,
    -- The earliest day on which an open obligation falls due.
    next_due_by date,
    -- The earliest alarm instant not yet reached.
    next_alarm_at timestamptz,
    file bytea NOT NULL,
    PRIMARY KEY (authority_id, complaint_id),
    UNIQUE (authority_id, reference)
);
CREATE INDEX case_newest_first ON intake.case_file (authority_id, received_at, complaint_id);
CREATE INDEX case_next_alarm ON intake.case_file (authority_id, next_alarm_at)
    WHERE next_alarm_at IS NOT NULL;
CREATE INDEX case_next_due ON intake.case_file (authority_id, next_due_by)
    WHERE next_due_by IS NOT NULL;

-- What was answered to each request, so that repeating it does nothing twice.
CREATE TABLE intake.request (
    authority_id text NOT NULL,
    subject text NOT NULL,
    request_id uuid NOT NULL,
    -- SHA-256 of the act's bytes: another body under a known request_id is refused.
    body_digest bytea NOT NULL,
    -- candour.intake.v1.Receipt.
    answer bytea NOT NULL,
    seq bigint NOT NULL,
    PRIMARY KEY (authority_id, subject, request_id)
);

-- Full-text search, filled behind the write path by a follower of the ledger.
CREATE TABLE intake.search (
    authority_id text NOT NULL,
    complaint_id uuid NOT NULL,
    document tsvector NOT NULL,
    PRIMARY KEY (authority_id, complaint_id)
);
CREATE INDEX search_document ON intake.search USING gin (document);

CREATE TABLE intake.search_cursor (
    authority_id text PRIMARY KEY,
    seq bigint NOT NULL,
    hash bytea NOT NULL
);

-- Business time of a demo database. No row: business time is the machine's. Holds nothing of any
-- authority, so it is the one table without row security.
CREATE TABLE intake.business_clock (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    now_at timestamptz NOT NULL
);

ALTER TABLE intake.case_file ENABLE ROW LEVEL SECURITY;
ALTER TABLE intake.case_file FORCE ROW LEVEL SECURITY;
ALTER TABLE intake.request ENABLE ROW LEVEL SECURITY;
ALTER TABLE intake.request FORCE ROW LEVEL SECURITY;
ALTER TABLE intake.search ENABLE ROW LEVEL SECURITY;
ALTER TABLE intake.search FORCE ROW LEVEL SECURITY;
ALTER TABLE intake.search_cursor ENABLE ROW LEVEL SECURITY;
ALTER TABLE intake.search_cursor FORCE ROW LEVEL SECURITY;
CREATE POLICY one_authority ON intake.case_file
    USING (authority_id = current_setting('candour.authority_id', true));
CREATE POLICY one_authority ON intake.request
    USING (authority_id = current_setting('candour.authority_id', true));
CREATE POLICY one_authority ON intake.search
    USING (authority_id = current_setting('candour.authority_id', true));
CREATE POLICY one_authority ON intake.search_cursor
    USING (authority_id = current_setting('candour.authority_id', true));

GRANT USAGE ON SCHEMA intake TO candour_intake;
GRANT SELECT, INSERT, UPDATE ON intake.case_file TO candour_intake;
GRANT SELECT, INSERT ON intake.request TO candour_intake;
GRANT SELECT, INSERT, UPDATE, DELETE ON intake.search, intake.search_cursor TO candour_intake;
GRANT SELECT, UPDATE ON intake.business_clock TO candour_intake;

-- Cases of one authority that match. Row security would keep the GIN index from being used (@@ is
-- not leakproof), so this function checks the authority itself. The authority is also a word of
-- every document, so that a word common elsewhere costs nothing here. Spelling the column as an
-- expression keeps the primary key out of the plan: by it, a query without a hit would walk every
-- case of the authority. A query of stop words only has no node and finds nothing.
CREATE FUNCTION intake.search_cases(words text, most integer)
RETURNS TABLE (complaint_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER ROWS 100
SET search_path = pg_catalog
SET enable_seqscan = off
AS $$
    SELECT s.complaint_id
    FROM intake.search s
    WHERE s.authority_id || '' = current_setting('candour.authority_id', true)
      AND numnode(websearch_to_tsquery('english', words)) > 0
      AND s.document @@ (websearch_to_tsquery('english', words)
          && quote_literal('authority=' || current_setting('candour.authority_id', true))::tsquery)
    LIMIT most
$$;
REVOKE ALL ON FUNCTION intake.search_cases(text, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION intake.search_cases(text, integer) TO candour_intake;

RESET ROLE;

-- migrate:down
DROP SCHEMA intake CASCADE;
