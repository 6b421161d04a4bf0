-- As long as the dates that the services read: a list of years may be.
ALTER DOMAIN edtf DROP CONSTRAINT edtf_check;
ALTER DOMAIN edtf ADD CONSTRAINT edtf_check CHECK (length(VALUE) BETWEEN 1 AND 128);
