-- What the migrations come to on PostgreSQL 15: made by tests/schema/schema_test.py --write.

CREATE SCHEMA intake;

ALTER SCHEMA intake OWNER TO candour_owner;

CREATE FUNCTION intake.may_see(seen_only text[], seen_except text[], subject text) RETURNS boolean
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$ SELECT (cardinality(seen_only) = 0 OR subject = ANY (seen_only))
          AND subject <> ALL (seen_except) $$;

ALTER FUNCTION intake.may_see(seen_only text[], seen_except text[], subject text) OWNER TO candour_owner;

CREATE FUNCTION intake.say_when() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog'
    AS $$
DECLARE
    day CONSTANT date := (NEW.received_at AT TIME ZONE 'UTC')::date;
BEGIN
    NEW.document := NEW.document || array_to_tsvector(ARRAY[
        'authority=' || NEW.authority_id,
        'year=' || NEW.authority_id || to_char(day, '/YYYY'),
        'month=' || NEW.authority_id || to_char(day, '/YYYY-MM'),
        'day=' || NEW.authority_id || to_char(day, '/YYYY-MM-DD')]);
    RETURN NEW;
END
$$;

ALTER FUNCTION intake.say_when() OWNER TO candour_owner;

CREATE FUNCTION intake.search_cases(wanted tsquery, most integer) RETURNS TABLE(complaint_id uuid)
    LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 100
    SET search_path TO 'pg_catalog'
    SET enable_seqscan TO 'off'
    SET max_parallel_workers_per_gather TO '0'
    AS $$
DECLARE
    own_authority CONSTANT text := current_setting('candour.authority_id', true);
    walked CONSTANT integer := 500;
    at_once CONSTANT integer := 800;
    widest integer := 16;
    budget integer := 6000;
    likely tsquery := wanted;
    newest timestamptz;
    oldest date;
    before_at timestamptz;
    before_id uuid;
    found uuid[];
    hits uuid[];
    looked integer;
    first date;
    last date;
    days double precision;
    scope tsquery;
BEGIN
    IF own_authority IS NULL OR numnode(wanted) = 0 THEN
        RETURN;
    END IF;
    SELECT array_agg(walk.id) INTO found FROM (
        SELECT latest.id FROM (
            SELECT s.complaint_id AS id, s.document FROM intake.search s
            WHERE s.authority_id = own_authority
            ORDER BY s.received_at DESC, s.complaint_id DESC
            LIMIT walked) latest
        WHERE latest.document @@ wanted
        LIMIT most) walk;
    SELECT s.received_at, s.complaint_id INTO before_at, before_id FROM intake.search s
    WHERE s.authority_id = own_authority
    ORDER BY s.received_at DESC, s.complaint_id DESC OFFSET walked - 1 LIMIT 1;
    IF before_at IS NULL OR cardinality(found) >= most THEN
        RETURN QUERY SELECT unnest(found);
        RETURN;
    END IF;

    SELECT max(s.received_at), (min(s.received_at) AT TIME ZONE 'UTC')::date INTO newest, oldest
    FROM intake.search s WHERE s.authority_id = own_authority;
    IF strpos(wanted::text, '<') > 0 THEN
        likely := nullif(regexp_replace(querytree(wanted), ' <(-|\d+)> ', ' & ', 'g'), 'T')::tsquery;
    END IF;
    found := coalesce(found, '{}');
    last := (before_at AT TIME ZONE 'UTC')::date;
    days := greatest(extract(epoch FROM newest - before_at) / 86400, 0.01);
    days := least(widest * days, 2 * (most - cardinality(found)) * days / nullif(cardinality(found), 0));
    WHILE last >= oldest AND budget > 0 LOOP
        first := greatest(last - least(greatest(days, 1), 40000)::integer + 1, oldest);
        IF first = oldest THEN
            scope := quote_literal('authority=' || own_authority)::tsquery;
        ELSE
            scope := intake.search_scope(own_authority, first, last);
            first := CASE WHEN last - first < 8 THEN first
                          WHEN last - first < 200 THEN date_trunc('month', first::timestamp)::date
                          ELSE date_trunc('year', first::timestamp)::date END;
        END IF;
        SELECT count(*), array_agg(c.id ORDER BY c.at DESC, c.id DESC)
                         FILTER (WHERE c.document @@ wanted)
        INTO looked, hits
        FROM (SELECT s.complaint_id AS id, s.received_at AS at, s.document FROM intake.search s
              WHERE s.authority_id || '' = own_authority
                AND s.document @@ coalesce(likely && scope, scope)
                AND (s.received_at + interval '0', s.complaint_id) < (before_at, before_id)
              LIMIT CASE WHEN last > first THEN at_once + 1 ELSE budget END) c;
        budget := budget - looked;
        days := last - first + 1;
        IF looked > at_once AND last > first THEN
            days := days / 8;
            widest := 2;
            CONTINUE;
        END IF;
        found := found || hits;
        EXIT WHEN cardinality(found) >= most;
        days := least(widest * days, at_once / 2 * days / nullif(looked, 0),
                      2 * (most - cardinality(found)) * days / nullif(cardinality(hits), 0));
        before_at := first::timestamp AT TIME ZONE 'UTC';
        before_id := '00000000-0000-0000-0000-000000000000';
        last := first - 1;
    END LOOP;
    RETURN QUERY SELECT unnest(found[:most]);
    IF budget <= 0 AND cardinality(found) < most THEN
        RETURN QUERY SELECT NULL::uuid;
    END IF;
