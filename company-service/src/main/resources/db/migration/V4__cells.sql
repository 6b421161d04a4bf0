-- Lists as a cell of a data package's table holds them; none for an empty list.

CREATE FUNCTION citation_cell(citations jsonb) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN (
	SELECT string_agg(concat_ws('#', c.value ->> 'key', c.value ->> 'locator'), ';' ORDER BY c.ordinality)
	FROM jsonb_array_elements(citations) WITH ORDINALITY AS c
);

CREATE FUNCTION flag_cell(flags jsonb) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN (
	SELECT string_agg(concat_ws(': ', f.value ->> 'code', f.value ->> 'note'), ' | ' ORDER BY f.ordinality)
	FROM jsonb_array_elements(flags) WITH ORDINALITY AS f
);
