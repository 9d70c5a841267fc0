-- What the migrations come to on PostgreSQL 15: made by tests/schema/schema_test.py --write.

CREATE SCHEMA notification;

ALTER SCHEMA notification OWNER TO candour_owner;

CREATE FUNCTION notification.may_see(of_authority text, of_complaint uuid, viewer text) RETURNS boolean
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$ SELECT viewer = '' OR NOT EXISTS (
    SELECT FROM notification.restricted r
    WHERE r.authority_id = of_authority AND r.complaint_id = of_complaint
      AND NOT ((cardinality(r.seen_only) = 0 OR viewer = ANY (r.seen_only))
               AND viewer <> ALL (r.seen_except))) $$;

ALTER FUNCTION notification.may_see(of_authority text, of_complaint uuid, viewer text) OWNER TO candour_owner;

CREATE TABLE notification.attempt (
    authority_id text NOT NULL,
    obligation_id uuid NOT NULL,
    recipient text NOT NULL,
    number integer NOT NULL,
    channel text NOT NULL,
    at timestamp with time zone NOT NULL,
    outcome text NOT NULL,
    detail text NOT NULL
);

ALTER TABLE ONLY notification.attempt FORCE ROW LEVEL SECURITY;

ALTER TABLE notification.attempt OWNER TO candour_owner;

CREATE TABLE notification.case_view (
    authority_id text NOT NULL,
    complaint_id uuid NOT NULL,
    facts bytea NOT NULL,
    personal bytea NOT NULL
);

ALTER TABLE ONLY notification.case_view FORCE ROW LEVEL SECURITY;

ALTER TABLE notification.case_view OWNER TO candour_owner;

