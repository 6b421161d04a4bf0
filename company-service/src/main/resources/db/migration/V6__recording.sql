-- The last time of recording. Who writes takes this row first, so that writes follow each other and their times grow.
CREATE TABLE recording (
	one boolean PRIMARY KEY DEFAULT true CHECK (one),
	last timestamptz NOT NULL
);
INSERT INTO recording (last)
	SELECT coalesce(greatest(max(recorded_at), max(superseded_at)), timestamptz '2000-01-01 00:00:00Z') FROM revision;
