#!/usr/bin/env bash
# freshness.sh [writes] [connections]: how long after a change was acknowledged reads do not show it, while so many connections read a kept comparison from
# the same gateway: through the gateway that made the change, and through another one, which is told of it by the feed alone and is started for that on the
# port CASEBOOK_SECOND_PORT. Needs wrk (package wrk), and Linux, as /proc tells how the first gateway was started.
. "$(dirname "$0")/platform.sh"
writes=${1:-200} connections=${2:-16} warmup=${WARMUP:-20} port=${CASEBOOK_SECOND_PORT:-18180}
view=${CASEBOOK_VIEW:-'/api/v1/comparisons?group=fintech-cases&indexSet=key-indices&asOf=2018-07'}
need wrk 'the package wrk'
need java 'a JDK 25'

put() { curl -fsS -o /dev/null -X PUT -H "X-API-Key: $key" -H "If-None-Match: *" --json "$2" "$url/api/v1/$1" || true; }
put indices/fresh-users '{"title":"Users","unit":"{users}","dimension":"count","better":"higher","basis":"actual","definition":"Of a benchmark"}'

first=$(part gateway) second=http://127.0.0.1:$port
mapfile -d '' environment <"/proc/$first/environ"
mapfile -d '' command <"/proc/$first/cmdline"
env -i "${environment[@]}" SERVER_PORT="$port" MANAGEMENT_SERVER_PORT="$((port + 10))" "${command[@]}" >"$work/second.log" 2>&1 &
gateway=$!
trap 'kill $gateway 2>/dev/null; wait 2>/dev/null; rm -rf "$work"' EXIT
until curl -fs -o /dev/null "http://127.0.0.1:$((port + 10))/actuator/health/readiness"; do kill -0 $gateway || { tail "$work/second.log" >&2; exit 1; }; sleep 0.2; done

# measure NAME READING: while its reader is busy.
measure() {
	local load waits company
	company=fresh-$(date +%s)
	put "companies/$company" '{"name":"Fresh","kind":"case","summary":"Of a benchmark","sources":["doc"]}'
	wrk -t2 -c"$connections" -d600s "$2$view" >/dev/null & load=$!
	sleep "$warmup"
	waits=$("$(readlink "/proc/$first/exe")" "$home/benchmarks/Freshness.java" "$key" "$writes" "$url" "$2" "$company")
	printf '%s\t%s\t%s\n' "$1" "$waits" "$(cut -d ' ' -f 1 /proc/loadavg)"
	kill -INT "$load"; wait "$load" 2>/dev/null || true
}

printf '%d changes, %d connections\nseen through\tp50 ms\tp99 ms\tmost ms\tload of the machine\n' "$writes" "$connections"
measure 'the same gateway' "$url"
measure 'another gateway' "$second"
