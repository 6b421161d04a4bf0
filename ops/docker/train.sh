#!/bin/bash
# Starts the application of /app before a database that is thrown away, and keeps in /app/app.aot what it loaded and how it was
# compiled, so that it starts faster from then on. The cache is bound to the JVM and to the options of /app/java.options.
set -euo pipefail
scratch=$(mktemp -d)
chmod 711 "$scratch"
export PATH="$PATH:/opt/java/openjdk/bin" PGDATA="$scratch/data" PGHOST=127.0.0.1 PGUSER=postgres

install -d -o postgres "$PGDATA"
gosu postgres initdb -A trust --no-sync >/dev/null
gosu postgres pg_ctl -w -l /dev/null -o '-c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off' start >/dev/null
psql -q -c 'CREATE DATABASE casebook' postgres
psql -q -f /training/roles.sql casebook 2>/dev/null

export CASEBOOK_DATABASE_HOST=$PGHOST MANAGEMENT_SERVER_PORT=8099 CASEBOOK_CALLS_PUBLIC_KEYS="$scratch/public" CASEBOOK_CALLS_PRIVATE_KEY="$scratch/private.pem"
java -cp /app/app.jar io.casebook.calls.KeyFiles "$CASEBOOK_CALLS_PRIVATE_KEY" "$CASEBOOK_CALLS_PUBLIC_KEYS"
cd /app
java @java.options -Xmx256m -XX:AOTCacheOutput=app.aot -jar app.jar &
application=$!
for ((i = 0; i < 6000; i++)); do
	kill -0 $application && ! /training/healthy.sh 2>/dev/null || break
	sleep 0.1
done
/training/healthy.sh
kill $application
wait $application || true
gosu postgres pg_ctl -m immediate stop >/dev/null
rm -rf "$scratch"
[ -s app.aot ]
