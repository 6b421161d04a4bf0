-- Who recorded each version, and who retired what is no more. Keys of sources come with the claims, and texts are
-- compared byte by byte: computing the one and the rules of a language cost more than all else when millions are written.

ALTER TABLE index
	ADD recorded_by text NOT NULL DEFAULT 'casebook',
	ADD retired_by text CHECK (retired_by IS NULL OR superseded_at IS NOT NULL),
	DROP CONSTRAINT index_dimension_check,
	ADD CHECK (dimension IN ('money', 'price', 'count', 'number', 'share', 'rate-of-change', 'data-rate', 'duration',
		'length', 'area', 'volume', 'mass', 'energy', 'power', 'other'));
ALTER TABLE index ALTER recorded_by DROP DEFAULT;

ALTER TABLE index_set
	ADD recorded_by text NOT NULL DEFAULT 'casebook',
	ADD retired_by text CHECK (retired_by IS NULL OR superseded_at IS NOT NULL);
ALTER TABLE index_set ALTER recorded_by DROP DEFAULT;

DROP INDEX observation_current;

ALTER TABLE observation
	ADD recorded_by text NOT NULL DEFAULT 'casebook',
	ADD retired_by text CHECK (retired_by IS NULL OR superseded_at IS NOT NULL),
	ALTER source_keys DROP EXPRESSION,
	ALTER source_keys SET NOT NULL,
	ADD CHECK (cardinality(source_keys) > 0),
	-- a domain's pattern is matched again for each row; keys are checked where they come in
	ALTER company TYPE text COLLATE "C",
	ALTER index TYPE text COLLATE "C",
	ALTER subject TYPE text COLLATE "C",
	ALTER relation TYPE text COLLATE "C",
	ALTER unit TYPE text COLLATE "C";
ALTER TABLE observation ALTER recorded_by DROP DEFAULT;

-- What makes two rows the same claim. The unit is part of it: money of one amount in two currencies are two claims.
CREATE UNIQUE INDEX observation_current
	ON observation (company, index, period, source_keys, relation, subject, value, unit) NULLS NOT DISTINCT
	WHERE superseded_at IS NULL;

-- The last time of recording. Who writes takes this row first, so that writes follow each other and their times grow.
CREATE TABLE recording (
	one boolean PRIMARY KEY DEFAULT true CHECK (one),
	last timestamptz NOT NULL
);
INSERT INTO recording (last)
	SELECT coalesce(max(last), timestamptz '2000-01-01 00:00:00Z')
	FROM (
		SELECT max(recorded_at) AS last FROM observation
		UNION ALL SELECT max(recorded_at) FROM index
		UNION ALL SELECT max(recorded_at) FROM index_set) times;

-- Answers to writes that had an Idempotency-Key, for who repeats the request.
CREATE TABLE idempotent_write (
	subject text NOT NULL,
	key text NOT NULL,
	fingerprint text NOT NULL,
	status int NOT NULL,
	location text,
	etag text,
	body bytea,
	recorded_at timestamptz NOT NULL DEFAULT now(),
	PRIMARY KEY (subject, key)
);

CREATE INDEX ON idempotent_write (recorded_at);

-- Places for batches of observations that are checked and not yet merged. A place without an id is free; one in use is
-- locked by who fills it.
CREATE TABLE observation_batch (
	place integer PRIMARY KEY,
	id uuid UNIQUE,
	rows bigint,
	units jsonb,
	staged_at timestamptz,
	CHECK ((id IS NULL) = (rows IS NULL)),
	CHECK ((id IS NULL) = (units IS NULL)),
	CHECK ((id IS NULL) = (staged_at IS NULL))
);

-- The rows of each place. What a crash loses of them was never recorded. Emptying a table costs nothing, other than deleting
-- a million rows; these may be emptied by who fills them.
DO $$
BEGIN
	FOR place IN 1..8 LOOP
		INSERT INTO observation_batch (place) VALUES (place);
		EXECUTE format('CREATE UNLOGGED TABLE staged_observation_%s (
			line bigint NOT NULL,
			company text COLLATE "C" NOT NULL,
			index text COLLATE "C" NOT NULL,
			subject text COLLATE "C",
			relation text COLLATE "C" NOT NULL,
			value numeric,
			missing text,
			unit text COLLATE "C" NOT NULL,
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
			source_keys text[] COLLATE "C" NOT NULL,
			flags jsonb NOT NULL
		) WITH (autovacuum_enabled = false)', place);
		EXECUTE format('GRANT TRUNCATE ON staged_observation_%s TO metrics_app', place);
	END LOOP;
END
$$;

DROP TABLE incoming_observation;

DROP FUNCTION source_keys(jsonb);
