-- Which migrations there were is for the owner to know. The table was made with the privileges of all others.
REVOKE ALL ON flyway_schema_history FROM metrics_app;