END
$$;

ALTER FUNCTION intake.search_cases(wanted tsquery, most integer) OWNER TO candour_owner;

CREATE FUNCTION intake.search_scope(own_authority text, first date, last date) RETURNS tsquery
    LANGUAGE sql IMMUTABLE
    SET search_path TO 'pg_catalog'
    AS $$
    SELECT string_agg(quote_literal(unit.name || '=' || own_authority ||
                                    to_char(step, unit.form)), '|')::tsquery
    FROM (SELECT CASE WHEN last - first < 8 THEN 'day' WHEN last - first < 200 THEN 'month'
                      ELSE 'year' END AS name,
                 CASE WHEN last - first < 8 THEN '/YYYY-MM-DD' WHEN last - first < 200 THEN '/YYYY-MM'
                      ELSE '/YYYY' END AS form) unit,
         generate_series(date_trunc(unit.name, first::timestamp), last::timestamp,
                         ('1 ' || unit.name)::interval) step
$$;

ALTER FUNCTION intake.search_scope(own_authority text, first date, last date) OWNER TO candour_owner;

CREATE FUNCTION intake.similar_cases(words text[], most integer) RETURNS TABLE(complaint_id uuid, shared bigint)
    LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 50
    SET search_path TO 'pg_catalog'
    SET enable_seqscan TO 'off'
    AS $$
DECLARE
    own_authority CONSTANT text := current_setting('candour.authority_id', true);
    matches CONSTANT integer := 300;
    wanted tsquery;
BEGIN
    IF own_authority IS NULL OR cardinality(words) = 0 THEN
        RETURN;
    END IF;
    IF cardinality(words) = 1 THEN
        wanted := quote_literal(words[1])::tsquery;
    ELSE
        SELECT string_agg('(' || quote_literal(words[i]) || ' & (' ||
                          (SELECT string_agg(quote_literal(w), ' | ') FROM unnest(words[i + 1:]) w)
                          || '))', ' | ')::tsquery
        INTO wanted FROM generate_series(1, cardinality(words) - 1) AS i;
    END IF;
    RETURN QUERY
        SELECT s.complaint_id,
               (SELECT count(*) FROM unnest(words) w
                WHERE s.document @@ quote_literal(w)::tsquery) AS shared
        FROM intake.search_cases(wanted, matches) hit
        JOIN intake.search s
            ON s.authority_id = own_authority AND s.complaint_id = hit.complaint_id
        ORDER BY 2 DESC, s.received_at DESC
        LIMIT most;
