-- migrate:up
SET ROLE candour_owner;

-- As before, and a last row without an id says that the budget was spent before the oldest cases were
-- looked at, so that whoever asks is not told that nothing is there.
CREATE OR REPLACE FUNCTION intake.search_cases(wanted tsquery, most integer)
RETURNS TABLE (complaint_id uuid)
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 100
SET search_path = pg_catalog
SET enable_seqscan = off
SET max_parallel_workers_per_gather = 0
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

RESET ROLE;

-- migrate:down
SET ROLE candour_owner;
CREATE OR REPLACE FUNCTION intake.search_cases(wanted tsquery, most integer)
RETURNS TABLE (complaint_id uuid)
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 100
SET search_path = pg_catalog
SET enable_seqscan = off
SET max_parallel_workers_per_gather = 0
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
END
$$;
RESET ROLE;