CREATE TABLE notification.command (
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

ALTER TABLE ONLY notification.command FORCE ROW LEVEL SECURITY;

ALTER TABLE notification.command OWNER TO candour_owner;

CREATE TABLE notification.cursor (
    authority_id text NOT NULL,
    seq bigint NOT NULL,
    hash bytea NOT NULL,
    CONSTRAINT cursor_seq_check CHECK ((seq >= 0))
);

ALTER TABLE ONLY notification.cursor FORCE ROW LEVEL SECURITY;

ALTER TABLE notification.cursor OWNER TO candour_owner;

CREATE TABLE notification.duty (
    authority_id text NOT NULL,
    obligation_id uuid NOT NULL,
    complaint_id uuid NOT NULL,
    clock text NOT NULL,
    notice text NOT NULL,
    due_by date,
    state text NOT NULL,
    ready_seq bigint,
    moved_facts bytea,
    moved_personal bytea,
    pending boolean DEFAULT false NOT NULL,
    recipient text DEFAULT 'complainant'::text NOT NULL,
    CONSTRAINT duty_state_check CHECK ((state = ANY (ARRAY['open'::text, 'met'::text, 'cancelled'::text])))
);

ALTER TABLE ONLY notification.duty FORCE ROW LEVEL SECURITY;

ALTER TABLE notification.duty OWNER TO candour_owner;

CREATE TABLE notification.duty_mail (
    authority_id text NOT NULL,
    complaint_id uuid NOT NULL,
    alert_id integer NOT NULL,
    step integer NOT NULL,
    reference text NOT NULL,
    kind text NOT NULL,
    raised_at timestamp with time zone NOT NULL,
    look_by timestamp with time zone NOT NULL,
    state text DEFAULT 'queued'::text NOT NULL,
    reason text DEFAULT ''::text NOT NULL,
    tries integer DEFAULT 0 NOT NULL,
    not_before timestamp with time zone NOT NULL,
    claimed_at timestamp with time zone,
    next_try_at timestamp with time zone,
    sent_at timestamp with time zone,
    CONSTRAINT duty_mail_state_check CHECK ((state = ANY (ARRAY['queued'::text, 'sending'::text, 'sent'::text, 'answered'::text, 'refused'::text, 'unconfirmed'::text, 'dropped'::text])))
);

ALTER TABLE ONLY notification.duty_mail FORCE ROW LEVEL SECURITY;

ALTER TABLE notification.duty_mail OWNER TO candour_owner;

CREATE TABLE notification.heads_up (
    authority_id text NOT NULL,
    obligation_id uuid NOT NULL,
    complaint_id uuid NOT NULL,
    vehicle text NOT NULL,
    state text DEFAULT 'queued'::text NOT NULL,
    reason text DEFAULT ''::text NOT NULL,
    tries integer DEFAULT 0 NOT NULL,
    announced_at timestamp with time zone NOT NULL,
    not_before timestamp with time zone NOT NULL,
    sent_at timestamp with time zone,
    CONSTRAINT heads_up_state_check CHECK ((state = ANY (ARRAY['queued'::text, 'sending'::text, 'sent'::text, 'dropped'::text, 'unconfirmed'::text]))),
    CONSTRAINT heads_up_vehicle_check CHECK ((vehicle = ANY (ARRAY['letter'::text, 'e-mail'::text])))
);

ALTER TABLE ONLY notification.heads_up FORCE ROW LEVEL SECURITY;

ALTER TABLE notification.heads_up OWNER TO candour_owner;

CREATE TABLE notification.notice (
    authority_id text NOT NULL,
    obligation_id uuid NOT NULL,
    recipient text NOT NULL,
    complaint_id uuid NOT NULL,
    notice text NOT NULL,
    state text NOT NULL,
    reason text NOT NULL,
    judged_seq bigint NOT NULL,
    text_version integer DEFAULT 0 NOT NULL,
    channel text DEFAULT ''::text NOT NULL,
    subject text DEFAULT ''::text NOT NULL,
    body text DEFAULT ''::text NOT NULL,
    digest bytea DEFAULT '\x'::bytea NOT NULL,
    message_id text DEFAULT ''::text NOT NULL,
    dated_at timestamp with time zone,
    claimed_until timestamp with time zone,
    next_try_at timestamp with time zone,
    tries integer DEFAULT 0 NOT NULL,
    sent_at timestamp with time zone,
    not_before timestamp with time zone,
    approved_by text DEFAULT ''::text NOT NULL,
    approved_digest bytea DEFAULT '\x'::bytea NOT NULL,
    late boolean DEFAULT false NOT NULL,
    attempt integer DEFAULT 1 NOT NULL,
    email_failed boolean DEFAULT false NOT NULL,
    letter_failed boolean DEFAULT false NOT NULL,
    repeats integer DEFAULT 0 NOT NULL,
    reference text DEFAULT ''::text NOT NULL,
    enclosed_with uuid,
    delivery text DEFAULT ''::text NOT NULL,
    ask_at timestamp with time zone,
    asks integer DEFAULT 0 NOT NULL,
    begun boolean DEFAULT false NOT NULL,
    CONSTRAINT notice_state_check CHECK ((state = ANY (ARRAY['awaiting_person'::text, 'awaiting_approval'::text, 'queued'::text, 'sending'::text, 'sent'::text, 'delivered'::text, 'failed'::text, 'unconfirmed'::text, 'held'::text, 'held_for_protection'::text, 'cancelled'::text, 'not_applicable'::text])))
);

ALTER TABLE ONLY notification.notice FORCE ROW LEVEL SECURITY;

ALTER TABLE notification.notice OWNER TO candour_owner;

CREATE TABLE notification.pace (
    authority_id text NOT NULL,
    business_at timestamp with time zone NOT NULL,
    machine_at timestamp with time zone NOT NULL
);

ALTER TABLE ONLY notification.pace FORCE ROW LEVEL SECURITY;

ALTER TABLE notification.pace OWNER TO candour_owner;

CREATE TABLE notification.parked (
    authority_id text NOT NULL,
    complaint_id uuid NOT NULL,
    seq bigint NOT NULL,
    reason text NOT NULL
);

ALTER TABLE ONLY notification.parked FORCE ROW LEVEL SECURITY;

ALTER TABLE notification.parked OWNER TO candour_owner;

CREATE TABLE notification.pause (
    authority_id text NOT NULL,
    number integer NOT NULL,
    cause text NOT NULL,
    reason text NOT NULL,
    from_seq bigint NOT NULL,
    paused_at timestamp with time zone NOT NULL,
    released_at timestamp with time zone,
    released_by text DEFAULT ''::text NOT NULL,
    note text DEFAULT ''::text NOT NULL,
    released_seq bigint,
    CONSTRAINT pause_cause_check CHECK ((cause = ANY (ARRAY['restore'::text, 'import'::text, 'outage'::text, 'cap'::text])))
);

ALTER TABLE ONLY notification.pause FORCE ROW LEVEL SECURITY;

ALTER TABLE notification.pause OWNER TO candour_owner;

CREATE TABLE notification.restricted (
    authority_id text NOT NULL,
    complaint_id uuid NOT NULL,
    seen_only text[] NOT NULL,
    seen_except text[] NOT NULL
);

ALTER TABLE ONLY notification.restricted FORCE ROW LEVEL SECURITY;

ALTER TABLE notification.restricted OWNER TO candour_owner;

CREATE TABLE notification.task (
    authority_id text NOT NULL,
    task_id uuid NOT NULL,
    kind text NOT NULL,
    state text DEFAULT 'open'::text NOT NULL,
    complaint_id uuid,
    obligation_id uuid,
    notice text NOT NULL,
    holder text NOT NULL,
    role text NOT NULL,
    what text NOT NULL,
    due_by date,
    tied boolean NOT NULL,
    script text NOT NULL,
    phone text NOT NULL,
    opened_at timestamp with time zone NOT NULL,
    closed_at timestamp with time zone,
    closed_by text DEFAULT ''::text NOT NULL,
    note text DEFAULT ''::text NOT NULL,
    CONSTRAINT task_kind_check CHECK ((kind = ANY (ARRAY['call'::text, 'find_address'::text, 'send_format'::text, 'protect'::text, 'approve'::text, 'write'::text, 'clarify'::text, 'second_miss'::text, 'reconcile'::text, 'read_message'::text, 'review_access'::text]))),
    CONSTRAINT task_state_check CHECK ((state = ANY (ARRAY['open'::text, 'done'::text, 'cancelled'::text])))
);

ALTER TABLE ONLY notification.task FORCE ROW LEVEL SECURITY;

ALTER TABLE notification.task OWNER TO candour_owner;

ALTER TABLE ONLY notification.attempt
    ADD CONSTRAINT attempt_pkey PRIMARY KEY (authority_id, obligation_id, recipient, number);

ALTER TABLE ONLY notification.case_view
    ADD CONSTRAINT case_view_pkey PRIMARY KEY (authority_id, complaint_id);

ALTER TABLE ONLY notification.command
    ADD CONSTRAINT command_pkey PRIMARY KEY (authority_id, request_id);

ALTER TABLE ONLY notification.cursor
    ADD CONSTRAINT cursor_pkey PRIMARY KEY (authority_id);

ALTER TABLE ONLY notification.duty_mail
    ADD CONSTRAINT duty_mail_pkey PRIMARY KEY (authority_id, complaint_id, alert_id, step);

ALTER TABLE ONLY notification.duty
    ADD CONSTRAINT duty_pkey PRIMARY KEY (authority_id, obligation_id);

ALTER TABLE ONLY notification.heads_up
    ADD CONSTRAINT heads_up_pkey PRIMARY KEY (authority_id, obligation_id);

ALTER TABLE ONLY notification.notice
    ADD CONSTRAINT notice_pkey PRIMARY KEY (authority_id, obligation_id, recipient);

ALTER TABLE ONLY notification.pace
    ADD CONSTRAINT pace_pkey PRIMARY KEY (authority_id);

ALTER TABLE ONLY notification.parked
    ADD CONSTRAINT parked_pkey PRIMARY KEY (authority_id, complaint_id);

ALTER TABLE ONLY notification.pause
    ADD CONSTRAINT pause_pkey PRIMARY KEY (authority_id, number);

ALTER TABLE ONLY notification.restricted
    ADD CONSTRAINT restricted_pkey PRIMARY KEY (authority_id, complaint_id);

ALTER TABLE ONLY notification.task
    ADD CONSTRAINT task_pkey PRIMARY KEY (authority_id, task_id);

CREATE INDEX command_queued ON notification.command USING btree (authority_id, queued_at) WHERE (state = 'queued'::text);

CREATE INDEX duty_mail_waiting ON notification.duty_mail USING btree (authority_id, not_before) WHERE (state = ANY (ARRAY['queued'::text, 'sending'::text]));

CREATE INDEX duty_of_case ON notification.duty USING btree (authority_id, complaint_id);

CREATE INDEX duty_open ON notification.duty USING btree (authority_id, due_by, obligation_id) WHERE (state = 'open'::text);

CREATE INDEX duty_pending ON notification.duty USING btree (authority_id, due_by, obligation_id) WHERE (pending AND (state = 'open'::text));

CREATE INDEX heads_up_of_case ON notification.heads_up USING btree (authority_id, complaint_id);

CREATE INDEX heads_up_queued ON notification.heads_up USING btree (authority_id, not_before) WHERE (state = 'queued'::text);

CREATE INDEX notice_asked ON notification.notice USING btree (authority_id, ask_at) WHERE (ask_at IS NOT NULL);

CREATE INDEX notice_message ON notification.notice USING btree (authority_id, message_id);

CREATE INDEX notice_moving ON notification.notice USING btree (authority_id, state) WHERE (state = ANY (ARRAY['queued'::text, 'sending'::text]));

CREATE INDEX notice_of_case ON notification.notice USING btree (authority_id, complaint_id);

CREATE INDEX notice_reference ON notification.notice USING btree (authority_id, reference);

CREATE INDEX notice_sent ON notification.notice USING btree (authority_id, sent_at) WHERE (sent_at IS NOT NULL);

CREATE INDEX task_of_case ON notification.task USING btree (authority_id, complaint_id);

CREATE INDEX task_of_duty ON notification.task USING btree (authority_id, obligation_id);

CREATE INDEX task_open ON notification.task USING btree (authority_id, due_by, task_id) WHERE (state = 'open'::text);

ALTER TABLE notification.attempt ENABLE ROW LEVEL SECURITY;

ALTER TABLE notification.case_view ENABLE ROW LEVEL SECURITY;

ALTER TABLE notification.command ENABLE ROW LEVEL SECURITY;

ALTER TABLE notification.cursor ENABLE ROW LEVEL SECURITY;

ALTER TABLE notification.duty ENABLE ROW LEVEL SECURITY;

ALTER TABLE notification.duty_mail ENABLE ROW LEVEL SECURITY;

ALTER TABLE notification.heads_up ENABLE ROW LEVEL SECURITY;

ALTER TABLE notification.notice ENABLE ROW LEVEL SECURITY;

CREATE POLICY one_authority ON notification.attempt USING ((authority_id = current_setting('candour.authority_id'::text, true)));

CREATE POLICY one_authority ON notification.case_view USING ((authority_id = current_setting('candour.authority_id'::text, true)));

CREATE POLICY one_authority ON notification.command USING ((authority_id = current_setting('candour.authority_id'::text, true)));

CREATE POLICY one_authority ON notification.cursor USING ((authority_id = current_setting('candour.authority_id'::text, true)));

CREATE POLICY one_authority ON notification.duty USING ((authority_id = current_setting('candour.authority_id'::text, true)));

CREATE POLICY one_authority ON notification.duty_mail USING ((authority_id = current_setting('candour.authority_id'::text, true)));

CREATE POLICY one_authority ON notification.heads_up USING ((authority_id = current_setting('candour.authority_id'::text, true)));

CREATE POLICY one_authority ON notification.notice USING ((authority_id = current_setting('candour.authority_id'::text, true)));

CREATE POLICY one_authority ON notification.pace USING ((authority_id = current_setting('candour.authority_id'::text, true)));

CREATE POLICY one_authority ON notification.parked USING ((authority_id = current_setting('candour.authority_id'::text, true)));

CREATE POLICY one_authority ON notification.pause USING ((authority_id = current_setting('candour.authority_id'::text, true)));

CREATE POLICY one_authority ON notification.restricted USING ((authority_id = current_setting('candour.authority_id'::text, true)));

CREATE POLICY one_authority ON notification.task USING ((authority_id = current_setting('candour.authority_id'::text, true)));

ALTER TABLE notification.pace ENABLE ROW LEVEL SECURITY;

ALTER TABLE notification.parked ENABLE ROW LEVEL SECURITY;

ALTER TABLE notification.pause ENABLE ROW LEVEL SECURITY;

ALTER TABLE notification.restricted ENABLE ROW LEVEL SECURITY;

ALTER TABLE notification.task ENABLE ROW LEVEL SECURITY;

GRANT USAGE ON SCHEMA notification TO candour_notification;

GRANT ALL ON FUNCTION notification.may_see(of_authority text, of_complaint uuid, viewer text) TO candour_notification;

GRANT SELECT,INSERT ON TABLE notification.attempt TO candour_notification;

GRANT UPDATE(detail) ON TABLE notification.attempt TO candour_notification;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE notification.case_view TO candour_notification;

GRANT SELECT,INSERT,UPDATE ON TABLE notification.command TO candour_notification;

GRANT SELECT,INSERT,UPDATE ON TABLE notification.cursor TO candour_notification;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE notification.duty TO candour_notification;

GRANT SELECT,INSERT,UPDATE ON TABLE notification.duty_mail TO candour_notification;

GRANT SELECT,INSERT,UPDATE ON TABLE notification.heads_up TO candour_notification;

GRANT SELECT,INSERT,UPDATE ON TABLE notification.notice TO candour_notification;

GRANT SELECT,INSERT,UPDATE ON TABLE notification.pace TO candour_notification;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE notification.parked TO candour_notification;

GRANT SELECT,INSERT,UPDATE ON TABLE notification.pause TO candour_notification;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE notification.restricted TO candour_notification;

GRANT SELECT,INSERT,UPDATE ON TABLE notification.task TO candour_notification;
