#!/bin/bash
# Starts the server. The files of a new one are made where they count for nothing until they are complete, as PostgreSQL would not
# tell half of them from a database. Texts are ordered by PostgreSQL itself, so that an image with another C library orders them alike.
# Its superuser has no password, and comes in by nothing but the socket.
set -euo pipefail
new="$PGDATA.unfinished"

if [ ! -s "$PGDATA/PG_VERSION" ]; then
	if compgen -G '/var/lib/postgresql/*/docker/PG_VERSION' >&2; then
		echo "These data are of another version than PostgreSQL $PG_MAJOR: they have to be upgraded first." >&2
		exit 1
	fi
	rm -rf "$new"
	initdb --pgdata="$new" --username=postgres \
		--encoding=UTF8 --locale-provider=builtin --builtin-locale=C.UTF-8 --locale=C.UTF-8 \
		--auth-local=trust --auth-host=reject --data-checksums
	echo 'host all all all scram-sha-256' >>"$new/pg_hba.conf"
	sync
	mv -T "$new" "$PGDATA"
fi
exec docker-entrypoint.sh postgres
