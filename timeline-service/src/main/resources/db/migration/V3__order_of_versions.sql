-- Versions of an event stand next to each other in the order of lists. So one index of all versions gives an earlier state in its
-- order and skips only what did not hold then; indexes of the past alone cannot order a state of which a part still holds.
DROP INDEX event_past_chronology, event_past_company_chronology, event_superseded, event_recorded;

CREATE INDEX event_version_chronology ON event (earliest, latest, id, revision);
CREATE INDEX event_version_company_chronology ON event (company, earliest, latest, id, revision);
