-- Dated facts about companies and their parts. A row is one version of an event: a changed event keeps its id, gets a new
-- revision, and its earlier version stays with the time at which it was superseded.
CREATE TABLE event (
	company text NOT NULL,
	id uuid NOT NULL DEFAULT uuidv7(),
	revision integer NOT NULL DEFAULT 1,
	subject text,
	-- as it was written, in EDTF; the two days that it stands for, or infinity where it is open, are derived from it
	date text NOT NULL,
	earliest date NOT NULL,
	latest date NOT NULL,
	date_as_stated text,
	kind text NOT NULL CHECK (kind IN ('founding', 'launch', 'funding', 'listing', 'licence', 'partnership', 'milestone',
		'valuation', 'strategy', 'acquisition', 'closure', 'other')),
	title text NOT NULL,
	detail text,
	amount numeric,
	amount_relation text CHECK (amount_relation IN ('eq', 'gt', 'ge', 'lt', 'le', 'approx')),
	amount_unit text,
	sources jsonb NOT NULL CHECK (jsonb_array_length(sources) > 0),
	flags jsonb NOT NULL DEFAULT '[]',
	-- the row in its data package: the order of events that nothing else orders
	position bigint NOT NULL,
	recorded_at timestamptz NOT NULL DEFAULT now(),
	superseded_at timestamptz,
	PRIMARY KEY (company, id, revision),
	CHECK (earliest <= latest),
	CHECK (num_nulls(amount, amount_relation, amount_unit) IN (0, 3))
);

-- What makes two rows of a package the same event.
CREATE UNIQUE INDEX event_natural_key ON event (company, subject, date, kind, title) NULLS NOT DISTINCT
	WHERE superseded_at IS NULL;

-- Not unique, although it is: a unique index would have to lead with the company where the table is distributed by it.
CREATE INDEX event_id ON event (id) WHERE superseded_at IS NULL;

-- The chronological order, of all, of a company and of a kind.
CREATE INDEX event_chronology ON event (earliest, latest, position, id) WHERE superseded_at IS NULL;
CREATE INDEX event_company_chronology ON event (company, earliest, latest, position, id) WHERE superseded_at IS NULL;
CREATE INDEX event_kind_chronology ON event (kind, earliest, latest, position, id) WHERE superseded_at IS NULL;

-- The rows of the package that is being taken in. They never outlive the transaction that brings them, so nothing of them
-- needs to survive a crash.
CREATE UNLOGGED TABLE staged_event (
	line bigint GENERATED ALWAYS AS IDENTITY,
	position bigint NOT NULL,
	company text NOT NULL,
	subject text,
	date text NOT NULL,
	earliest date NOT NULL,
	latest date NOT NULL,
	date_as_stated text,
	kind text NOT NULL,
	title text NOT NULL,
	detail text,
	amount numeric,
	amount_relation text,
	amount_unit text,
	sources jsonb NOT NULL,
	flags jsonb NOT NULL
);
