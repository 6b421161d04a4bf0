-- Parts of companies are looked up by kind and company together, or the planner reads all of a kind besides; relationships by
-- keys of the tables, which are compared byte by byte.
DROP INDEX revision_expr_idx, revision_expr_idx1, revision_expr_idx2;

CREATE INDEX ON revision (kind, (content ->> 'company')) WHERE kind IN ('offering', 'capability');
CREATE INDEX ON revision ((content ->> 'from') COLLATE "C") WHERE kind = 'relationship';
CREATE INDEX ON revision ((content ->> 'to') COLLATE "C") WHERE kind = 'relationship';
