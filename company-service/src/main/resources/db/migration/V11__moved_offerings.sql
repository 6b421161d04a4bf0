-- The companies and offerings that a version is about, in its order.
CREATE FUNCTION parties(kind text, key text, content jsonb) RETURNS jsonb
LANGUAGE sql IMMUTABLE AS $$
	SELECT CASE kind
		WHEN 'company' THEN jsonb_build_array(key)
		WHEN 'offering' THEN jsonb_build_array(key, content -> 'company')
		WHEN 'capability' THEN jsonb_build_array(content -> 'company')
		WHEN 'relationship' THEN jsonb_build_array(content -> 'from', content -> 'to')
		WHEN 'group' THEN content -> 'members'
		ELSE '[]'
	END
$$;

-- An offering may be put to another company, and a member leave a group. A change is also about those that only the version
-- before was about: who keeps what is said of a company by the company's changes would go on saying it. The version before is
-- looked up by its key, whatever the planner takes the table for.
CREATE OR REPLACE FUNCTION append_versions() RETURNS trigger
LANGUAGE plpgsql SET enable_seqscan = off AS $$
DECLARE
	kinds record;
BEGIN
	FOR kinds IN
		SELECT t.kind, array_agg(jsonb_build_object('change', CASE WHEN t.content IS NULL THEN 'retired' ELSE 'recorded' END,
				'key', t.key, 'revision', t.revision, 'about', a.now || (
					SELECT coalesce(jsonb_agg(b.party ORDER BY b.place), '[]')
					FROM jsonb_array_elements(a.before) WITH ORDINALITY AS b (party, place)
					WHERE NOT a.now @> b.party))
			ORDER BY t.place, t.key) AS contents
		FROM touched t
		LEFT JOIN LATERAL (
			SELECT r.content FROM revision r
			WHERE t.revision > 1 AND r.kind = t.kind AND r.key = t.key AND r.revision < t.revision
			ORDER BY r.revision DESC
			LIMIT 1) last ON true
		CROSS JOIN LATERAL (
			SELECT CASE WHEN t.content IS NULL THEN '[]' ELSE parties(t.kind, t.key, t.content) END AS now,
				CASE WHEN last.content IS NULL THEN '[]' ELSE parties(t.kind, t.key, last.content) END AS before) a
		GROUP BY t.kind
		ORDER BY t.kind
	LOOP
		PERFORM append_changes(kinds.kind, kinds.contents);
	END LOOP;
	RETURN NULL;
END
$$;
