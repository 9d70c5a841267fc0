-- What the migrations come to on PostgreSQL 15: made by tests/schema/schema_test.py --write.

CREATE SCHEMA ledger;

ALTER SCHEMA ledger OWNER TO candour_owner;

CREATE FUNCTION ledger.erase_bodies(of_authority text, of_complaint uuid, through_seq bigint) RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
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

ALTER FUNCTION ledger.erase_bodies(of_authority text, of_complaint uuid, through_seq bigint) OWNER TO candour_erasure;

CREATE FUNCTION ledger.erase_bodies_of(of_authority text, of_complaint uuid, of_versions bigint[]) RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    AS $$
DECLARE
    removed bigint;
BEGIN
    IF NOT EXISTS (SELECT FROM ledger.event e
                   WHERE e.authority_id = of_authority AND e.complaint_id = of_complaint
                     AND e.type = 'misfiled_removed'
                     AND e.case_version > ALL (of_versions)) THEN
        RAISE EXCEPTION 'no event of a misfiled point covers versions % of case %',
            of_versions, of_complaint;
    END IF;
    DELETE FROM ledger.payload p
    USING ledger.event e
    WHERE e.authority_id = of_authority AND e.complaint_id = of_complaint
      AND e.case_version = ANY (of_versions)
      AND p.authority_id = e.authority_id AND p.seq = e.seq;
    GET DIAGNOSTICS removed = ROW_COUNT;
    RETURN removed;
END
$$;

ALTER FUNCTION ledger.erase_bodies_of(of_authority text, of_complaint uuid, of_versions bigint[]) OWNER TO candour_erasure;

CREATE FUNCTION ledger.erase_search_words(of_authority text, of_complaint uuid, words text[]) RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    AS $$
DECLARE
    until bigint;
    removed bigint;
BEGIN
    SELECT max(e.seq) INTO until FROM ledger.event e
    WHERE e.authority_id = of_authority AND e.complaint_id = of_complaint
      AND e.type = 'personal_erased';
    IF until IS NULL THEN
        RAISE EXCEPTION 'no erasure event of case %', of_complaint;
    END IF;
    DELETE FROM ledger.payload p
    USING ledger.event e
    WHERE e.authority_id = of_authority AND e.type = 'cases_listed' AND e.seq < until
      AND p.authority_id = e.authority_id AND p.seq = e.seq
      AND (cardinality(words) = 0
           OR EXISTS (SELECT FROM unnest(words) AS own (word)
                      WHERE position(lower(encode(convert_to(own.word, 'UTF8'), 'escape'))
                                     IN replace(lower(encode(p.body, 'escape')), ' ', '')) > 0));
    GET DIAGNOSTICS removed = ROW_COUNT;
    RETURN removed;
END
$$;

ALTER FUNCTION ledger.erase_search_words(of_authority text, of_complaint uuid, words text[]) OWNER TO candour_erasure;

CREATE FUNCTION ledger.heads() RETURNS TABLE(authority_id text, seq bigint, hash bytea)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    AS $$ SELECT h.authority_id, h.seq, h.hash FROM ledger.head h $$;

ALTER FUNCTION ledger.heads() OWNER TO candour_owner;

CREATE FUNCTION ledger.remove_bodies(of_authority text, of_complaint uuid, ids text[]) RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
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

ALTER FUNCTION ledger.remove_bodies(of_authority text, of_complaint uuid, ids text[]) OWNER TO candour_erasure;

CREATE TABLE ledger.event (
    authority_id text NOT NULL,
    seq bigint NOT NULL,
    complaint_id uuid,
    case_version bigint NOT NULL,
    occurred_at timestamp with time zone NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    actor text NOT NULL,
    type text NOT NULL,
    facts bytea NOT NULL,
    body_digest bytea,
    digest bytea NOT NULL,
    prev_hash bytea NOT NULL,
    hash bytea NOT NULL,
    CONSTRAINT event_seq_check CHECK ((seq > 0))
);

ALTER TABLE ONLY ledger.event FORCE ROW LEVEL SECURITY;

ALTER TABLE ledger.event OWNER TO candour_owner;

