#!/usr/bin/env bash
# freshness.sh [writes] [rate] [connections]: how long after a change was acknowledged reads do not show it, while a kept comparison is read from the same
# gateway so many times a second, or as often as it can be (0): through the gateway that made the change, and through another one, which is told of it by the
# feed alone and is started for that on the port CASEBOOK_SECOND_PORT. Needs wrk (package wrk), and Linux, as /proc tells how the first gateway was started.
. "$(dirname "$0")/platform.sh"
writes=${1:-200} rate=${2:-1000} connections=${3:-16} warmup=${WARMUP:-20} port=${CASEBOOK_SECOND_PORT:-18180}
view=${CASEBOOK_VIEW:-'/api/v1/comparisons?group=fintech-cases&indexSet=key-indices&asOf=2018-07'}
need wrk 'the package wrk'
need java 'a JDK 25'

# there may be one from an earlier run
put() {
	local status
	status=$(curl -sS -o "$work/put" -w '%{http_code}' -X PUT -H "X-API-Key: $key" -H 'If-None-Match: *' --json "$2" "$url/api/v1/$1")
	[[ $status == 201 || $status == 412 ]] || { cat "$work/put" >&2; exit 1; }
}
put indices/fresh-users '{"title":"Users","unit":"{users}","dimension":"count","better":"higher","basis":"actual","definition":"Of a benchmark"}'

first=$(part gateway) second=http://127.0.0.1:$port
mapfile -d '' environment <"/proc/$first/environ"
mapfile -d '' command <"/proc/$first/cmdline"
env -i "${environment[@]}" SERVER_PORT="$port" MANAGEMENT_SERVER_PORT="$((port + 10))" "${command[@]}" >"$work/second.log" 2>&1 &
gateway=$!
trap 'kill $gateway 2>/dev/null; wait 2>/dev/null; rm -rf "$work"' EXIT
until curl -fs -o /dev/null "http://127.0.0.1:$((port + 10))/actuator/health/readiness"; do kill -0 $gateway || { tail "$work/second.log" >&2; exit 1; }; sleep 0.2; done

# each connection waits before each request
echo "function delay() return $rate == 0 and 0 or math.random(0, math.floor(2 * $connections * 1000 / math.max($rate, 1))) end" >"$work/pace.lua"

# measure NAME READING: while its reader is busy.
measure() {
	local load waits company
	company=fresh-$(date +%s)
	put "companies/$company" '{"name":"Fresh","kind":"case","summary":"Of a benchmark","sources":["doc"]}'
	wrk -t2 -c"$connections" -d600s -s "$work/pace.lua" "$2$view" >"$work/load" & load=$!
	sleep "$warmup"
	waits=$("$(readlink "/proc/$first/exe")" "$home/benchmarks/Freshness.java" "$key" "$writes" "$url" "$2" "$company")
	kill -INT "$load"; wait "$load" 2>/dev/null || true
	printf '%s\t%s\t%s\t%s\n' "$1" "$waits" "$(awk '/Requests\/sec/ { print $2 }' "$work/load")" "$(cut -d ' ' -f 1 /proc/loadavg)"
}

printf '%d changes, %d connections\nseen through\tp50 ms\tp99 ms\tmost ms\tother reads/s\tload of the machine\n' "$writes" "$connections"
measure 'the same gateway' "$url"
measure 'another gateway' "$second"
