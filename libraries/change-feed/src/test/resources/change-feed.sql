SET search_path = metrics;
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
	PERFORM pg_notify('trial_changes', '');
END
$$;

GRANT SELECT, INSERT, UPDATE, DELETE ON change, change_feed TO metrics_app;
