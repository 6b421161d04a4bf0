package io.casebook.company.export;

import java.util.Locale;

/**
 * The resources of an export, in its order: where their rows come from, each as a JSON
 * object of the columns that the import door knows. The order of rows is that which an
 * import gives their things again.
 */
enum ExportedResource {

	SOURCES("""
			SELECT jsonb_build_object('csl', s.csl::text)
			FROM source s
			WHERE s.key = ANY (:sources) OR s.key IN (
				SELECT c.value ->> 'key'
				FROM (
					SELECT citations::jsonb AS citations FROM company WHERE key = ANY (:companies)
					UNION ALL
					SELECT citations FROM statement WHERE company_key = ANY (:companies)
					UNION ALL
					SELECT citations FROM offering WHERE key = ANY (:offerings)
					UNION ALL
					SELECT citations FROM capability WHERE company_key = ANY (:given)
					UNION ALL
					SELECT citations FROM relationship WHERE place = ANY (:relationships)) p,
					jsonb_array_elements(p.citations) c)
			ORDER BY s.key
			"""),

	COMPANIES("""
			SELECT jsonb_build_object('key', c.key, 'name', c.name, 'kind', c.kind, 'founded', c.founded,
				'country', c.country, 'seat', c.seat, 'industry', c.industry, 'summary', c.summary,
				'sources', citation_cell(c.citations), 'flags', flag_cell(c.flags),
				'revision', (
					SELECT r.revision::text
					FROM revision r
					WHERE r.kind = 'company' AND r.key = c.key AND r.superseded_at IS NULL))
			FROM company c
			WHERE c.key = ANY (:companies)
			ORDER BY c.key
			"""),

	NAMES("""
			SELECT jsonb_build_object('key', n.entity_key, 'name', n.name, 'language', n.language, 'kind', n.kind,
				'from', n.valid_from, 'to', n.valid_to)
			FROM name n
			WHERE n.entity_key = ANY (:companies) OR n.entity_key = ANY (:offerings)
			ORDER BY n.entity_key, n.place
			"""),

	IDENTIFIERS("""
			SELECT jsonb_build_object('key', i.company_key, 'scheme', i.scheme, 'value', i.value)
			FROM identifier i
			WHERE i.company_key = ANY (:companies)
			ORDER BY i.company_key, i.place
			"""),

	STATEMENTS("""
			SELECT jsonb_build_object('company', s.company_key, 'kind', s.kind, 'text', s.text,
				'sources', citation_cell(s.citations))
			FROM statement s
			WHERE s.company_key = ANY (:companies)
			ORDER BY s.company_key, s.place
			"""),

	OFFERINGS("""
			SELECT jsonb_build_object('key', o.key, 'company', o.company_key, 'name', o.name, 'kind', o.kind,
				'date', o.date, 'dateAsStated', o.date_as_stated, 'note', o.note,
				'combines', nullif(array_to_string(o.combines, ';'), ''),
				'sources', citation_cell(o.citations), 'flags', flag_cell(o.flags))
			FROM offering o
			WHERE o.key = ANY (:offerings)
			ORDER BY o.company_key, o.place
			"""),

	CAPABILITIES("""
			SELECT jsonb_build_object('key', c.key, 'company', c.company_key, 'statement', c.statement,
				'sources', citation_cell(c.citations), 'flags', flag_cell(c.flags))
			FROM capability c
			WHERE c.company_key = ANY (:given)
			ORDER BY c.company_key, c.place
			"""),

	RELATIONSHIPS("""
			SELECT jsonb_build_object('from', r.from_key, 'relation', r.relation, 'to', r.to_key, 'date', r.date,
				'note', r.note, 'sources', citation_cell(r.citations), 'flags', flag_cell(r.flags))
			FROM relationship r
			WHERE r.place = ANY (:relationships)
			ORDER BY r.place
			"""),

	GROUPS("""
			SELECT jsonb_build_object('key', g.key, 'title', g.title, 'description', g.description,
				'member', m.company_key)
			FROM company_group g
			JOIN company_group_member m ON m.group_key = g.key
			WHERE g.key = ANY (:groups)
			ORDER BY g.key, m.place, m.company_key
			"""),

	/** All versions, those of what was retired included. */
	PROFILE_HISTORY("""
			WITH theirs AS (
				SELECT unnest(cast(:given AS text[])) AS key
				UNION
				SELECT o.key
				FROM revision o
				WHERE o.kind = 'offering' AND o.content ->> 'company' = ANY (:given))
			SELECT jsonb_build_object('kind', r.kind, 'key', r.key, 'revision', r.revision::text,
				'recordedAt', to_char(r.recorded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
				'recordedBy', r.recorded_by, 'retired', CASE WHEN r.content IS NULL THEN 'true' END,
				'content', r.content::text)
			FROM revision r
			WHERE (r.kind, r.key) IN (
				SELECT 'company', unnest(cast(:companies AS text[]))
				UNION
				SELECT 'group', unnest(cast(:groups AS text[]))
				UNION
				SELECT 'source', unnest(cast(:sources AS text[]))
				UNION
				SELECT o.kind, o.key
				FROM revision o
				WHERE o.kind IN ('offering', 'capability') AND o.content ->> 'company' = ANY (:given)
				UNION
				SELECT s.kind, s.key
				FROM revision s
				JOIN theirs t ON t.key IN (s.content ->> 'from', s.content ->> 'to')
				WHERE s.kind = 'relationship')
			ORDER BY r.kind, r.key, r.revision
			""");

	private final String sql;

	ExportedResource(String sql) {
		this.sql = sql;
	}

	/** Its rows in full, with columns that say nothing left out. */
	String sql() {
		return "SELECT jsonb_build_object('resource', '%s', 'fields', jsonb_strip_nulls(x.fields)) FROM (%s) x (fields)"
			.formatted(this, this.sql);
	}

	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

}
