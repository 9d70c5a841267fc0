-- What the migrations come to on PostgreSQL 15: made by tests/schema/schema_test.py --write.

CREATE SCHEMA equality;

ALTER SCHEMA equality OWNER TO candour_owner;

CREATE FUNCTION equality.unlink_person(of_authority text, of_person uuid) RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    AS $$
DECLARE
    nobody CONSTANT uuid := gen_random_uuid();
    unlinked bigint;
BEGIN
    UPDATE equality.answer a SET person_id = nobody
    WHERE a.authority_id = of_authority AND a.person_id = of_person;
    GET DIAGNOSTICS unlinked = ROW_COUNT;
    RETURN unlinked;
END
$$;

ALTER FUNCTION equality.unlink_person(of_authority text, of_person uuid) OWNER TO candour_owner;

CREATE TABLE equality.answer (
    authority_id text NOT NULL,
    person_id uuid NOT NULL,
    subject smallint NOT NULL,
    question text NOT NULL,
    answer text NOT NULL,
    recorded_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    CONSTRAINT answer_subject_check CHECK ((subject = ANY (ARRAY[1, 2])))
);

ALTER TABLE ONLY equality.answer FORCE ROW LEVEL SECURITY;

ALTER TABLE equality.answer OWNER TO candour_owner;

ALTER TABLE ONLY equality.answer
    ADD CONSTRAINT answer_pkey PRIMARY KEY (authority_id, person_id, subject, question);

ALTER TABLE equality.answer ENABLE ROW LEVEL SECURITY;

CREATE POLICY one_authority ON equality.answer USING ((authority_id = current_setting('candour.authority_id'::text, true)));

GRANT USAGE ON SCHEMA equality TO candour_equality;
GRANT USAGE ON SCHEMA equality TO candour_intake;

REVOKE ALL ON FUNCTION equality.unlink_person(of_authority text, of_person uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION equality.unlink_person(of_authority text, of_person uuid) TO candour_intake;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE equality.answer TO candour_equality;
