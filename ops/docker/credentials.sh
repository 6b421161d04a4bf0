#!/bin/bash
# Makes the passwords of an installation, once: each container gets a volume with only what is its own.
# A file that is there stays, so that this can run at every start.
set -euo pipefail
umask 077

secret() { head -c 24 /dev/urandom | base64 | tr '+/' '-_'; }

# keep FILE [VALUE]: writes the value, a new secret by default, unless the file is there.
keep() {
	[ -s "$1" ] || printf '%s' "${2:-$(secret)}" >"$1.new"
	[ ! -f "$1.new" ] || mv "$1.new" "$1"
}

server=/credentials/postgres
keep "$server/superuser"
keep /credentials/gateway/casebook.service-key
keep /credentials/gateway/casebook.access.admin-key "cbk_$(secret)"
for service in company metrics timeline gateway; do
	for role in owner app; do
		keep "$server/${service}_$role"
		keep "/credentials/$service/casebook.database.$role-password" "$(cat "$server/${service}_$role")"
	done
	keep "/credentials/$service/casebook.service-key" "$(cat /credentials/gateway/casebook.service-key)"
done

chown -R 999:999 "$server"
chown -R 10001:10001 /credentials/gateway /credentials/company /credentials/metrics /credentials/timeline
chmod 500 "$server" /credentials/gateway /credentials/company /credentials/metrics /credentials/timeline
