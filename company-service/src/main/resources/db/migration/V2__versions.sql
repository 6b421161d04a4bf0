-- Versions are what is read, at present and as recorded at an earlier time: each says who recorded it and until when it held,
-- keeps the place of its thing among others, and belongs to one thing only. Without content it says that the thing was retired.

ALTER TABLE revision
	DROP CONSTRAINT revision_kind_check,
	ADD CHECK (kind IN ('company', 'offering', 'capability', 'relationship', 'group', 'source')),
	ALTER COLUMN recorded_at DROP DEFAULT,
	ALTER COLUMN content DROP NOT NULL,
	ADD COLUMN recorded_by text NOT NULL DEFAULT 'casebook' CHECK (length(recorded_by) BETWEEN 1 AND 200),
	ADD COLUMN superseded_at timestamptz,
	ADD COLUMN place bigint;

ALTER TABLE revision ALTER COLUMN recorded_by DROP DEFAULT;

-- A relationship is one thing, named by what it says.
ALTER TABLE relationship
	ADD COLUMN key text COLLATE "C" NOT NULL GENERATED ALWAYS AS (from_key || '/' || relation || '/' || to_key) STORED;

CREATE UNIQUE INDEX ON relationship (key);

-- Until now, versions of companies and offerings held their capabilities and relationships too. Nothing was ever removed.
INSERT INTO revision (kind, key, revision, recorded_at, recorded_by, content)
SELECT c.kind, c.key, row_number() OVER (PARTITION BY c.kind, c.key ORDER BY c.revision), c.recorded_at, 'casebook', c.content
FROM (
	SELECT p.kind, p.key, p.content, r.revision, r.recorded_at,
		lag(p.content) OVER (PARTITION BY p.kind, p.key ORDER BY r.revision) AS former
	FROM revision r
	CROSS JOIN LATERAL (
		SELECT 'capability' AS kind, a.value ->> 'key' AS key, a.value || jsonb_build_object('company', r.key) AS content
		FROM jsonb_array_elements(r.content -> 'capabilities') a
		UNION ALL
		SELECT 'relationship', r.key || '/' || (a.value ->> 'relation') || '/' || (a.value ->> 'to'),
			a.value || jsonb_build_object('from', r.key)
		FROM jsonb_array_elements(r.content -> 'relationships') a) p) c
WHERE c.content IS DISTINCT FROM c.former;

UPDATE revision SET content = content - '{capabilities,relationships}'::text[] WHERE kind IN ('company', 'offering');

UPDATE revision r
SET superseded_at = n.recorded_at
FROM (
	SELECT kind, key, revision, lead(recorded_at) OVER (PARTITION BY kind, key ORDER BY revision) AS recorded_at
	FROM revision) n
WHERE (n.kind, n.key, n.revision) = (r.kind, r.key, r.revision) AND n.recorded_at IS NOT NULL;

UPDATE revision r
SET place = p.place
FROM (
	SELECT 'offering' AS kind, key::text AS key, place FROM offering
	UNION ALL
	SELECT 'capability', key::text, place FROM capability
	UNION ALL
	SELECT 'relationship', key, place FROM relationship) p
WHERE p.kind = r.kind AND p.key = r.key;

CREATE INDEX ON revision (kind, key) WHERE superseded_at IS NULL;
CREATE INDEX ON revision (recorded_at);
CREATE INDEX ON revision ((content ->> 'company')) WHERE kind IN ('offering', 'capability');
CREATE INDEX ON revision ((content ->> 'from')) WHERE kind = 'relationship';
CREATE INDEX ON revision ((content ->> 'to')) WHERE kind = 'relationship';

-- Every version, with the answer that it gives: the sources of a profile are keys only.
CREATE VIEW version AS
SELECT r.kind, r.key, r.revision, r.recorded_at, r.recorded_by, r.superseded_at, r.place, r.content,
	CASE
		WHEN r.kind = 'company' THEN r.content || jsonb_build_object(
			'sources', jsonb_path_query_array(r.content -> 'sources', '$[*].key'),
			'recordedAt', r.recorded_at, 'revision', r.revision)
		ELSE r.content
	END AS answer
