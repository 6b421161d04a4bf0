-- The keys of partners. A key's secrets are kept as their SHA-256 only: each has 256 random bits. Nothing is deleted, so that
-- a secret which was taken away stays known as one.
CREATE TABLE api_key (
	id text COLLATE "C" PRIMARY KEY CHECK (id ~ '^[a-z0-9]{5,20}$'),
	name text NOT NULL,
	scopes text[] NOT NULL CHECK (scopes <@ ARRAY['read', 'write', 'admin'] AND cardinality(scopes) > 0),
	units_per_minute integer CHECK (units_per_minute > 0),
	revision integer NOT NULL DEFAULT 1 CHECK (revision > 0),
	created_at timestamptz NOT NULL DEFAULT now(),
	created_by text NOT NULL,
	expires_at timestamptz,
	last_used_at timestamptz,
	revoked_at timestamptz,
	revoked_by text,
	CHECK ((revoked_at IS NULL) = (revoked_by IS NULL))
);

CREATE TABLE api_key_secret (
	key_id text COLLATE "C" NOT NULL REFERENCES api_key,
	hash bytea NOT NULL CHECK (octet_length(hash) = 32),
	created_at timestamptz NOT NULL DEFAULT now(),
	expires_at timestamptz,
	PRIMARY KEY (key_id, hash)
);
