-- What the migrations come to on PostgreSQL 15: made by tests/schema/schema_test.py --write.

CREATE SCHEMA analytics;

ALTER SCHEMA analytics OWNER TO candour_owner;

CREATE FUNCTION analytics.may_see(of_authority text, of_complaint uuid, viewer text) RETURNS boolean
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$ SELECT NOT EXISTS (
    SELECT FROM analytics.restricted r
    WHERE r.authority_id = of_authority AND r.complaint_id = of_complaint
      AND NOT ((cardinality(r.seen_only) = 0 OR viewer = ANY (r.seen_only))
               AND viewer <> ALL (r.seen_except))) $$;

ALTER FUNCTION analytics.may_see(of_authority text, of_complaint uuid, viewer text) OWNER TO candour_owner;

CREATE TABLE analytics.amendment (
    authority_id text NOT NULL,
    complaint_id uuid NOT NULL,
    number integer NOT NULL,
    obligation_id text NOT NULL,
    reason text NOT NULL,
    old_by date NOT NULL,
    new_by date NOT NULL,
    told_on date
);

ALTER TABLE ONLY analytics.amendment FORCE ROW LEVEL SECURITY;

ALTER TABLE analytics.amendment OWNER TO candour_owner;

CREATE TABLE analytics.annual_publication (
    authority_id text NOT NULL,
    council_year text NOT NULL,
    version integer NOT NULL,
    digest text NOT NULL,
    published_by text NOT NULL,
    published_at timestamp with time zone NOT NULL,
    data_as_at timestamp with time zone,
    change text NOT NULL,
    text text NOT NULL,
    json text NOT NULL,
    html text NOT NULL,
    CONSTRAINT annual_publication_check CHECK (((version = 1) OR (change <> ''::text))),
    CONSTRAINT annual_publication_digest_check CHECK ((length(digest) = 64)),
    CONSTRAINT annual_publication_version_check CHECK ((version > 0))
);

ALTER TABLE ONLY analytics.annual_publication FORCE ROW LEVEL SECURITY;

ALTER TABLE analytics.annual_publication OWNER TO candour_owner;

CREATE TABLE analytics.annual_statement (
    authority_id text NOT NULL,
    council_year text NOT NULL,
    version integer NOT NULL,
    words text NOT NULL,
    written_by text NOT NULL,
    written_at timestamp with time zone NOT NULL
);

ALTER TABLE ONLY analytics.annual_statement FORCE ROW LEVEL SECURITY;

ALTER TABLE analytics.annual_statement OWNER TO candour_owner;

CREATE TABLE analytics.command (
    authority_id text NOT NULL,
    request_id uuid NOT NULL,
    kind text NOT NULL,
    body bytea NOT NULL,
    state text DEFAULT 'queued'::text NOT NULL,
    tries integer DEFAULT 0 NOT NULL,
    last_error text DEFAULT ''::text NOT NULL,
    queued_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    CONSTRAINT command_state_check CHECK ((state = ANY (ARRAY['queued'::text, 'done'::text, 'refused'::text])))
);

ALTER TABLE ONLY analytics.command FORCE ROW LEVEL SECURITY;

ALTER TABLE analytics.command OWNER TO candour_owner;

CREATE TABLE analytics.cursor (
    authority_id text NOT NULL,
    seq bigint NOT NULL,
    hash bytea NOT NULL,
    CONSTRAINT cursor_seq_check CHECK ((seq >= 0))
);

ALTER TABLE ONLY analytics.cursor FORCE ROW LEVEL SECURITY;

ALTER TABLE analytics.cursor OWNER TO candour_owner;

CREATE TABLE analytics.daily (
    authority_id text NOT NULL,
    received_on date NOT NULL,
    record_type text NOT NULL,
    theme text NOT NULL,
    cases bigint NOT NULL,
    historic bigint NOT NULL,
    confirmed bigint NOT NULL
);

ALTER TABLE ONLY analytics.daily FORCE ROW LEVEL SECURITY;

ALTER TABLE analytics.daily OWNER TO candour_owner;

CREATE TABLE analytics.fact (
    authority_id text NOT NULL,
    complaint_id uuid NOT NULL,
    reference text NOT NULL,
    record_type text NOT NULL,
    channel text NOT NULL,
    historic boolean NOT NULL,
    received_on date NOT NULL,
    logged_on date NOT NULL,
    ack_due date,
    acknowledged_on date,
    planned_response_by date,
    original_response_by date,
    amended_response_by date,
    relevant_period_last_day date,
    responded_on date,
    closed_on date,
    held_on date[] DEFAULT '{}'::date[] NOT NULL,
    outcome text DEFAULT ''::text NOT NULL,
    primary_theme text DEFAULT ''::text NOT NULL,
    theme_confirmed boolean DEFAULT false NOT NULL,
    excerpt text NOT NULL,
    counts_until date GENERATED ALWAYS AS (
CASE
    WHEN ((closed_on IS NULL) AND (NOT historic)) THEN 'infinity'::date
    ELSE GREATEST(received_on, ack_due, original_response_by, amended_response_by, relevant_period_last_day, responded_on, closed_on)
END) STORED NOT NULL
);

