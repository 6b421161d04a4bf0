-- A claim may be put to another company or index. Where it was, it is told of as retired: who keeps what is said of a company by
-- the company's changes would go on saying it. The version before is looked up by its id, whatever the planner takes the table for.
CREATE OR REPLACE FUNCTION append_observations() RETURNS trigger
LANGUAGE plpgsql SET enable_seqscan = off AS $$
BEGIN
	PERFORM append_changes('observations', (
		SELECT array_agg(jsonb_strip_nulls(jsonb_build_object('change', c.change, 'company', c.company, 'indices', c.indices,
			'observations', c.observations, 'observation', CASE WHEN c.observations = 1 THEN c.observation END))
			ORDER BY c.company, c.change)
		FROM (
			SELECT i.change, i.company, jsonb_agg(i.index ORDER BY i.index) AS indices, sum(i.observations) AS observations,
				min(i.observation) AS observation
			FROM (
				SELECT t.change, t.company, t.index, count(*) AS observations, min(t.id::text) AS observation
				FROM (
					SELECT TG_ARGV[0] AS change, company, index, id
					FROM touched
					WHERE TG_OP = 'INSERT' OR retired_by IS NOT NULL
					UNION ALL
					SELECT 'retired', before.company, before.index, after.id
					FROM touched AS after CROSS JOIN LATERAL (
						SELECT o.company, o.index
						FROM observation o
						WHERE o.id = after.id AND o.revision = after.revision - 1
						LIMIT 1) AS before
					WHERE TG_OP = 'INSERT' AND after.revision > 1
						AND (before.company <> after.company OR before.index <> after.index)) t
				GROUP BY t.change, t.company, t.index) i
			GROUP BY i.change, i.company) c));
	RETURN NULL;
END
$$;
