-- What the migrations come to on PostgreSQL 15: made by tests/schema/schema_test.py --write.

CREATE SCHEMA categorisation;

ALTER SCHEMA categorisation OWNER TO candour_owner;

CREATE TABLE categorisation.command (
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

ALTER TABLE ONLY categorisation.command FORCE ROW LEVEL SECURITY;

ALTER TABLE categorisation.command OWNER TO candour_owner;

CREATE TABLE categorisation.cursor (
    authority_id text NOT NULL,
    seq bigint NOT NULL,
    hash bytea NOT NULL,
    CONSTRAINT cursor_seq_check CHECK ((seq >= 0))
);

ALTER TABLE ONLY categorisation.cursor FORCE ROW LEVEL SECURITY;

ALTER TABLE categorisation.cursor OWNER TO candour_owner;

CREATE TABLE categorisation.model (
    authority_id text NOT NULL,
    version integer NOT NULL,
    bytes bytea NOT NULL,
    trained_at timestamp with time zone NOT NULL,
    points bigint NOT NULL,
    through_seq bigint NOT NULL,
    CONSTRAINT model_version_check CHECK ((version > 0))
);

ALTER TABLE ONLY categorisation.model FORCE ROW LEVEL SECURITY;

ALTER TABLE categorisation.model OWNER TO candour_owner;

CREATE TABLE categorisation.parked (
    authority_id text NOT NULL,
    complaint_id uuid NOT NULL,
    seq bigint NOT NULL,
    reason text NOT NULL
);

ALTER TABLE ONLY categorisation.parked FORCE ROW LEVEL SECURITY;

ALTER TABLE categorisation.parked OWNER TO candour_owner;

CREATE TABLE categorisation.point (
    authority_id text NOT NULL,
    complaint_id uuid NOT NULL,
    point_id integer NOT NULL,
    text text NOT NULL,
    theme text DEFAULT ''::text NOT NULL
);

ALTER TABLE ONLY categorisation.point FORCE ROW LEVEL SECURITY;

ALTER TABLE categorisation.point OWNER TO candour_owner;

ALTER TABLE ONLY categorisation.command
    ADD CONSTRAINT command_pkey PRIMARY KEY (authority_id, request_id);

ALTER TABLE ONLY categorisation.cursor
    ADD CONSTRAINT cursor_pkey PRIMARY KEY (authority_id);

ALTER TABLE ONLY categorisation.model
    ADD CONSTRAINT model_pkey PRIMARY KEY (authority_id, version);

ALTER TABLE ONLY categorisation.parked
    ADD CONSTRAINT parked_pkey PRIMARY KEY (authority_id, complaint_id);

ALTER TABLE ONLY categorisation.point
    ADD CONSTRAINT point_pkey PRIMARY KEY (authority_id, complaint_id, point_id);

CREATE INDEX command_queued ON categorisation.command USING btree (authority_id, queued_at) WHERE (state = 'queued'::text);

CREATE INDEX point_confirmed ON categorisation.point USING btree (authority_id) WHERE (theme <> ''::text);

ALTER TABLE categorisation.command ENABLE ROW LEVEL SECURITY;

ALTER TABLE categorisation.cursor ENABLE ROW LEVEL SECURITY;

ALTER TABLE categorisation.model ENABLE ROW LEVEL SECURITY;

CREATE POLICY one_authority ON categorisation.command USING ((authority_id = current_setting('candour.authority_id'::text, true)));

CREATE POLICY one_authority ON categorisation.cursor USING ((authority_id = current_setting('candour.authority_id'::text, true)));

CREATE POLICY one_authority ON categorisation.model USING ((authority_id = current_setting('candour.authority_id'::text, true)));

CREATE POLICY one_authority ON categorisation.parked USING ((authority_id = current_setting('candour.authority_id'::text, true)));

CREATE POLICY one_authority ON categorisation.point USING ((authority_id = current_setting('candour.authority_id'::text, true)));

ALTER TABLE categorisation.parked ENABLE ROW LEVEL SECURITY;

ALTER TABLE categorisation.point ENABLE ROW LEVEL SECURITY;

GRANT USAGE ON SCHEMA categorisation TO candour_categorisation;

GRANT SELECT,INSERT,UPDATE ON TABLE categorisation.command TO candour_categorisation;

GRANT SELECT,INSERT,UPDATE ON TABLE categorisation.cursor TO candour_categorisation;

GRANT SELECT,INSERT,UPDATE ON TABLE categorisation.model TO candour_categorisation;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE categorisation.parked TO candour_categorisation;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE categorisation.point TO candour_categorisation;