END
$$;

ALTER FUNCTION intake.similar_cases(words text[], most integer) OWNER TO candour_owner;

CREATE FUNCTION intake.telling_words(words text, most integer) RETURNS TABLE(word text)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    AS $$
    SELECT own.lexeme
    FROM unnest(to_tsvector('english', words)) AS own
    LEFT JOIN (
        SELECT unnest(t.most_common_elems::text::text[]) AS lexeme,
               unnest(t.most_common_elem_freqs) AS share
        FROM pg_stats t
        WHERE t.schemaname = 'intake' AND t.tablename = 'search' AND t.attname = 'document'
    ) AS common ON common.lexeme = own.lexeme
    WHERE coalesce(common.share, 0) <= 0.02
    ORDER BY coalesce(common.share, 0), length(own.lexeme) DESC, own.lexeme
    LIMIT most
$$;

ALTER FUNCTION intake.telling_words(words text, most integer) OWNER TO candour_owner;

CREATE TABLE intake.attachment (
    authority_id text NOT NULL,
    attachment_id uuid NOT NULL,
    complaint_id uuid NOT NULL,
    size bigint NOT NULL,
    digest bytea NOT NULL,
    stored_at timestamp with time zone DEFAULT now() NOT NULL,
    scanned_at timestamp with time zone,
    scans_failed integer DEFAULT 0 NOT NULL,
    CONSTRAINT attachment_size_check CHECK (((size > 0) AND (size <= 26214400)))
);

ALTER TABLE ONLY intake.attachment FORCE ROW LEVEL SECURITY;

ALTER TABLE intake.attachment OWNER TO candour_owner;

CREATE TABLE intake.attachment_chunk (
    authority_id text NOT NULL,
    attachment_id uuid NOT NULL,
    number integer NOT NULL,
    content bytea NOT NULL
);

ALTER TABLE ONLY intake.attachment_chunk FORCE ROW LEVEL SECURITY;

ALTER TABLE intake.attachment_chunk OWNER TO candour_owner;

CREATE TABLE intake.business_clock (
    only_row boolean DEFAULT true NOT NULL,
    now_at timestamp with time zone NOT NULL,
    CONSTRAINT business_clock_only_row_check CHECK (only_row)
);

ALTER TABLE intake.business_clock OWNER TO candour_owner;

CREATE TABLE intake.case_file (
    authority_id text NOT NULL,
    complaint_id uuid NOT NULL,
    reference text NOT NULL,
    version bigint NOT NULL,
    record_type smallint NOT NULL,
    status smallint NOT NULL,
    received_at timestamp with time zone NOT NULL,
    received_on date NOT NULL,
    primary_theme text NOT NULL,
    next_due_by date,
    next_alarm_at timestamp with time zone,
    file bytea NOT NULL,
    seen_only text[] DEFAULT '{}'::text[] NOT NULL,
    seen_except text[] DEFAULT '{}'::text[] NOT NULL,
    unread_messages integer DEFAULT 0 NOT NULL,
    moved_at timestamp with time zone DEFAULT '1970-01-01 00:00:00+00'::timestamp with time zone NOT NULL,
    ended_on date,
    erased boolean DEFAULT false NOT NULL,
    complainant_id uuid,
    care_recipient_id uuid,
    CONSTRAINT case_file_version_check CHECK ((version > 0))
);

ALTER TABLE ONLY intake.case_file FORCE ROW LEVEL SECURITY;

ALTER TABLE intake.case_file OWNER TO candour_owner;

CREATE TABLE intake.mail_id (
    authority_id text NOT NULL,
    mail_digest bytea NOT NULL,
    complaint_id uuid NOT NULL
);