FROM revision r;

CREATE VIEW present AS
SELECT v.* FROM version v WHERE v.superseded_at IS NULL AND v.content IS NOT NULL;

-- The state that was recorded at a time.
CREATE FUNCTION recorded_as_of(instant timestamptz) RETURNS SETOF version
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT v.*
	FROM version v
	WHERE v.recorded_at <= instant AND (v.superseded_at IS NULL OR v.superseded_at > instant) AND v.content IS NOT NULL;
END;

-- What the tables hold of each thing, which becomes its next version when it differs from the last.
DROP VIEW present_content, profile, offering_content, capability_content, relationship_content, group_content, source_content;

CREATE VIEW held AS
SELECT 'company' AS kind, c.key::text AS key, NULL::bigint AS place,
	jsonb_strip_nulls(jsonb_build_object(
		'key', c.key, 'name', c.name, 'kind', c.kind, 'founded', c.founded, 'country', c.country, 'seat', c.seat,
		'industry', c.industry, 'summary', c.summary, 'sources', c.citations,
		'names', coalesce((SELECT l.names FROM name_list l WHERE l.key = c.key), '[]'),
		'identifiers', (
			SELECT coalesce(jsonb_agg(jsonb_build_object('scheme', i.scheme, 'value', i.value) ORDER BY i.place), '[]')
			FROM identifier i
			WHERE i.company_key = c.key),
		'distinctions', (
			SELECT coalesce(jsonb_agg(jsonb_build_object('text', s.text, 'sources', s.citations) ORDER BY s.place), '[]')
			FROM statement s
			WHERE s.company_key = c.key AND s.kind = 'distinction'),
		'mottos', (
			SELECT coalesce(jsonb_agg(jsonb_build_object('kind', s.kind, 'text', s.text, 'sources', s.citations)
				ORDER BY s.place), '[]')
			FROM statement s
			WHERE s.company_key = c.key AND s.kind <> 'distinction'),
		'flags', c.flags)) AS content
FROM company c
UNION ALL
SELECT 'offering', o.key::text, o.place,
	jsonb_strip_nulls(jsonb_build_object(
		'key', o.key, 'company', o.company_key, 'name', o.name,
		'names', coalesce((SELECT l.names FROM name_list l WHERE l.key = o.key), '[]'),
		'kind', o.kind, 'date', o.date, 'dateAsStated', o.date_as_stated, 'note', o.note, 'combines', to_jsonb(o.combines),
		'sources', o.citations, 'flags', o.flags))
FROM offering o
UNION ALL
SELECT 'capability', c.key::text, c.place,
	jsonb_build_object('key', c.key, 'company', c.company_key, 'statement', c.statement, 'sources', c.citations,
		'flags', c.flags)
FROM capability c
UNION ALL
SELECT 'relationship', r.key, r.place,
	jsonb_strip_nulls(jsonb_build_object(
		'from', r.from_key, 'relation', r.relation, 'to', r.to_key, 'date', r.date, 'note', r.note,
		'sources', r.citations, 'flags', r.flags))
FROM relationship r
UNION ALL
SELECT 'group', g.key::text, NULL,
	jsonb_strip_nulls(jsonb_build_object(
		'key', g.key, 'title', g.title, 'description', g.description,
		'members', (
			SELECT coalesce(jsonb_agg(m.company_key ORDER BY m.place, m.company_key), '[]')
			FROM company_group_member m
			WHERE m.group_key = g.key)))
FROM company_group g
UNION ALL
SELECT 'source', s.key::text, NULL,
	jsonb_build_object('key', s.key, 'citationShort', s.citation_short, 'csl', s.csl)
FROM source s;
