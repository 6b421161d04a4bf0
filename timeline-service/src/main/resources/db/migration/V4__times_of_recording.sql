-- Of a time when little was recorded, that little is found without passing by all that came later.
CREATE INDEX event_recorded ON event (recorded_at);

-- A backup reads every table for as long as it runs, and would not let one be truncated meanwhile: packages that come during a
-- backup are taken in too, as their rows are deleted.
REVOKE TRUNCATE ON staged_event FROM timeline_app;
