-- Who recorded each version, and who retired what is no more. What nothing else orders stands as it was first recorded, which
-- ids tell: a place in a package would change with the package, and with it what was read before.
ALTER TABLE event
	DROP COLUMN position,
	ADD recorded_by text NOT NULL DEFAULT 'casebook',
	ADD retired_by text CHECK (retired_by IS NULL OR superseded_at IS NOT NULL),
	ALTER recorded_at DROP DEFAULT,
	ADD CHECK (superseded_at > recorded_at) NOT VALID,
	-- texts are compared byte by byte: the rules of a language would cost much, and change with the system
	ALTER company TYPE text COLLATE "C",
	ALTER subject TYPE text COLLATE "C",
	ALTER date TYPE text COLLATE "C",
	ALTER kind TYPE text COLLATE "C",
	ALTER title TYPE text COLLATE "C";
ALTER TABLE event ALTER recorded_by DROP DEFAULT;

DROP INDEX event_id;

CREATE INDEX event_by_id ON event (id, revision);

-- The order of lists, of all, of a company and of a kind; dropped with the position.
CREATE INDEX event_chronology ON event (earliest, latest, id, revision) WHERE superseded_at IS NULL;
CREATE INDEX event_company_chronology ON event (company, earliest, latest, id, revision) WHERE superseded_at IS NULL;
CREATE INDEX event_kind_chronology ON event (kind, earliest, latest, id, revision) WHERE superseded_at IS NULL;

-- An earlier state is what still holds of it and what does no more: the past has indexes of its own, which cost nothing while
-- nothing is superseded.
CREATE INDEX event_past_chronology ON event (earliest, latest, id, revision) WHERE superseded_at IS NOT NULL;
CREATE INDEX event_past_company_chronology ON event (company, earliest, latest, id, revision)
	WHERE superseded_at IS NOT NULL;
CREATE INDEX event_superseded ON event (superseded_at) WHERE superseded_at IS NOT NULL;
CREATE INDEX event_recorded ON event (recorded_at);

-- The last time of recording. Who writes takes this row first, so that writes follow each other and their times grow.
CREATE TABLE recording (
	one boolean PRIMARY KEY DEFAULT true CHECK (one),
	last timestamptz NOT NULL
);
INSERT INTO recording (last)
	SELECT coalesce(greatest(max(recorded_at), max(superseded_at)), timestamptz '2000-01-01 00:00:00Z') FROM event;

ALTER TABLE staged_event
	ALTER company TYPE text COLLATE "C",
	ALTER subject TYPE text COLLATE "C",
	ALTER date TYPE text COLLATE "C",
	ALTER kind TYPE text COLLATE "C",
	ALTER title TYPE text COLLATE "C";
ALTER TABLE staged_event RENAME position TO row;

-- Emptying a table costs nothing, other than deleting its rows; and what is planned for it must know how many there are.
GRANT TRUNCATE, MAINTAIN ON staged_event TO timeline_app;

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
