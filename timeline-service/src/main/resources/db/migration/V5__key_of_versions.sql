-- A version is one of its event: the id leads, as it does where events are looked up. With the company in front the key was one
-- more index that each new version, and each end of one, had to be written into.
DROP INDEX event_by_id;
ALTER TABLE event DROP CONSTRAINT event_pkey, ADD PRIMARY KEY (id, revision);
