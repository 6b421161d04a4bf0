-- Who the companies are: profiles, their parts, how they are related, and the sources it is all taken from.

-- Keys are compared byte by byte, so that paging by key never depends on the locale of the server.
CREATE DOMAIN slug AS text COLLATE "C" CHECK (VALUE ~ '^[a-z0-9-]{1,64}$');

CREATE DOMAIN source_key AS text COLLATE "C" CHECK (VALUE ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$');

-- A date with its precision (EDTF, ISO 8601-2), as it was given; the application parses it.
CREATE DOMAIN edtf AS text CHECK (length(VALUE) BETWEEN 1 AND 100);

-- [{"key", "locator"?}]: source keys without a foreign key, as everywhere in Casebook; the import door checks them.
CREATE DOMAIN citations AS jsonb DEFAULT '[]' NOT NULL CHECK (jsonb_typeof(VALUE) = 'array');

-- [{"code", "note"?}]: what is doubtful.
CREATE DOMAIN flags AS jsonb DEFAULT '[]' NOT NULL CHECK (jsonb_typeof(VALUE) = 'array');

-- Text as it is searched: compatibility forms unified, case folded, the same under every locale of the server.
CREATE FUNCTION folded(value text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN casefold(normalize(value, NFKC) COLLATE pg_unicode_fast);

-- The characters and the pairs of characters of a text. All of a text's parts have their grams among its grams, which
-- lets an ordinary GIN index find any part of a name, in any script, without an extension.
CREATE FUNCTION grams(value text) RETURNS text[]
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN (
	SELECT coalesce(array_agg(DISTINCT substr(value, place, width) COLLATE "C"), '{}')
	FROM generate_series(1, length(value)) AS place, generate_series(1, 2) AS width
);

-- The one namespace of companies and offerings: whatever a claim, an event or a relationship can be about.
CREATE TABLE entity (
	key slug PRIMARY KEY,
	kind text NOT NULL CHECK (kind IN ('company', 'offering')),
	UNIQUE (key, kind)
);

CREATE TABLE company (
	key slug PRIMARY KEY,
	entity_kind text NOT NULL GENERATED ALWAYS AS ('company') STORED,
	name text NOT NULL,
	kind text NOT NULL CHECK (kind IN ('case', 'organisation', 'benchmark', 'market', 'unit')),
	founded edtf,
	country text CHECK (country ~ '^[A-Z]{2}$'),
	seat text,
	industry text,
	summary text NOT NULL,
	citations citations,
	flags flags,
	search text NOT NULL GENERATED ALWAYS AS (folded(key || E'\n' || name)) STORED,
	grams text[] NOT NULL GENERATED ALWAYS AS (grams(folded(key || E'\n' || name))) STORED,
	FOREIGN KEY (key, entity_kind) REFERENCES entity (key, kind) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ON company (kind, key);
CREATE INDEX ON company (country, key);
CREATE INDEX ON company (folded(industry), key);
CREATE INDEX ON company USING gin (grams);

CREATE TABLE offering (
	key slug PRIMARY KEY,
	entity_kind text NOT NULL GENERATED ALWAYS AS ('offering') STORED,
	-- the order of arrival, which is that of the package
	place bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
	company_key slug NOT NULL REFERENCES company DEFERRABLE INITIALLY DEFERRED,
	name text NOT NULL,
	kind text NOT NULL,
	date edtf,
	date_as_stated text,
	note text,
	-- the offerings that a figure given for several of them is about
	combines text[] NOT NULL DEFAULT '{}',
	citations citations,
	flags flags,
	FOREIGN KEY (key, entity_kind) REFERENCES entity (key, kind) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ON offering (company_key, place);

CREATE TABLE name (
	place bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
	entity_key slug NOT NULL REFERENCES entity DEFERRABLE INITIALLY DEFERRED,
	name text NOT NULL,
	language text,
	kind text NOT NULL CHECK (kind IN ('common', 'full', 'localised', 'former', 'as-written')),
	valid_from edtf,
	valid_to edtf,
	search text NOT NULL GENERATED ALWAYS AS (folded(name)) STORED,
	grams text[] NOT NULL GENERATED ALWAYS AS (grams(folded(name))) STORED,
	UNIQUE NULLS NOT DISTINCT (entity_key, kind, language, name)
);

CREATE INDEX ON name USING gin (grams);

CREATE TABLE identifier (
	place bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
	company_key slug NOT NULL REFERENCES company DEFERRABLE INITIALLY DEFERRED,
	scheme text NOT NULL CHECK (scheme IN ('lei', 'cik', 'isin', 'ticker', 'wikidata')),
	value text NOT NULL,
	-- CIKs are written with and without leading zeros
	search text NOT NULL GENERATED ALWAYS AS (CASE scheme WHEN 'cik' THEN ltrim(value, '0') ELSE folded(value) END) STORED,
	UNIQUE (company_key, scheme, search)
);

-- The same symbol may be another company's at another exchange; all else names one company only.
CREATE UNIQUE INDEX ON identifier (scheme, search) WHERE scheme <> 'ticker';
CREATE INDEX ON identifier (search);

CREATE TABLE statement (
	place bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
	company_key slug NOT NULL REFERENCES company DEFERRABLE INITIALLY DEFERRED,
	kind text NOT NULL CHECK (kind IN ('distinction', 'vision', 'mission', 'commitment')),
	text text NOT NULL,
	citations citations
);

-- by digest, because a long text does not fit into an index
CREATE UNIQUE INDEX ON statement (company_key, kind, md5(text));

CREATE TABLE capability (
	key slug PRIMARY KEY,
	place bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
	company_key slug NOT NULL REFERENCES company DEFERRABLE INITIALLY DEFERRED,
	statement text NOT NULL,
	citations citations,
	flags flags
);

CREATE INDEX ON capability (company_key, place);

CREATE TABLE relationship (
	place bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
	from_key slug NOT NULL REFERENCES entity DEFERRABLE INITIALLY DEFERRED,
	relation text NOT NULL CHECK (relation IN
		('subsidiary-of', 'succeeded', 'founded', 'associate-of', 'founded-by', 'parent-of', 'partner-of')),
	to_key slug NOT NULL REFERENCES entity DEFERRABLE INITIALLY DEFERRED,
	date edtf,
	note text,
	citations citations,
	flags flags,
	UNIQUE (from_key, relation, to_key),
	CHECK (from_key <> to_key)
);

CREATE INDEX ON relationship (to_key);

CREATE TABLE company_group (
	key slug PRIMARY KEY,
	title text NOT NULL,
	description text
);

CREATE TABLE company_group_member (
	group_key slug NOT NULL REFERENCES company_group DEFERRABLE INITIALLY DEFERRED,
	company_key slug NOT NULL REFERENCES company DEFERRABLE INITIALLY DEFERRED,
	place int NOT NULL,
	PRIMARY KEY (group_key, company_key)
);

CREATE INDEX ON company_group_member (company_key);

CREATE TABLE source (
	key source_key PRIMARY KEY,
	citation_short text NOT NULL,
	csl jsonb NOT NULL CHECK (jsonb_typeof(csl) = 'object')
);

-- Every version of what was recorded about a thing, the present one included, written in the transaction that changed it.
-- The present version is the one with the highest number; one that was superseded stays readable.
CREATE TABLE revision (
	kind text NOT NULL CHECK (kind IN ('company', 'offering', 'group', 'source')),
	key text COLLATE "C" NOT NULL,
	revision int NOT NULL CHECK (revision > 0),
	recorded_at timestamptz NOT NULL DEFAULT now(),
	content jsonb NOT NULL,
	PRIMARY KEY (kind, key, revision)
);

-- The rows of a package while it is read. They are deleted in the transaction that writes them, so that nobody else ever
-- sees one, and a crash leaves none.
CREATE UNLOGGED TABLE staged_row (
	place bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
	resource text NOT NULL,
	row bigint NOT NULL,
	-- the key of the thing whose revision the row is part of
	about text NOT NULL,
	-- what makes the row one of its own in its resource
	identity text[] NOT NULL,
	-- [{"field", "target", "key"}]: the keys it mentions
	mentions jsonb NOT NULL,
	-- its fields as JSON; null when the row has a fault
	content jsonb
);

-- What is read and what is kept as a revision have the same shape, so it is written once, here.

CREATE VIEW name_list AS
SELECT n.entity_key AS key,
	jsonb_agg(jsonb_strip_nulls(jsonb_build_object(
		'name', n.name, 'language', n.language, 'kind', n.kind, 'from', n.valid_from, 'to', n.valid_to))
		ORDER BY n.place) AS names
FROM name n
GROUP BY n.entity_key;

CREATE VIEW profile AS
SELECT c.key,
	jsonb_strip_nulls(jsonb_build_object(
		'key', c.key, 'name', c.name, 'kind', c.kind, 'founded', c.founded, 'country', c.country, 'seat', c.seat,
		'industry', c.industry, 'summary', c.summary,
		'sources', jsonb_path_query_array(c.citations, '$[*].key'),
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
FROM company c;

CREATE VIEW offering_content AS
SELECT o.key, o.company_key, o.place,
	jsonb_strip_nulls(jsonb_build_object(
		'key', o.key, 'company', o.company_key, 'name', o.name,
		'names', coalesce((SELECT l.names FROM name_list l WHERE l.key = o.key), '[]'),
		'kind', o.kind, 'date', o.date, 'dateAsStated', o.date_as_stated, 'note', o.note, 'combines', to_jsonb(o.combines),
		'sources', o.citations, 'flags', o.flags)) AS content
FROM offering o;

CREATE VIEW capability_content AS
SELECT c.company_key, c.place,
	jsonb_build_object('key', c.key, 'company', c.company_key, 'statement', c.statement, 'sources', c.citations,
		'flags', c.flags) AS content
FROM capability c;

CREATE VIEW relationship_content AS
SELECT r.from_key, r.to_key, r.place,
	jsonb_strip_nulls(jsonb_build_object(
		'from', r.from_key, 'relation', r.relation, 'to', r.to_key, 'date', r.date, 'note', r.note,
		'sources', r.citations, 'flags', r.flags)) AS content
FROM relationship r;

CREATE VIEW group_content AS
SELECT g.key,
	jsonb_strip_nulls(jsonb_build_object(
		'key', g.key, 'title', g.title, 'description', g.description,
		'members', (
			SELECT coalesce(jsonb_agg(m.company_key ORDER BY m.place, m.company_key), '[]')
			FROM company_group_member m
			WHERE m.group_key = g.key))) AS content
FROM company_group g;

CREATE VIEW source_content AS
SELECT s.key,
	jsonb_build_object('key', s.key, 'citationShort', s.citation_short, 'csl', s.csl) AS content
FROM source s;

-- All that is recorded about each thing at present. Capabilities and relationships belong to whom they are said of.
CREATE VIEW present_content AS
SELECT 'company' AS kind, p.key::text AS key,
	p.content || jsonb_build_object(
		'sources', c.citations,
		'capabilities', (
			SELECT coalesce(jsonb_agg(a.content - 'company' ORDER BY a.place), '[]')
			FROM capability_content a
			WHERE a.company_key = p.key),
		'relationships', (
			SELECT coalesce(jsonb_agg(r.content - 'from' ORDER BY r.place), '[]')
			FROM relationship_content r
			WHERE r.from_key = p.key)) AS content
FROM profile p JOIN company c ON c.key = p.key
UNION ALL
SELECT 'offering', o.key::text,
	o.content || jsonb_build_object(
		'relationships', (
			SELECT coalesce(jsonb_agg(r.content - 'from' ORDER BY r.place), '[]')
			FROM relationship_content r
			WHERE r.from_key = o.key))
FROM offering_content o
UNION ALL
SELECT 'group', g.key::text, g.content FROM group_content g
UNION ALL
SELECT 'source', s.key::text, s.content FROM source_content s;
