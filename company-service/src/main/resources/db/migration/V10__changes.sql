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
	PERFORM pg_notify('company_changes', '');
END
$$;

-- One change for each version, with the companies and offerings that it is about: of what is retired, those that it was about.
CREATE FUNCTION append_versions() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
	kinds record;
BEGIN
	FOR kinds IN
		SELECT t.kind, array_agg(jsonb_build_object('change', CASE WHEN t.content IS NULL THEN 'retired' ELSE 'recorded' END,
				'key', t.key, 'revision', t.revision, 'about',
				CASE t.kind
					WHEN 'company' THEN jsonb_build_array(t.key)
					WHEN 'offering' THEN jsonb_build_array(t.key, l.content -> 'company')
					WHEN 'capability' THEN jsonb_build_array(l.content -> 'company')
					WHEN 'relationship' THEN jsonb_build_array(l.content -> 'from', l.content -> 'to')
					WHEN 'group' THEN l.content -> 'members'
					ELSE '[]'
				END)
			ORDER BY t.place, t.key) AS contents
		FROM touched t
		CROSS JOIN LATERAL (
			SELECT coalesce(t.content, (
				SELECT r.content FROM revision r
				WHERE r.kind = t.kind AND r.key = t.key AND r.revision < t.revision
				ORDER BY r.revision DESC
				LIMIT 1)) AS content) l
		GROUP BY t.kind
		ORDER BY t.kind
	LOOP
		PERFORM append_changes(kinds.kind, kinds.contents);
	END LOOP;
	RETURN NULL;
END
$$;

CREATE TRIGGER recorded_changes AFTER INSERT ON revision
	REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION append_versions();
