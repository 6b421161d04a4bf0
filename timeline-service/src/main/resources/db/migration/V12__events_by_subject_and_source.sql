-- Whether current events refer to an offering or cite a source is asked before it is retired: both are found without reading the
-- events. That of a company's are found in their order.
CREATE INDEX event_by_subject ON event (subject) WHERE superseded_at IS NULL AND subject IS NOT NULL;

CREATE INDEX event_by_source ON event USING gin (sources jsonb_path_ops) WHERE superseded_at IS NULL;