ALTER TABLE ONLY analytics.fact FORCE ROW LEVEL SECURITY;

ALTER TABLE analytics.fact OWNER TO candour_owner;

CREATE TABLE analytics.learning (
    authority_id text NOT NULL,
    complaint_id uuid NOT NULL,
    learning_id integer NOT NULL,
    type text NOT NULL,
    agreed_on date NOT NULL,
    state text NOT NULL,
    CONSTRAINT learning_state_check CHECK ((state = ANY (ARRAY['open'::text, 'done'::text, 'dropped'::text])))
);

ALTER TABLE ONLY analytics.learning FORCE ROW LEVEL SECURITY;

ALTER TABLE analytics.learning OWNER TO candour_owner;

CREATE TABLE analytics.ombudsman (
    authority_id text NOT NULL,
    complaint_id uuid NOT NULL,
    reference text NOT NULL,
    notified_on date NOT NULL
);

ALTER TABLE ONLY analytics.ombudsman FORCE ROW LEVEL SECURITY;

ALTER TABLE analytics.ombudsman OWNER TO candour_owner;

CREATE TABLE analytics.parked (
    authority_id text NOT NULL,
    complaint_id uuid NOT NULL,
    seq bigint NOT NULL,
    reason text NOT NULL
);

ALTER TABLE ONLY analytics.parked FORCE ROW LEVEL SECURITY;

ALTER TABLE analytics.parked OWNER TO candour_owner;

CREATE TABLE analytics.point (
    authority_id text NOT NULL,
    complaint_id uuid NOT NULL,
    point_id integer NOT NULL,
    theme text DEFAULT ''::text NOT NULL,
    confirmed boolean DEFAULT false NOT NULL,
    outcome text DEFAULT ''::text NOT NULL
);

ALTER TABLE ONLY analytics.point FORCE ROW LEVEL SECURITY;

ALTER TABLE analytics.point OWNER TO candour_owner;

CREATE TABLE analytics.restricted (
    authority_id text NOT NULL,
    complaint_id uuid NOT NULL,
    seen_only text[] NOT NULL,
    seen_except text[] NOT NULL
);

ALTER TABLE ONLY analytics.restricted FORCE ROW LEVEL SECURITY;

ALTER TABLE analytics.restricted OWNER TO candour_owner;

CREATE TABLE analytics.standing (
    authority_id text NOT NULL,
    seq bigint NOT NULL,
    recorded_at timestamp with time zone NOT NULL
);

ALTER TABLE ONLY analytics.standing FORCE ROW LEVEL SECURITY;

ALTER TABLE analytics.standing OWNER TO candour_owner;

ALTER TABLE ONLY analytics.amendment
    ADD CONSTRAINT amendment_pkey PRIMARY KEY (authority_id, complaint_id, number);

ALTER TABLE ONLY analytics.annual_publication
    ADD CONSTRAINT annual_publication_pkey PRIMARY KEY (authority_id, council_year, version);

ALTER TABLE ONLY analytics.annual_statement
    ADD CONSTRAINT annual_statement_pkey PRIMARY KEY (authority_id, council_year, version);

ALTER TABLE ONLY analytics.command
    ADD CONSTRAINT command_pkey PRIMARY KEY (authority_id, request_id);

ALTER TABLE ONLY analytics.cursor
    ADD CONSTRAINT cursor_pkey PRIMARY KEY (authority_id);

ALTER TABLE ONLY analytics.daily
    ADD CONSTRAINT daily_pkey PRIMARY KEY (authority_id, received_on, record_type, theme);

ALTER TABLE ONLY analytics.fact
    ADD CONSTRAINT fact_pkey PRIMARY KEY (authority_id, complaint_id);

ALTER TABLE ONLY analytics.learning
    ADD CONSTRAINT learning_pkey PRIMARY KEY (authority_id, complaint_id, learning_id);

ALTER TABLE ONLY analytics.ombudsman
    ADD CONSTRAINT ombudsman_pkey PRIMARY KEY (authority_id, complaint_id, reference);

ALTER TABLE ONLY analytics.parked
    ADD CONSTRAINT parked_pkey PRIMARY KEY (authority_id, complaint_id);

