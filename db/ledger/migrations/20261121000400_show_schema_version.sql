-- migrate:up
-- A service asks which migrations have run before it serves. Where another tool than dbmate applies
-- these files, as the tests do, there is no such table and nothing to show.
DO $$
BEGIN
    IF to_regclass('public.schema_migrations') IS NOT NULL THEN
        GRANT SELECT ON public.schema_migrations TO candour_intake, candour_categorisation,
            candour_notification, candour_analytics;
    END IF;
END
$$;

-- migrate:down
DO $$
BEGIN
    IF to_regclass('public.schema_migrations') IS NOT NULL THEN
        REVOKE SELECT ON public.schema_migrations FROM candour_intake, candour_categorisation,
            candour_notification, candour_analytics;
    END IF;
END
$$;
