-- migrate:up
SET ROLE candour_owner;

-- What an Ombudsman told the council of, once for each of their references. A projection.
CREATE TABLE analytics.ombudsman (
    authority_id text NOT NULL,
    complaint_id uuid NOT NULL,
    -- The Ombudsman's own reference.
    reference text NOT NULL,
    -- The day on which the council was told.
    notified_on date NOT NULL,
    PRIMARY KEY (authority_id, complaint_id, reference)
);
CREATE INDEX ombudsman_by_day ON analytics.ombudsman (authority_id, notified_on);

-- What is changed because of a complaint. A projection.
CREATE TABLE analytics.learning (
    authority_id text NOT NULL,
    complaint_id uuid NOT NULL,
    learning_id integer NOT NULL,
    type text NOT NULL,
    agreed_on date NOT NULL,
    -- open, done or dropped.
    state text NOT NULL CHECK (state IN ('open', 'done', 'dropped')),
    PRIMARY KEY (authority_id, complaint_id, learning_id)
);
CREATE INDEX learning_by_day ON analytics.learning (authority_id, agreed_on);

-- Of which cases not everybody may know. A projection: few rows.
CREATE TABLE analytics.restricted (
    authority_id text NOT NULL,
    complaint_id uuid NOT NULL,
    -- Only these subjects; everybody with a role when empty.
    seen_only text[] NOT NULL,
    -- Never these.
    seen_except text[] NOT NULL,
    PRIMARY KEY (authority_id, complaint_id)
);

-- What people wrote for an annual report. A record: every version stays, the last one stands.
CREATE TABLE analytics.annual_statement (
    authority_id text NOT NULL,
    -- For example 2026-27.
    council_year text NOT NULL,
    version integer NOT NULL,
    -- The words, as JSON. They are for publication.
    words text NOT NULL,
    -- Subject of who wrote it.
    written_by text NOT NULL,
    -- Business time.
    written_at timestamptz NOT NULL,
    PRIMARY KEY (authority_id, council_year, version)
);

ALTER TABLE analytics.ombudsman ENABLE ROW LEVEL SECURITY;
ALTER TABLE analytics.ombudsman FORCE ROW LEVEL SECURITY;
ALTER TABLE analytics.learning ENABLE ROW LEVEL SECURITY;
ALTER TABLE analytics.learning FORCE ROW LEVEL SECURITY;
ALTER TABLE analytics.restricted ENABLE ROW LEVEL SECURITY;
ALTER TABLE analytics.restricted FORCE ROW LEVEL SECURITY;
ALTER TABLE analytics.annual_statement ENABLE ROW LEVEL SECURITY;
ALTER TABLE analytics.annual_statement FORCE ROW LEVEL SECURITY;
CREATE POLICY one_authority ON analytics.ombudsman
    USING (authority_id = current_setting('candour.authority_id', true));
CREATE POLICY one_authority ON analytics.learning
    USING (authority_id = current_setting('candour.authority_id', true));
CREATE POLICY one_authority ON analytics.restricted
    USING (authority_id = current_setting('candour.authority_id', true));
CREATE POLICY one_authority ON analytics.annual_statement
    USING (authority_id = current_setting('candour.authority_id', true));
GRANT SELECT, INSERT, UPDATE, DELETE ON analytics.ombudsman, analytics.learning,
    analytics.restricted TO candour_analytics;
GRANT SELECT, INSERT ON analytics.annual_statement TO candour_analytics;

-- Whether `viewer` may know of the case.
CREATE FUNCTION analytics.may_see(of_authority text, of_complaint uuid, viewer text)
RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
AS $$ SELECT NOT EXISTS (
    SELECT FROM analytics.restricted r
    WHERE r.authority_id = of_authority AND r.complaint_id = of_complaint
      AND NOT ((cardinality(r.seen_only) = 0 OR viewer = ANY (r.seen_only))
               AND viewer <> ALL (r.seen_except))) $$;
GRANT EXECUTE ON FUNCTION analytics.may_see(text, uuid, text) TO candour_analytics;

RESET ROLE;

-- migrate:down
SET ROLE candour_owner;
DROP FUNCTION analytics.may_see(text, uuid, text);
DROP TABLE analytics.annual_statement, analytics.restricted, analytics.learning,
    analytics.ombudsman;
RESET ROLE;
