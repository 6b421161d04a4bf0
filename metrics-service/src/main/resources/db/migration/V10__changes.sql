-- What has changed: one row for each change, appended by triggers in the transaction that makes it, so that no writer can forget
-- it. Who appends holds the one row of change_feed until its transaction ends: numbers are given in the order of the commits and
-- without gaps, so a reader that goes on after the last number it saw misses nothing. A notification only wakes the readers.
CREATE TABLE change (
	sequence bigint PRIMARY KEY,
	recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
	kind text NOT NULL CHECK (kind ~ '^[a-z-]+$'),
	content jsonb NOT NULL CHECK (jsonb_typeof(content) = 'object')
);

-- The last number given, and the last one that is kept no more.
CREATE TABLE change_feed (
	one boolean PRIMARY KEY DEFAULT true CHECK (one),
	last bigint NOT NULL DEFAULT 0,
	removed bigint NOT NULL DEFAULT 0 CHECK (removed <= last)
);
INSERT INTO change_feed DEFAULT VALUES;

CREATE FUNCTION append_changes(kind text, contents jsonb[]) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
	before bigint;
BEGIN
	IF coalesce(cardinality(contents), 0) = 0 THEN
		RETURN;
	END IF;
	UPDATE change_feed SET last = last + cardinality(contents) RETURNING last - cardinality(contents) INTO before;
	INSERT INTO change (sequence, kind, content)
		SELECT before + c.ordinality, append_changes.kind, c.content
		FROM unnest(contents) WITH ORDINALITY AS c (content, ordinality);
	PERFORM pg_notify('metrics_changes', '');
END
$$;

-- Claims: one change for each company that a statement touches, with the indices, so that a million rows make as many changes as
-- they have companies. A version that another one follows is told of once, as recorded.
CREATE FUNCTION append_observations() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
	PERFORM append_changes('observations', (
		SELECT array_agg(jsonb_strip_nulls(jsonb_build_object('change', TG_ARGV[0], 'company', c.company, 'indices', c.indices,
			'observations', c.observations, 'observation', CASE WHEN c.observations = 1 THEN c.observation END))
			ORDER BY c.company)
		FROM (
			SELECT i.company, jsonb_agg(i.index ORDER BY i.index) AS indices, sum(i.observations) AS observations,
				min(i.observation) AS observation
			FROM (
				SELECT company, index, count(*) AS observations, min(id::text) AS observation
				FROM touched
				WHERE TG_OP = 'INSERT' OR retired_by IS NOT NULL
				GROUP BY company, index) i
			GROUP BY i.company) c));
	RETURN NULL;
END
$$;

CREATE TRIGGER recorded_changes AFTER INSERT ON observation
	REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION append_observations('recorded');
CREATE TRIGGER retired_changes AFTER UPDATE ON observation
	REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION append_observations('retired');

-- Indices and index sets: one change for each.
CREATE FUNCTION append_catalogue() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
	PERFORM append_changes(replace(TG_TABLE_NAME, '_', '-'), (
		SELECT array_agg(jsonb_build_object('change', TG_ARGV[0], 'key', key, 'revision', revision) ORDER BY position, key)
		FROM touched
		WHERE TG_OP = 'INSERT' OR retired_by IS NOT NULL));
	RETURN NULL;
END
$$;

CREATE TRIGGER recorded_changes AFTER INSERT ON index
	REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION append_catalogue('recorded');
CREATE TRIGGER retired_changes AFTER UPDATE ON index
	REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION append_catalogue('retired');
CREATE TRIGGER recorded_changes AFTER INSERT ON index_set
	REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION append_catalogue('recorded');
CREATE TRIGGER retired_changes AFTER UPDATE ON index_set
	REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION append_catalogue('retired');
