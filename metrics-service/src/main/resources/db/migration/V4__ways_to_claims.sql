-- Versions that were superseded, few beside the current ones: found by their end, and in the order of the claims.
CREATE INDEX observation_by_end ON observation (superseded_at) WHERE superseded_at IS NOT NULL;

CREATE INDEX observation_past ON observation (company, index, id, revision) WHERE superseded_at IS NOT NULL;

-- Who looks for a claim among current ones must find it along this index, whatever the planner knows about a table that was
-- just filled: the primary key, narrower and with the same first columns, would be read cell by cell. POSIX is the same as
-- "C" by another name, and no condition that is collated so fits any other index. What may be null is compared as what it
-- never is, because only equality is found along an index.
DROP INDEX observation_current;

CREATE UNIQUE INDEX observation_current
	ON observation (company COLLATE "POSIX", index COLLATE "POSIX", period, source_keys, relation, coalesce(subject, ''),
		coalesce(value, 'NaN'), unit)
	WHERE superseded_at IS NULL;
