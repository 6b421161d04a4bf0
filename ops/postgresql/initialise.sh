#!/bin/bash
# Makes the database and the roles as this version wants them, with the passwords from the files. It runs by the server's socket
# at every start, so a server that was interrupted before it had them gets them, and an older one gets what is new.
set -euo pipefail
export PGUSER=postgres PGDATABASE=casebook PGOPTIONS='-c client_min_messages=warning'

sql() { psql --no-psqlrc --quiet -v ON_ERROR_STOP=1 "$@"; }

sql --dbname postgres <<-'SQL'
	ALTER ROLE postgres PASSWORD NULL;
	SELECT 'CREATE DATABASE casebook' WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = 'casebook') \gexec
SQL
sql --file /casebook/roles.sql
for service in company metrics timeline gateway; do
	for role in owner app; do
		# the file is read by psql itself: everybody on the host can see what a command is given
		sql -v role="${service}_$role" <<-'SQL'
			\set file /run/credentials/:role
			\set password `cat :'file'`
			ALTER ROLE :"role" PASSWORD :'password';
		SQL
	done
done
