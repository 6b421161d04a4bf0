-- Where in a document a staged row stands, as a JSON pointer; rows of packages have their number instead.
ALTER TABLE staged_row ADD COLUMN pointer text;

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
