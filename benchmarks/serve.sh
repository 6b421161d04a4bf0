#!/usr/bin/env bash
# serve.sh [seconds] [connections]: a comparison as the gateway keeps it, and as "not modified", beside nginx with a file of the same bytes,
# in turn; then with nothing kept (Cache-Control: no-cache), each warmed up for WARMUP seconds. Needs wrk and nginx (packages wrk and nginx-light).
. "$(dirname "$0")/platform.sh"
seconds=${1:-10} connections=${2:-64} warmup=${WARMUP:-45}
view=${CASEBOOK_VIEW:-'/api/v1/comparisons?group=fintech-cases&indexSet=key-indices&asOf=2018-07'}
need wrk 'the package wrk'

curl -fsS "$url$view" -o "$work/view.json"
tag=$(curl -fsS -D - -o /dev/null "$url$view" | tr -d '\r' | awk 'tolower($1) == "etag:" { print $2 }')
serve_file view.json
workers() { echo $nginx $(cat "/proc/$nginx/task/$nginx/children"); }
parts() { for each in gateway company-service metrics-service timeline-service; do part $each; done; server; }

# measure NAME CONNECTIONS PIDS URL [HEADER]: requests a second, latencies, CPU seconds for 1000 requests.
measure() {
	local name=$1 many=$2 pids=$3 address=$4 before out rate number
	shift 4
	before=$(cpu $pids)
	out=$(wrk -t2 -c"$many" -d"${seconds}s" --latency "$@" "$address")
	number=$(awk '/requests in/ { print $1 }' <<<"$out") rate=$(awk '/Requests\/sec/ { print $2 }' <<<"$out")
	printf '%s\t%s\t%s\t%s\t%s\t%s\n' "$name" "$rate" "$(awk '$1 == "50%" { print $2 }' <<<"$out")" "$(awk '$1 == "99%" { print $2 }' <<<"$out")" \
		"$(awk -v a="$before" -v b="$(cpu $pids)" -v n="$number" 'BEGIN { printf "%.3f", (b - a) * 1000 / n }')" \
		"$(awk '/Non-2xx/ { print $NF }' <<<"$out")"
}

# a JVM compiles what it runs often; before that the figures say nothing of the next day
wrk -t2 -c"$connections" -d"${warmup}s" "$url$view" >/dev/null
printf '%d bytes, %d connections, %d s each\nwhat\trequests/s\tp50\tp99\tCPU s per 1000\tnot 2xx\n' "$(stat -c %s "$work/view.json")" "$connections" "$seconds"
for round in 1 2; do
	measure nginx "$connections" "$(workers)" "$static"
	measure kept "$connections" "$(parts)" "$url$view"
	measure nginx "$connections" "$(workers)" "$static"
	measure 'not modified' "$connections" "$(parts)" "$url$view" -H "If-None-Match: $tag"
done
wrk -t2 -c16 -d"${warmup}s" -H 'Cache-Control: no-cache' "$url$view" >/dev/null
measure 'nothing kept' 16 "$(parts)" "$url$view" -H 'Cache-Control: no-cache'
for name in gateway company-service metrics-service timeline-service; do echo "memory of $name: $(memory $name)"; done
