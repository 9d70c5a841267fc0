-- migrate:up
SET ROLE candour_owner;

-- When a case was received is a set of words of its own document, each with the authority in it, so
-- that the shared index can be asked for the cases of some days, months or years of one authority.
-- They are added here and not by whoever fills the table, since only the functions below read them.
-- Nobody can type them. The table is a projection and fills itself again.
TRUNCATE intake.search, intake.search_cursor;
CREATE FUNCTION intake.say_when() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog
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
CREATE TRIGGER say_when BEFORE INSERT OR UPDATE ON intake.search
    FOR EACH ROW EXECUTE FUNCTION intake.say_when();

-- The words of the days from `first` to `last`, any of them: days, else whole months, else whole years
-- that hold them. A word of time that is rarer than the searched one is read through by the index, so a
-- few that hold more than was asked for are cheaper than many that hold just that.
CREATE FUNCTION intake.search_scope(own_authority text, first date, last date)
RETURNS tsquery LANGUAGE sql IMMUTABLE SET search_path = pg_catalog
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
REVOKE ALL ON FUNCTION intake.search_scope(text, date, date) FROM PUBLIC;

-- The newest cases of one authority that match, the newest first. Row security would keep the GIN index
-- from being used (@@ is not leakproof), so this function checks the authority itself.
--
-- The newest documents are looked at one by one: a word that many have is found there. Then the index
-- is asked, from the newest days to the oldest, a span of time at once. A span is as wide as the spans
-- before it let expect that it holds what is still wanted, at most sixteen times the last one, so a
-- word that nobody has costs three or four questions, and a common one is never read through. A span
-- that holds far more than was expected is given up for a narrower one, and from then on they widen
-- with care: that is how the newest of a word of years ago are found.
--
-- The index knows words, not their order, so of a phrase it gives whatever has all words of it
-- (`likely`), and each such document must be read. `budget` is how many documents are read in all: no
-- search costs more, and a phrase that is rarer than one in some thousand of those that have its words
-- may be missed where it is old. A query of stop words only has no node and finds nothing.
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

-- The cases of one authority that have at least two of `words` (the one, where there is only one): of the
-- newest few hundred those with most of them first, the newest of equals first.
CREATE OR REPLACE FUNCTION intake.similar_cases(words text[], most integer)
RETURNS TABLE (complaint_id uuid, shared bigint)
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 50
SET search_path = pg_catalog
SET enable_seqscan = off
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

RESET ROLE;

-- migrate:down
SET ROLE candour_owner;
CREATE OR REPLACE FUNCTION intake.similar_cases(words text[], most integer)
RETURNS TABLE (complaint_id uuid, shared bigint)
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 50
SET search_path = pg_catalog
SET enable_seqscan = off
AS $$
DECLARE
    own_authority CONSTANT text := current_setting('candour.authority_id', true);
    matches CONSTANT integer := 1000;
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
        WITH hits AS MATERIALIZED (
            SELECT s.complaint_id, s.received_at, s.document FROM intake.search s
            WHERE s.authority_id || '' = own_authority
              AND s.document @@ (wanted && quote_literal('authority=' || own_authority)::tsquery)
            LIMIT matches)
        SELECT hits.complaint_id,
               (SELECT count(*) FROM unnest(words) w
                WHERE hits.document @@ quote_literal(w)::tsquery) AS shared
        FROM hits
        ORDER BY 2 DESC, hits.received_at DESC
        LIMIT most;
END
$$;
CREATE OR REPLACE FUNCTION intake.search_cases(wanted tsquery, most integer)
RETURNS TABLE (complaint_id uuid)
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 100
SET search_path = pg_catalog
SET enable_seqscan = off
AS $$
DECLARE
    own_authority CONSTANT text := current_setting('candour.authority_id', true);
    walked CONSTANT integer := 1000;
    matches CONSTANT integer := 5000;
    newest timestamp;
    scope tsquery;
    found uuid[];
BEGIN
    IF own_authority IS NULL OR numnode(wanted) = 0 THEN
        RETURN;
    END IF;
    SELECT max(s.received_at) AT TIME ZONE 'Europe/London' INTO newest
    FROM intake.search s WHERE s.authority_id = own_authority;
    SELECT array_agg(hits.id) INTO found FROM (
        SELECT latest.id FROM (
            SELECT s.complaint_id AS id, s.document FROM intake.search s
            WHERE s.authority_id = own_authority
            ORDER BY s.received_at DESC, s.complaint_id DESC
            LIMIT walked) latest
        WHERE latest.document @@ wanted
        LIMIT most) hits;
    IF cardinality(found) >= most THEN
        RETURN QUERY SELECT unnest(found);
        RETURN;
    END IF;
    FOREACH scope IN ARRAY ARRAY[
        (quote_literal(to_char(newest, '"quarter="YYYY"Q"Q')) || '|' ||
         quote_literal(to_char(newest - interval '3 months', '"quarter="YYYY"Q"Q')))::tsquery,
        (quote_literal(to_char(newest, '"year="YYYY')) || '|' ||
         quote_literal(to_char(newest - interval '1 year', '"year="YYYY')))::tsquery,
        quote_literal('authority=' || own_authority)::tsquery]
    LOOP
        SELECT array_agg(ordered.id) INTO found FROM (
            SELECT hits.id FROM (
                SELECT s.complaint_id AS id, s.received_at FROM intake.search s
                WHERE s.authority_id || '' = own_authority
                  AND s.document @@ (wanted && scope
                                     && quote_literal('authority=' || own_authority)::tsquery)
                LIMIT matches) hits
            ORDER BY hits.received_at DESC, hits.id DESC
            LIMIT most) ordered;
        EXIT WHEN cardinality(found) >= most;
    END LOOP;
    RETURN QUERY SELECT unnest(found);
END
$$;
DROP FUNCTION intake.search_scope(text, date, date);
DROP TRIGGER say_when ON intake.search;
DROP FUNCTION intake.say_when();
TRUNCATE intake.search, intake.search_cursor;
RESET ROLE;
