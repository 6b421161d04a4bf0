-- Figures of companies. Nothing is overwritten: each change closes a version and adds the next, so that the state recorded
-- at any time can be read again. A version holds from recorded_at until superseded_at.

CREATE DOMAIN slug AS text COLLATE "C" CHECK (VALUE ~ '^[a-z0-9-]{1,64}$');

CREATE TABLE index (
	key slug NOT NULL,
	revision integer NOT NULL CHECK (revision > 0),
	position integer NOT NULL CHECK (position > 0),
	title text NOT NULL,
	unit text NOT NULL,
	unit_label text,
	dimension text NOT NULL CHECK (dimension IN ('money', 'count', 'share', 'rate-of-change', 'data-rate')),
	better text NOT NULL CHECK (better IN ('higher', 'lower', 'none')),
	basis text NOT NULL CHECK (basis IN ('actual', 'plan')),
	definition text,
	formula text,
	recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
	superseded_at timestamptz CHECK (superseded_at > recorded_at),
	PRIMARY KEY (key, revision)
);

CREATE UNIQUE INDEX index_current ON index (key) WHERE superseded_at IS NULL;

-- The members are the keys of indices, in order. An array keeps a set and its order in one version.
CREATE TABLE index_set (
	key slug NOT NULL,
	revision integer NOT NULL CHECK (revision > 0),
	position integer NOT NULL CHECK (position > 0),
	title text NOT NULL,
	description text,
	members text[] NOT NULL CHECK (cardinality(members) > 0),
	recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
	superseded_at timestamptz CHECK (superseded_at > recorded_at),
	PRIMARY KEY (key, revision)
);

CREATE UNIQUE INDEX index_set_current ON index_set (key) WHERE superseded_at IS NULL;

-- The keys cited, each once and in order: two claims that cite the same sources are told apart by what they say, not by how
-- the citations are ordered.
CREATE FUNCTION source_keys(sources jsonb) RETURNS text[]
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN (SELECT array_agg(DISTINCT source ->> 'key' COLLATE "C" ORDER BY source ->> 'key' COLLATE "C")
		FROM jsonb_array_elements(sources) AS source);

-- EDTF texts stand beside the first and last day that they may mean; a day that is absent is open.
CREATE TABLE observation (
	company slug NOT NULL,
	index slug NOT NULL,
	id uuid NOT NULL DEFAULT uuidv7(),
	revision integer NOT NULL DEFAULT 1 CHECK (revision > 0),
	subject slug,
	relation text NOT NULL CHECK (relation IN ('eq', 'gt', 'ge', 'lt', 'le', 'approx')),
	value numeric CHECK (value > '-Infinity' AND value < 'Infinity'),
	missing text CHECK (missing IN ('not-applicable', 'withheld')),
	unit text NOT NULL,
	period text COLLATE "C" NOT NULL,
	period_earliest date,
	period_latest date,
	period_as_stated text,
	status text NOT NULL CHECK (status IN ('reported', 'estimated', 'planned', 'derived')),
	standing text NOT NULL CHECK (standing IN ('preferred', 'normal', 'deprecated')),
	known_from text COLLATE "C" NOT NULL,
	known_earliest date,
	known_latest date,
	as_stated text,
	sources jsonb NOT NULL CHECK (jsonb_array_length(sources) > 0),
	source_keys text[] COLLATE "C" GENERATED ALWAYS AS (source_keys(sources)) STORED,
	flags jsonb NOT NULL DEFAULT '[]' CHECK (jsonb_typeof(flags) = 'array'),
	recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
	superseded_at timestamptz CHECK (superseded_at > recorded_at),
	-- lists and matrices read along it; an index alone is found in it by skip scans over the companies
	PRIMARY KEY (company, index, id, revision),
	CHECK ((value IS NULL) <> (missing IS NULL)),
	CHECK (period_earliest <= period_latest),
	CHECK (known_earliest <= known_latest)
);

-- What makes two rows the same claim. What can be tested for equality stands first, the rest may be null.
CREATE UNIQUE INDEX observation_current
	ON observation (company, index, period, source_keys, relation, subject, value) NULLS NOT DISTINCT
	WHERE superseded_at IS NULL;

CREATE INDEX observation_by_id ON observation (id, revision);

CREATE INDEX observation_by_subject ON observation (subject, company, index, id, revision) WHERE subject IS NOT NULL;

CREATE INDEX observation_by_time ON observation (recorded_at);

-- Rows of a package on their way in. They live within one transaction only; what a crash loses was never recorded.
CREATE UNLOGGED TABLE incoming_observation (
	position bigint PRIMARY KEY,
	line bigint NOT NULL,
	company text COLLATE "C" NOT NULL,
	index text COLLATE "C" NOT NULL,
	subject text COLLATE "C",
	relation text NOT NULL,
	value numeric,
	missing text,
	unit text NOT NULL,
	period text COLLATE "C" NOT NULL,
	period_earliest date,
	period_latest date,
	period_as_stated text,
	status text NOT NULL,
	standing text NOT NULL,
	known_from text COLLATE "C" NOT NULL,
	known_earliest date,
	known_latest date,
	as_stated text,
	sources jsonb NOT NULL,
	source_keys text[] COLLATE "C" GENERATED ALWAYS AS (source_keys(sources)) STORED,
	flags jsonb NOT NULL
);
