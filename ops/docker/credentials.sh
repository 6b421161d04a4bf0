#!/bin/bash
# Makes the passwords of an installation, once: each container gets a volume with only what is its own.
# A file that is there stays, so that this can run at every start; of a role's password, the one beside the server counts.
set -euo pipefail
umask 077

secret() { head -c 24 /dev/urandom | base64 | tr '+/' '-_'; }

# put FILE VALUE: the file is there whole, or as it was.
put() {
	printf '%s' "$2" >"$1.new"
	mv "$1.new" "$1"
}

# keep FILE [VALUE]: writes the value, a new secret by default, unless the file is there.
keep() { [ -s "$1" ] || put "$1" "${2:-$(secret)}"; }

server=/credentials/postgres
# an older installation had one
rm -f "$server/superuser"

# The key that may do everything: cbk_, its id, 256 random bits, and the beginning of the SHA-256 of all that.
admin=/credentials/gateway/casebook.access.admin-key
grep -qE '^cbk_[a-z0-9]{5,20}_[0-9a-f]{64}_[0-9a-f]{8}$' "$admin" 2>/dev/null || rm -f "$admin"
body="cbk_admin_$(head -c 32 /dev/urandom | od -An -tx1 | tr -d ' \n')"
keep "$admin" "${body}_$(printf '%s' "$body" | sha256sum | head -c 8)"

for service in company metrics timeline gateway; do
	for role in owner app; do
		keep "$server/${service}_$role"
		copy=/credentials/$service/casebook.database.$role-password
		cmp -s "$server/${service}_$role" "$copy" || put "$copy" "$(cat "$server/${service}_$role")"
	done
done

chown -R 999:999 "$server"
chown -R 10001:10001 /credentials/gateway /credentials/company /credentials/metrics /credentials/timeline
chmod 500 "$server"
# the keys of calls are added by the container that makes them; the applications see their folders read-only
chmod 700 /credentials/gateway /credentials/company /credentials/metrics /credentials/timeline
