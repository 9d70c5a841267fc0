-- migrate:up
SET ROLE candour_owner;

-- Who may know of a case (none named: everybody with a role), what waits to be read, when anything last
-- moved, and when the case ended: for lists that must not open the file.
ALTER TABLE intake.case_file
    ADD COLUMN seen_only text[] NOT NULL DEFAULT '{}',
    ADD COLUMN seen_except text[] NOT NULL DEFAULT '{}',
    ADD COLUMN unread_messages integer NOT NULL DEFAULT 0,
    ADD COLUMN moved_at timestamptz NOT NULL DEFAULT 'epoch',
    ADD COLUMN ended_on date,
    ADD COLUMN erased boolean NOT NULL DEFAULT false;
CREATE INDEX case_ended ON intake.case_file (authority_id, ended_on)
    WHERE ended_on IS NOT NULL AND NOT erased;
CREATE INDEX case_erased ON intake.case_file (authority_id, complaint_id) WHERE erased;
CREATE INDEX case_unread ON intake.case_file (authority_id, received_at) WHERE unread_messages > 0;
UPDATE intake.case_file SET moved_at = received_at;

-- The index is walked from its newest document: it knows when each case was received. It is a projection
-- and fills itself again.
TRUNCATE intake.search, intake.search_cursor;
ALTER TABLE intake.search ADD COLUMN received_at timestamptz NOT NULL;
CREATE INDEX search_newest ON intake.search (authority_id, received_at DESC, complaint_id DESC);

-- The newest cases of one authority that match. Row security would keep the GIN index from being used
-- (@@ is not leakproof), so this function checks the authority itself.
--
-- It stops as soon as it has enough: a word that many cases have is found among the newest documents,
-- a rarer one in the index among those of the last two quarters, then of the last two years, and only
-- what is rare there too is looked for among all. So no word has more than a few thousand rows read,
-- and the newest are never missed for the oldest. Authority, quarter and year are words of every
-- document; nobody can type them. A query of stop words only has no node and finds nothing.
DROP FUNCTION intake.search_cases(text, integer);
CREATE FUNCTION intake.search_cases(wanted tsquery, most integer)
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
REVOKE ALL ON FUNCTION intake.search_cases(tsquery, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION intake.search_cases(tsquery, integer) TO candour_intake;

-- The words of `words` that tell it from other texts: those that the statistics of the index know to be
-- in more than one document of fifty are left out, the rarest come first.
CREATE FUNCTION intake.telling_words(words text, most integer)
RETURNS TABLE (word text)
LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog
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
REVOKE ALL ON FUNCTION intake.telling_words(text, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION intake.telling_words(text, integer) TO candour_intake;

-- The cases of one authority that have at least two of `words` (the one, where there is only one),
-- those with most of them first, the newest of equals first.
CREATE FUNCTION intake.similar_cases(words text[], most integer)
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
REVOKE ALL ON FUNCTION intake.similar_cases(text[], integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION intake.similar_cases(text[], integer) TO candour_intake;

-- Whether the list of a case's readers lets `subject` in.
CREATE FUNCTION intake.may_see(seen_only text[], seen_except text[], subject text)
RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $$ SELECT (cardinality(seen_only) = 0 OR subject = ANY (seen_only))
          AND subject <> ALL (seen_except) $$;
GRANT EXECUTE ON FUNCTION intake.may_see(text[], text[], text) TO candour_intake;

RESET ROLE;

-- migrate:down
SET ROLE candour_owner;
DROP FUNCTION intake.similar_cases(text[], integer);
DROP FUNCTION intake.telling_words(text, integer);
DROP FUNCTION intake.may_see(text[], text[], text);
DROP FUNCTION intake.search_cases(tsquery, integer);
DROP INDEX intake.search_newest;
ALTER TABLE intake.search DROP COLUMN received_at;
DROP INDEX intake.case_ended, intake.case_erased, intake.case_unread;
ALTER TABLE intake.case_file
    DROP COLUMN seen_only, DROP COLUMN seen_except, DROP COLUMN unread_messages,
    DROP COLUMN moved_at, DROP COLUMN ended_on, DROP COLUMN erased;
CREATE FUNCTION intake.search_cases(words text, most integer)
RETURNS TABLE (complaint_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER ROWS 100
SET search_path = pg_catalog
SET enable_seqscan = off
AS $$
    SELECT s.complaint_id
    FROM intake.search s
    WHERE s.authority_id || '' = current_setting('candour.authority_id', true)
      AND numnode(websearch_to_tsquery('english', words)) > 0
      AND s.document @@ (websearch_to_tsquery('english', words)
          && quote_literal('authority=' || current_setting('candour.authority_id', true))::tsquery)
    LIMIT most
$$;
REVOKE ALL ON FUNCTION intake.search_cases(text, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION intake.search_cases(text, integer) TO candour_intake;
RESET ROLE;
