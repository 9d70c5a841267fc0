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
-- A word that many cases have is answered from the newest documents, where it is soon found often
-- enough: reading the whole of its list, to throw most of it away, took a second. Only what is rarer
-- goes to the GIN index. The authority is a word of every document too, so that a word common
-- elsewhere costs nothing here. A query of stop words only has no node and finds nothing.
DROP FUNCTION intake.search_cases(text, integer);
CREATE FUNCTION intake.search_cases(wanted tsquery, most integer)
RETURNS TABLE (complaint_id uuid, received_at timestamptz)
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 100
SET search_path = pg_catalog
SET enable_seqscan = off
AS $$
DECLARE
    own_authority CONSTANT text := current_setting('candour.authority_id', true);
    walked CONSTANT integer := 1000;
    matches CONSTANT integer := 5000;
    found integer;
BEGIN
    IF own_authority IS NULL OR numnode(wanted) = 0 THEN
        RETURN;
    END IF;
    SELECT count(*) INTO found FROM (
        SELECT FROM (
            SELECT s.document FROM intake.search s
            WHERE s.authority_id = own_authority
            ORDER BY s.received_at DESC, s.complaint_id DESC
            LIMIT walked) newest
        WHERE newest.document @@ wanted
        LIMIT most) hits;
    IF found >= most THEN
        RETURN QUERY
            SELECT newest.complaint_id, newest.received_at FROM (
                SELECT s.complaint_id, s.received_at, s.document FROM intake.search s
                WHERE s.authority_id = own_authority
                ORDER BY s.received_at DESC, s.complaint_id DESC
                LIMIT walked) newest
            WHERE newest.document @@ wanted
            LIMIT most;
        RETURN;
    END IF;
    RETURN QUERY
        WITH hits AS MATERIALIZED (
            SELECT s.complaint_id, s.received_at FROM intake.search s
            WHERE s.authority_id || '' = own_authority
              AND s.document @@ (wanted && quote_literal('authority=' || own_authority)::tsquery)
            LIMIT matches)
        SELECT hits.complaint_id, hits.received_at FROM hits
        ORDER BY hits.received_at DESC, hits.complaint_id DESC
        LIMIT most;
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
DROP FUNCTION intake.similar_cases(text[], integer);
DROP FUNCTION intake.telling_words(text, integer);
DROP FUNCTION intake.may_see(text[], text[], text);
DROP FUNCTION intake.search_cases(tsquery, integer);