ALTER TABLE ONLY intake.mail_id FORCE ROW LEVEL SECURITY;

ALTER TABLE intake.mail_id OWNER TO candour_owner;

CREATE TABLE intake.request (
    authority_id text NOT NULL,
    subject text NOT NULL,
    request_id uuid NOT NULL,
    body_digest bytea NOT NULL,
    answer bytea NOT NULL,
    seq bigint NOT NULL
);

ALTER TABLE ONLY intake.request FORCE ROW LEVEL SECURITY;

ALTER TABLE intake.request OWNER TO candour_owner;

CREATE TABLE intake.search (
    authority_id text NOT NULL,
    complaint_id uuid NOT NULL,
    document tsvector NOT NULL,
    received_at timestamp with time zone NOT NULL
);

ALTER TABLE ONLY intake.search FORCE ROW LEVEL SECURITY;

ALTER TABLE intake.search OWNER TO candour_owner;

CREATE TABLE intake.search_cursor (
    authority_id text NOT NULL,
    seq bigint NOT NULL,
    hash bytea NOT NULL
);

ALTER TABLE ONLY intake.search_cursor FORCE ROW LEVEL SECURITY;

ALTER TABLE intake.search_cursor OWNER TO candour_owner;

ALTER TABLE ONLY intake.attachment_chunk
    ADD CONSTRAINT attachment_chunk_pkey PRIMARY KEY (authority_id, attachment_id, number);

ALTER TABLE ONLY intake.attachment
    ADD CONSTRAINT attachment_pkey PRIMARY KEY (authority_id, attachment_id);

ALTER TABLE ONLY intake.business_clock
    ADD CONSTRAINT business_clock_pkey PRIMARY KEY (only_row);

ALTER TABLE ONLY intake.case_file
    ADD CONSTRAINT case_file_authority_id_reference_key UNIQUE (authority_id, reference);

ALTER TABLE ONLY intake.case_file
    ADD CONSTRAINT case_file_pkey PRIMARY KEY (authority_id, complaint_id);

ALTER TABLE ONLY intake.mail_id
    ADD CONSTRAINT mail_id_pkey PRIMARY KEY (authority_id, mail_digest);

ALTER TABLE ONLY intake.request
    ADD CONSTRAINT request_pkey PRIMARY KEY (authority_id, subject, request_id);

ALTER TABLE ONLY intake.search_cursor
    ADD CONSTRAINT search_cursor_pkey PRIMARY KEY (authority_id);

ALTER TABLE ONLY intake.search
    ADD CONSTRAINT search_pkey PRIMARY KEY (authority_id, complaint_id);

CREATE INDEX attachment_of_case ON intake.attachment USING btree (authority_id, complaint_id);

CREATE INDEX attachment_waiting ON intake.attachment USING btree (authority_id, stored_at) WHERE (scanned_at IS NULL);

CREATE INDEX case_care_recipient ON intake.case_file USING btree (authority_id, care_recipient_id) WHERE (care_recipient_id IS NOT NULL);

CREATE INDEX case_complainant ON intake.case_file USING btree (authority_id, complainant_id) WHERE (complainant_id IS NOT NULL);

CREATE INDEX case_ended ON intake.case_file USING btree (authority_id, ended_on) WHERE ((ended_on IS NOT NULL) AND (NOT erased));

CREATE INDEX case_erased ON intake.case_file USING btree (authority_id, complaint_id) WHERE erased;

CREATE INDEX case_newest_first ON intake.case_file USING btree (authority_id, received_at, complaint_id);

CREATE INDEX case_next_alarm ON intake.case_file USING btree (authority_id, next_alarm_at) WHERE (next_alarm_at IS NOT NULL);

CREATE INDEX case_next_due ON intake.case_file USING btree (authority_id, next_due_by) WHERE (next_due_by IS NOT NULL);