CREATE TABLE ledger.head (
    authority_id text NOT NULL,
    seq bigint NOT NULL,
    hash bytea NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    reference_year integer NOT NULL,
    reference_serial integer NOT NULL,
    authority_file bytea DEFAULT '\x'::bytea NOT NULL,
    CONSTRAINT head_authority_id_check CHECK ((authority_id ~ '^[a-z0-9][a-z0-9-]{1,31}$'::text)),
    CONSTRAINT head_seq_check CHECK ((seq >= 0))
);

ALTER TABLE ONLY ledger.head FORCE ROW LEVEL SECURITY;

ALTER TABLE ledger.head OWNER TO candour_owner;

CREATE TABLE ledger.payload (
    authority_id text NOT NULL,
    seq bigint NOT NULL,
    salt bytea NOT NULL,
    body bytea NOT NULL
);

ALTER TABLE ONLY ledger.payload FORCE ROW LEVEL SECURITY;

ALTER TABLE ledger.payload OWNER TO candour_owner;

ALTER TABLE ONLY ledger.event
    ADD CONSTRAINT event_pkey PRIMARY KEY (authority_id, seq);

ALTER TABLE ONLY ledger.head
    ADD CONSTRAINT head_pkey PRIMARY KEY (authority_id);

ALTER TABLE ONLY ledger.payload
    ADD CONSTRAINT payload_pkey PRIMARY KEY (authority_id, seq);

CREATE INDEX event_listed ON ledger.event USING btree (authority_id, seq) WHERE (type = 'cases_listed'::text);

CREATE INDEX event_of_case ON ledger.event USING btree (authority_id, complaint_id, seq);

ALTER TABLE ledger.event ENABLE ROW LEVEL SECURITY;

ALTER TABLE ledger.head ENABLE ROW LEVEL SECURITY;

CREATE POLICY one_authority ON ledger.event USING ((authority_id = current_setting('candour.authority_id'::text, true)));

CREATE POLICY one_authority ON ledger.head USING ((authority_id = current_setting('candour.authority_id'::text, true)));

CREATE POLICY one_authority ON ledger.payload USING ((authority_id = current_setting('candour.authority_id'::text, true)));

ALTER TABLE ledger.payload ENABLE ROW LEVEL SECURITY;

GRANT USAGE ON SCHEMA ledger TO candour_intake;
GRANT USAGE ON SCHEMA ledger TO candour_erasure;

REVOKE ALL ON FUNCTION ledger.erase_bodies(of_authority text, of_complaint uuid, through_seq bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION ledger.erase_bodies(of_authority text, of_complaint uuid, through_seq bigint) TO candour_intake;

REVOKE ALL ON FUNCTION ledger.erase_bodies_of(of_authority text, of_complaint uuid, of_versions bigint[]) FROM PUBLIC;
GRANT ALL ON FUNCTION ledger.erase_bodies_of(of_authority text, of_complaint uuid, of_versions bigint[]) TO candour_intake;

REVOKE ALL ON FUNCTION ledger.erase_search_words(of_authority text, of_complaint uuid, words text[]) FROM PUBLIC;
GRANT ALL ON FUNCTION ledger.erase_search_words(of_authority text, of_complaint uuid, words text[]) TO candour_intake;

REVOKE ALL ON FUNCTION ledger.heads() FROM PUBLIC;
GRANT ALL ON FUNCTION ledger.heads() TO candour_intake;

REVOKE ALL ON FUNCTION ledger.remove_bodies(of_authority text, of_complaint uuid, ids text[]) FROM PUBLIC;
GRANT ALL ON FUNCTION ledger.remove_bodies(of_authority text, of_complaint uuid, ids text[]) TO candour_intake;

GRANT SELECT,INSERT ON TABLE ledger.event TO candour_intake;
GRANT SELECT ON TABLE ledger.event TO candour_erasure;

GRANT SELECT,INSERT,UPDATE ON TABLE ledger.head TO candour_intake;

GRANT SELECT,INSERT ON TABLE ledger.payload TO candour_intake;
GRANT SELECT,DELETE ON TABLE ledger.payload TO candour_erasure;
