-- The work that outlives a request: imports, with what became of them. What is still to be imported is with the gateway that
-- took it; a gateway that does the work says so by heartbeats, and when they end the work has ended with it.

CREATE TABLE job (
	id uuid PRIMARY KEY DEFAULT uuidv7(),
	kind text NOT NULL CHECK (kind IN ('package', 'filing', 'table')),
	state text NOT NULL DEFAULT 'queued'
		CHECK (state IN ('queued', 'running', 'succeeded', 'refused', 'failed', 'interrupted')),
	dry_run boolean NOT NULL,
	created_at timestamptz NOT NULL DEFAULT now(),
	created_by text NOT NULL,
	started_at timestamptz,
	finished_at timestamptz,
	heartbeat_at timestamptz NOT NULL DEFAULT now(),
	phase text CHECK (phase IN ('reading', 'checking', 'applying')),
	rows bigint NOT NULL DEFAULT 0 CHECK (rows >= 0),
	outcome jsonb,
	idempotency_key text,
	fingerprint bytea,
	UNIQUE (created_by, idempotency_key),
	CHECK ((idempotency_key IS NULL) = (fingerprint IS NULL)),
	CHECK ((state IN ('queued', 'running')) = (finished_at IS NULL))
);

CREATE INDEX job_unfinished ON job (created_by) WHERE state IN ('queued', 'running');
