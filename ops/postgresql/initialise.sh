#!/bin/bash
# Runs once, when the server's data is new: the roles, and their passwords from the files beside the superuser's.
set -euo pipefail

psql -v ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" --file /casebook/roles.sql
for service in company metrics timeline gateway; do
	for role in owner app; do
		psql -v ON_ERROR_STOP=1 -v role="${service}_$role" -v password="$(cat "/run/credentials/${service}_$role")" \
			--username "$POSTGRES_USER" --dbname "$POSTGRES_DB" --quiet <<-'SQL'
			ALTER ROLE :"role" PASSWORD :'password';
		SQL
	done
done
