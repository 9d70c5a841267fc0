-- migrate:up
-- Removes the bodies of single events of one case, named by the case's versions, and only those that
-- an event of a misfiled point written before, at the latest in this same transaction, covers.
CREATE FUNCTION ledger.erase_bodies_of(of_authority text, of_complaint uuid, of_versions bigint[])
RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog
AS $$
DECLARE
    removed bigint;
BEGIN
    IF NOT EXISTS (SELECT FROM ledger.event e
                   WHERE e.authority_id = of_authority AND e.complaint_id = of_complaint
                     AND e.type = 'misfiled_removed'
                     AND e.case_version > ALL (of_versions)) THEN
        RAISE EXCEPTION 'no event of a misfiled point covers versions % of case %',
            of_versions, of_complaint;
    END IF;
    DELETE FROM ledger.payload p
    USING ledger.event e
    WHERE e.authority_id = of_authority AND e.complaint_id = of_complaint
      AND e.case_version = ANY (of_versions)
      AND p.authority_id = e.authority_id AND p.seq = e.seq;
    GET DIAGNOSTICS removed = ROW_COUNT;
    RETURN removed;
END
$$;
GRANT CREATE ON SCHEMA ledger TO candour_erasure;
ALTER FUNCTION ledger.erase_bodies_of(text, uuid, bigint[]) OWNER TO candour_erasure;
REVOKE CREATE ON SCHEMA ledger FROM candour_erasure;
REVOKE ALL ON FUNCTION ledger.erase_bodies_of(text, uuid, bigint[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ledger.erase_bodies_of(text, uuid, bigint[]) TO candour_intake;

-- migrate:down
DROP FUNCTION ledger.erase_bodies_of(text, uuid, bigint[]);
