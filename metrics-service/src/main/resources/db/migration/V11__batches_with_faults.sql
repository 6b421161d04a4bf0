-- A batch of which some rows are at fault waits like others, so that all that is wrong with it is told at once; it is never
-- merged.
ALTER TABLE observation_batch ADD faults bigint NOT NULL DEFAULT 0;
