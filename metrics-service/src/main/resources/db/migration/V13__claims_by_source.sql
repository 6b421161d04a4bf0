-- Whether current claims cite a source is asked before the source is retired: it is found without reading the claims. No order of
-- claims has the sources in front, and a claim cites several.
CREATE INDEX observation_by_source ON observation USING gin (source_keys) WHERE superseded_at IS NULL;