CREATE INDEX case_unread ON intake.case_file USING btree (authority_id, received_at) WHERE (unread_messages > 0);

CREATE INDEX mail_id_of_case ON intake.mail_id USING btree (authority_id, complaint_id);

CREATE INDEX search_document ON intake.search USING gin (document);

CREATE INDEX search_newest ON intake.search USING btree (authority_id, received_at DESC, complaint_id DESC);

CREATE TRIGGER say_when BEFORE INSERT OR UPDATE ON intake.search FOR EACH ROW EXECUTE FUNCTION intake.say_when();

ALTER TABLE ONLY intake.attachment_chunk
    ADD CONSTRAINT attachment_chunk_authority_id_attachment_id_fkey FOREIGN KEY (authority_id, attachment_id) REFERENCES intake.attachment(authority_id, attachment_id) ON DELETE CASCADE;

ALTER TABLE intake.attachment ENABLE ROW LEVEL SECURITY;

ALTER TABLE intake.attachment_chunk ENABLE ROW LEVEL SECURITY;

ALTER TABLE intake.case_file ENABLE ROW LEVEL SECURITY;

ALTER TABLE intake.mail_id ENABLE ROW LEVEL SECURITY;

CREATE POLICY one_authority ON intake.attachment USING ((authority_id = current_setting('candour.authority_id'::text, true)));

CREATE POLICY one_authority ON intake.attachment_chunk USING ((authority_id = current_setting('candour.authority_id'::text, true)));

CREATE POLICY one_authority ON intake.case_file USING ((authority_id = current_setting('candour.authority_id'::text, true)));

CREATE POLICY one_authority ON intake.mail_id USING ((authority_id = current_setting('candour.authority_id'::text, true)));

CREATE POLICY one_authority ON intake.request USING ((authority_id = current_setting('candour.authority_id'::text, true)));

CREATE POLICY one_authority ON intake.search USING ((authority_id = current_setting('candour.authority_id'::text, true)));

CREATE POLICY one_authority ON intake.search_cursor USING ((authority_id = current_setting('candour.authority_id'::text, true)));

ALTER TABLE intake.request ENABLE ROW LEVEL SECURITY;

ALTER TABLE intake.search ENABLE ROW LEVEL SECURITY;

ALTER TABLE intake.search_cursor ENABLE ROW LEVEL SECURITY;

GRANT USAGE ON SCHEMA intake TO candour_intake;

GRANT ALL ON FUNCTION intake.may_see(seen_only text[], seen_except text[], subject text) TO candour_intake;

REVOKE ALL ON FUNCTION intake.search_cases(wanted tsquery, most integer) FROM PUBLIC;
GRANT ALL ON FUNCTION intake.search_cases(wanted tsquery, most integer) TO candour_intake;

REVOKE ALL ON FUNCTION intake.search_scope(own_authority text, first date, last date) FROM PUBLIC;

REVOKE ALL ON FUNCTION intake.similar_cases(words text[], most integer) FROM PUBLIC;
GRANT ALL ON FUNCTION intake.similar_cases(words text[], most integer) TO candour_intake;

REVOKE ALL ON FUNCTION intake.telling_words(words text, most integer) FROM PUBLIC;
GRANT ALL ON FUNCTION intake.telling_words(words text, most integer) TO candour_intake;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE intake.attachment TO candour_intake;

GRANT SELECT,INSERT,DELETE ON TABLE intake.attachment_chunk TO candour_intake;

GRANT SELECT,UPDATE ON TABLE intake.business_clock TO candour_intake;

GRANT SELECT,INSERT,UPDATE ON TABLE intake.case_file TO candour_intake;

GRANT SELECT,INSERT,DELETE ON TABLE intake.mail_id TO candour_intake;

GRANT SELECT,INSERT ON TABLE intake.request TO candour_intake;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE intake.search TO candour_intake;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE intake.search_cursor TO candour_intake;
