-- migrate:up
CREATE INDEX event_listed ON ledger.event (authority_id, seq) WHERE type = 'cases_listed';

-- The words by which somebody searched may name a person. When that person's case is erased they go
-- too; who searched, when, and how much was found stays. Without words, those of every search before
-- the erasure go: for a table that came back after a restore, when nobody knows the name any more.
CREATE FUNCTION ledger.erase_search_words(of_authority text, of_complaint uuid, words text[])
RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog
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
GRANT CREATE ON SCHEMA ledger TO candour_erasure;
ALTER FUNCTION ledger.erase_search_words(text, uuid, text[]) OWNER TO candour_erasure;
REVOKE CREATE ON SCHEMA ledger FROM candour_erasure;
REVOKE ALL ON FUNCTION ledger.erase_search_words(text, uuid, text[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ledger.erase_search_words(text, uuid, text[]) TO candour_intake;

-- migrate:down
DROP FUNCTION ledger.erase_search_words(text, uuid, text[]);
DROP INDEX ledger.event_listed;
