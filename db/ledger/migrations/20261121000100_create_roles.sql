-- migrate:up
-- One role per service, the owner apart. Whoever runs the database gives the service roles LOGIN and
-- a password; nobody logs in as the owner or as the eraser.
DO $$
DECLARE
    role text;
BEGIN
    FOREACH role IN ARRAY ARRAY['candour_owner', 'candour_erasure', 'candour_intake',
                                'candour_categorisation', 'candour_notification',
                                'candour_analytics']
    LOOP
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = role) THEN
            EXECUTE format('CREATE ROLE %I NOLOGIN', role);
        END IF;
    END LOOP;
END
$$;
-- The owner's few SECURITY DEFINER functions look across authorities, so it is above row security.
ALTER ROLE candour_owner BYPASSRLS;

-- migrate:down
-- Roles belong to the cluster and other databases may use them: they stay.