ALTER TABLE ONLY analytics.point
    ADD CONSTRAINT point_pkey PRIMARY KEY (authority_id, complaint_id, point_id);

ALTER TABLE ONLY analytics.restricted
    ADD CONSTRAINT restricted_pkey PRIMARY KEY (authority_id, complaint_id);

ALTER TABLE ONLY analytics.standing
    ADD CONSTRAINT standing_pkey PRIMARY KEY (authority_id);

CREATE INDEX command_queued ON analytics.command USING btree (authority_id, queued_at) WHERE (state = 'queued'::text);

CREATE INDEX fact_by_period ON analytics.fact USING btree (authority_id, received_on, counts_until);

CREATE INDEX learning_by_day ON analytics.learning USING btree (authority_id, agreed_on);

CREATE INDEX ombudsman_by_day ON analytics.ombudsman USING btree (authority_id, notified_on);

ALTER TABLE analytics.amendment ENABLE ROW LEVEL SECURITY;

ALTER TABLE analytics.annual_publication ENABLE ROW LEVEL SECURITY;

ALTER TABLE analytics.annual_statement ENABLE ROW LEVEL SECURITY;

ALTER TABLE analytics.command ENABLE ROW LEVEL SECURITY;

ALTER TABLE analytics.cursor ENABLE ROW LEVEL SECURITY;

ALTER TABLE analytics.daily ENABLE ROW LEVEL SECURITY;

ALTER TABLE analytics.fact ENABLE ROW LEVEL SECURITY;

ALTER TABLE analytics.learning ENABLE ROW LEVEL SECURITY;

ALTER TABLE analytics.ombudsman ENABLE ROW LEVEL SECURITY;

CREATE POLICY one_authority ON analytics.amendment USING ((authority_id = current_setting('candour.authority_id'::text, true)));

CREATE POLICY one_authority ON analytics.annual_publication USING ((authority_id = current_setting('candour.authority_id'::text, true)));

CREATE POLICY one_authority ON analytics.annual_statement USING ((authority_id = current_setting('candour.authority_id'::text, true)));

CREATE POLICY one_authority ON analytics.command USING ((authority_id = current_setting('candour.authority_id'::text, true)));

CREATE POLICY one_authority ON analytics.cursor USING ((authority_id = current_setting('candour.authority_id'::text, true)));

CREATE POLICY one_authority ON analytics.daily USING ((authority_id = current_setting('candour.authority_id'::text, true)));

CREATE POLICY one_authority ON analytics.fact USING ((authority_id = current_setting('candour.authority_id'::text, true)));

CREATE POLICY one_authority ON analytics.learning USING ((authority_id = current_setting('candour.authority_id'::text, true)));

CREATE POLICY one_authority ON analytics.ombudsman USING ((authority_id = current_setting('candour.authority_id'::text, true)));

CREATE POLICY one_authority ON analytics.parked USING ((authority_id = current_setting('candour.authority_id'::text, true)));

CREATE POLICY one_authority ON analytics.point USING ((authority_id = current_setting('candour.authority_id'::text, true)));

CREATE POLICY one_authority ON analytics.restricted USING ((authority_id = current_setting('candour.authority_id'::text, true)));

CREATE POLICY one_authority ON analytics.standing USING ((authority_id = current_setting('candour.authority_id'::text, true)));

ALTER TABLE analytics.parked ENABLE ROW LEVEL SECURITY;

ALTER TABLE analytics.point ENABLE ROW LEVEL SECURITY;

ALTER TABLE analytics.restricted ENABLE ROW LEVEL SECURITY;

ALTER TABLE analytics.standing ENABLE ROW LEVEL SECURITY;

GRANT USAGE ON SCHEMA analytics TO candour_analytics;

GRANT ALL ON FUNCTION analytics.may_see(of_authority text, of_complaint uuid, viewer text) TO candour_analytics;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE analytics.amendment TO candour_analytics;

GRANT SELECT,INSERT ON TABLE analytics.annual_publication TO candour_analytics;

GRANT SELECT,INSERT ON TABLE analytics.annual_statement TO candour_analytics;

GRANT SELECT,INSERT,UPDATE ON TABLE analytics.command TO candour_analytics;

GRANT SELECT,INSERT,UPDATE ON TABLE analytics.cursor TO candour_analytics;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE analytics.daily TO candour_analytics;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE analytics.fact TO candour_analytics;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE analytics.learning TO candour_analytics;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE analytics.ombudsman TO candour_analytics;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE analytics.parked TO candour_analytics;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE analytics.point TO candour_analytics;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE analytics.restricted TO candour_analytics;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE analytics.standing TO candour_analytics;
