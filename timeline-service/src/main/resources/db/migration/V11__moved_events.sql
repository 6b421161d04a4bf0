-- An event may be put to another company. Where it was, it is told of as retired: who keeps what is said of a company by the
-- company's changes would go on saying it. The version before is looked up by its id, whatever the planner takes the table for.
CREATE OR REPLACE FUNCTION append_events() RETURNS trigger
LANGUAGE plpgsql SET enable_seqscan = off AS $$
BEGIN
	PERFORM append_changes('events', (
		SELECT array_agg(jsonb_strip_nulls(jsonb_build_object('change', c.change, 'company', c.company, 'kinds', c.kinds,
			'events', c.events, 'event', CASE WHEN c.events = 1 THEN c.event END)) ORDER BY c.company, c.change)
		FROM (
			SELECT t.change, t.company, jsonb_agg(DISTINCT t.kind ORDER BY t.kind) AS kinds, count(*) AS events,
				min(t.id::text) AS event
			FROM (
				SELECT TG_ARGV[0] AS change, company, kind, id
				FROM touched
				WHERE TG_OP = 'INSERT' OR retired_by IS NOT NULL
				UNION ALL
				SELECT 'retired', before.company, before.kind, after.id
				FROM touched AS after CROSS JOIN LATERAL (
					SELECT e.company, e.kind
					FROM event e
					WHERE e.id = after.id AND e.revision = after.revision - 1
					LIMIT 1) AS before
				WHERE TG_OP = 'INSERT' AND after.revision > 1 AND before.company <> after.company) t
			GROUP BY t.change, t.company) c));
	RETURN NULL;
END
$$;
