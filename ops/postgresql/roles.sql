-- One owner and one application role for each schema: the three services' and the gateway's own, in the database this runs in.
-- Safe to run again. Passwords are set elsewhere: none stands in a file of the project.
--
--   <service>_owner  migrates the schema, owns every object in it
--   <service>_app    reads and writes rows of its own schema, and nothing else: not in the databases that every server has, nor
--                    what tells which migrations there were

DO $$
DECLARE
	service text;
	database text;
BEGIN
	FOR database IN SELECT datname FROM pg_database WHERE datname IN (current_database(), 'postgres', 'template1') LOOP
		EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', database);
	END LOOP;
	REVOKE ALL ON SCHEMA public FROM PUBLIC;
	FOREACH service IN ARRAY ARRAY['company', 'metrics', 'timeline', 'gateway'] LOOP
		IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = service || '_owner') THEN
			EXECUTE format('CREATE ROLE %I LOGIN', service || '_owner');
		END IF;
		IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = service || '_app') THEN
			EXECUTE format('CREATE ROLE %I LOGIN', service || '_app');
		END IF;
		EXECUTE format('GRANT CONNECT ON DATABASE %I TO %I, %I', current_database(), service || '_owner', service || '_app');
		EXECUTE format('CREATE SCHEMA IF NOT EXISTS %I AUTHORIZATION %I', service, service || '_owner');
		EXECUTE format('GRANT USAGE ON SCHEMA %I TO %I', service, service || '_app');
		EXECUTE format('ALTER DEFAULT PRIVILEGES FOR ROLE %I IN SCHEMA %I GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO %I',
			service || '_owner', service, service || '_app');
		EXECUTE format('ALTER DEFAULT PRIVILEGES FOR ROLE %I IN SCHEMA %I GRANT USAGE ON SEQUENCES TO %I',
			service || '_owner', service, service || '_app');
		-- it is made by the first migration, with the privileges above, and anew when a dump is restored
		IF to_regclass(service || '.flyway_schema_history') IS NOT NULL THEN
			EXECUTE format('REVOKE ALL ON TABLE %I.flyway_schema_history FROM %I', service, service || '_app');
		END IF;
		EXECUTE format('ALTER ROLE %I SET search_path = %I', service || '_owner', service);
		EXECUTE format('ALTER ROLE %I SET search_path = %I', service || '_app', service);
		EXECUTE format('ALTER ROLE %I SET statement_timeout = %L', service || '_app', '60s');
		EXECUTE format('ALTER ROLE %I SET lock_timeout = %L', service || '_app', '5s');
		-- compiling a statement takes longer than reading what a comparison of many companies needs
		EXECUTE format('ALTER ROLE %I SET jit = off', service || '_app');
		EXECUTE format('ALTER ROLE %I SET idle_in_transaction_session_timeout = %L', service || '_app', '60s');
		BEGIN
			-- a statement ends when the service that asked is gone, where the system can tell
			EXECUTE format('ALTER ROLE %I SET client_connection_check_interval = %L', service || '_app', '2s');
		EXCEPTION WHEN invalid_parameter_value THEN
			NULL;
		END;
	END LOOP;
END
$$;
