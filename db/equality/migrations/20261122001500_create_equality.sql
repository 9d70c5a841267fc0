-- migrate:up
-- A role of its own: no service that reads a case can read an answer (A-05).
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'candour_equality') THEN
        CREATE ROLE candour_equality NOLOGIN;
    END IF;
END
$$;
CREATE SCHEMA equality AUTHORIZATION candour_owner;
SET ROLE candour_owner;
GRANT USAGE ON SCHEMA equality TO candour_equality;

-- What people answered of their own will. There is no case here, and no answer on a case.
CREATE TABLE equality.answer (
    authority_id text NOT NULL,
    person_id uuid NOT NULL,
    -- candour.equality.v1.Subject: 1 the person receiving care, 2 the complainant.
    subject smallint NOT NULL CHECK (subject IN (1, 2)),
    question text NOT NULL,
    answer text NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (authority_id, person_id, subject, question)
);
ALTER TABLE equality.answer ENABLE ROW LEVEL SECURITY;
ALTER TABLE equality.answer FORCE ROW LEVEL SECURITY;
CREATE POLICY one_authority ON equality.answer
    USING (authority_id = current_setting('candour.authority_id', true));
GRANT SELECT, INSERT, UPDATE, DELETE ON equality.answer TO candour_equality;
RESET ROLE;

-- migrate:down
DROP SCHEMA equality CASCADE;
