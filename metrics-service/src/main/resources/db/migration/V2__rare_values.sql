-- What is rare is found without reading what is not.
CREATE INDEX observation_by_standing ON observation (company, index, id, revision) WHERE standing <> 'normal';

CREATE INDEX observation_by_status ON observation (company, index, id, revision) WHERE status <> 'reported';
