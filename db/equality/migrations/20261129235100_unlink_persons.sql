-- migrate:up
SET ROLE candour_owner;

-- When the last case of a person is erased their answers stay in the count, under a number that
-- leads to nobody. Intake may ask for that and nothing else: it sees no answer (A-05, A-07).
CREATE FUNCTION equality.unlink_person(of_authority text, of_person uuid) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog
AS $$
DECLARE
    nobody CONSTANT uuid := gen_random_uuid();
    unlinked bigint;
BEGIN
    UPDATE equality.answer a SET person_id = nobody
    WHERE a.authority_id = of_authority AND a.person_id = of_person;
    GET DIAGNOSTICS unlinked = ROW_COUNT;
    RETURN unlinked;
END
$$;
REVOKE ALL ON FUNCTION equality.unlink_person(text, uuid) FROM PUBLIC;
GRANT USAGE ON SCHEMA equality TO candour_intake;
GRANT EXECUTE ON FUNCTION equality.unlink_person(text, uuid) TO candour_intake;

RESET ROLE;

-- migrate:down
SET ROLE candour_owner;
REVOKE USAGE ON SCHEMA equality FROM candour_intake;
DROP FUNCTION equality.unlink_person(text, uuid);
RESET ROLE;
