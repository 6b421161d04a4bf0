#!/usr/bin/env bash
# soak.sh [minutes] [requests/s]: reads of all kinds, answered, refused and left halfway, and changes beside them, at a rate that leaves the machine idle for
# the most part. Looks at each process once a minute, after a garbage collection, and ends with 1 when one has grown from the middle third to the
# last, when a buffer was not given back, or when something is still held at the end. For a run that watches each buffer:
#   JAVA_TOOL_OPTIONS=-Dio.netty.leakDetection.level=paranoid mvn -q -Prun
# Needs wrk (package wrk).
. "$(dirname "$0")/platform.sh"
. "$(dirname "$0")/companies.sh"
minutes=${1:-60} rate=${2:-40} companies=${COMPANIES:-300} allowed=${ALLOWED:-1.05}
cases='group=fintech-cases&indexSet=key-indices&asOf=2018-07'
need wrk 'the package wrk'
((minutes >= 3)) || { echo 'three minutes at least: the last third is compared with the middle one' >&2; exit 2; }
parts=(gateway company-service metrics-service timeline-service)

make_companies "$companies"
etag=$(curl -fsS -D - -o /dev/null "$url/api/v1/comparisons?$cases" | tr -d '\r' | awk 'tolower($1) == "etag:" { print $2 }')

# What is read to its end: kept views, views of companies drawn at random, nothing kept, not modified, other forms, lists, what there is not, what is wrong.
cat >"$work/reads.lua" <<-LUA
	math.randomseed(os.time())
	local function drawn() return string.format('spread-%05d', math.random(1, $companies)) end
	local cases = '/api/v1/comparisons?$cases'
	local wire = { ['Accept-Encoding'] = 'gzip' }
	local kinds = {
		function() return cases end,
		function() return cases, wire end,
		function() return cases, { ['If-None-Match'] = '$etag' } end,
		function() return cases, { ['Cache-Control'] = 'no-cache' } end,
		function() return '/api/v1/comparisons?indexSet=spread&asOf=2018-07&companies=' .. drawn() .. ',' .. drawn() .. 'x' end,
		function() return '/api/v1/comparisons?indexSet=spread&asOf=2018-07&companies=spread-00001,' .. drawn():gsub('00001', '00002') end,
		function() return '/api/v1/comparisons?indexSet=spread&companies=spread-00001,' .. drawn():gsub('00001', '00002'), { ['Cache-Control'] = 'no-cache' } end,
		function() return '/api/v1/comparisons.csv?$cases' end,
		function() return '/api/v1/comparisons.md?$cases' end,
		function() return '/api/v1/dossiers/' .. drawn() end,
		function() return '/api/v1/companies/' .. drawn() end,
		function() return '/api/v1/companies/nobody-' .. math.random(1, 100000) end,
		function() return '/api/v1/comparisons?group=nobody-' .. math.random(1, 100000) .. '&indexSet=key-indices' end,
		function() return '/api/v1/comparisons?asof=2018' end,
		function() return '/api/v1/observations?limit=50&company=' .. drawn() end,
		function() return '/api/v1/events?limit=50&company=' .. drawn() end,
		function() return '/api/v1/matrix?indices=spread-01,spread-02&companies=' .. drawn() end,
		function() return '/api/v1/timelines?companies=' .. drawn() end,
		function() return '/' end,
	}
	function request()
		local path, headers = kinds[math.random(#kinds)]()
		return wrk.format('GET', path, headers)
	end
	function delay() return math.random(0, 2 * 8 * 1000 / $rate) end
LUA

# What is left halfway: streams, lines and an export.
leaving() {
	local lines=(-H 'Accept: application/x-ndjson') events=(-H 'Accept: text/event-stream')
	while :; do
		curl -sN -m 0.2 "${lines[@]}" "$url/api/v1/observations" || true
		curl -sN -m 0.5 --limit-rate 100k "${lines[@]}" "$url/api/v1/observations" || true
		curl -sN -m 0.1 "${lines[@]}" "$url/api/v1/events" || true
		curl -sN -m 1 "${events[@]}" "$url/api/v1/changes?after=oldest" || true
		curl -sN -m 2 "${events[@]}" "$url/api/v1/comparisons/stream?$cases" || true
		curl -sN -m 0.02 -H 'Cache-Control: no-cache' "$url/api/v1/comparisons?$cases" || true
		curl -sN -m 0.05 "$url/api/v1/packages/fintech-cases.zip" || true
		sleep 0.5
	done
}

# What changes meanwhile: a company, a table of figures, and a package that is only tried; an export that is read to its end.
writing() {
	local turn=0 company tag
	while :; do
		company=$(printf 'spread-%05d' $((turn++ % companies + 1)))
		tag=$(curl -s -D - -o /dev/null "$url/api/v1/companies/$company" | tr -d '\r' | awk 'tolower($1) == "etag:" { print $2 }')
		curl -s -m 20 -X PATCH -H "X-API-Key: $key" -H "If-Match: $tag" -H 'Content-Type: application/merge-patch+json' \
			-d "{\"summary\": \"The company in its turn $turn\"}" -w '%{http_code} patch\n' -o /dev/null "$url/api/v1/companies/$company" || true
		printf 'company,index,relation,value,unit,period,status,standing,knownFrom,sources\n%s,spread-01,eq,%d.5,USD,2016,reported,normal,2017-02-15,%s-01\n' "$company" $turn "$company" |
			curl -s -m 20 -H "X-API-Key: $key" -H 'Content-Type: text/csv' --data-binary @- -w '%{http_code} figures\n' -o /dev/null "$url/api/v1/observations" || true
		curl -s -m 20 -w '%{http_code} export\n' -o "$work/export.zip" "$url/api/v1/packages/fintech-cases.zip" || true
		curl -s -m 20 -H "X-API-Key: $key" -H 'Content-Type: application/zip' --data-binary "@$work/export.zip" -w '%{http_code} package\n' -o /dev/null "$url/api/v1/packages?dryRun=true" || true
		sleep 1
	done
}

jcmd=$(readlink -f "/proc/$(part gateway)/exe" | sed 's/java$/jcmd/')
# The meters of a part by their ports, which follow one another.
meters() { curl -fsS -m 5 "${management%:*}:$((${management##*:} + $1))/actuator/prometheus"; }
# sample MINUTE: of each part MB resident, of what lives in the heap after a collection, and of all that is not heap. The heap itself grows as it
# likes, to its bound, and gives little back.
sample() {
	local index pid name
	for index in "${!parts[@]}"; do
		name=${parts[index]} pid=$(part "$name")
		"$jcmd" "$pid" GC.run >/dev/null
		meters "$index" | awk -v minute="$1" -v part="$name" -v rss="$(awk '/VmRSS/ { print $2 / 1024 }' "/proc/$pid/status")" '
			/^jvm_gc_live_data_size_bytes/ { live = $NF } /^jvm_memory_committed_bytes{.*area="heap"/ { heap += $NF }
			END { printf "%d\t%s\t%.1f\t%.1f\t%.1f\n", minute, part, rss, live / 1048576, rss - heap / 1048576 }'
	done | tee -a "$work/samples"
}
# What is held: connections to databases, requests.
held() { for index in "${!parts[@]}"; do meters "$index"; done | awk '/^(r2dbc_pool_acquired_connections|r2dbc_pool_pending_connections|casebook_in_flight){/ { n += $NF } END { print n + 0 }'; }

leaving >/dev/null 2>&1 & leaver=$!
writing >"$work/writes" & writer=$!
wrk -t2 -c8 -d$((minutes * 60 - 5))s --timeout 20s -s "$work/reads.lua" "$url" >"$work/reads" & reader=$!
trap 'kill $leaver $writer $reader 2>/dev/null; rm -rf "$work"' EXIT
began=$SECONDS
printf 'minute\tpart\tresident MB\tlive MB\tnot heap MB\n'
for ((minute = 1; minute <= minutes; minute++)); do
	sleep $((began + minute * 60 - SECONDS > 0 ? began + minute * 60 - SECONDS : 0))
	sample $minute
done
kill $leaver $writer
wait $leaver $writer $reader 2>/dev/null || true
grep -E 'requests in|Non-2xx|Socket' "$work/reads"
sort "$work/writes" | uniq -c

status=0
awk -v n="$minutes" -v allowed="$allowed" '
	$1 > n / 3 && $1 <= 2 * n / 3 { middle[$2, "live"] += $4; middle[$2, "not heap"] += $5; early[$2]++ }
	$1 > 2 * n / 3 { last[$2, "live"] += $4; last[$2, "not heap"] += $5; late[$2]++ }
	END {
		for (key in last) {
			split(key, k, SUBSEP)
			a = middle[key] / early[k[1]]; b = last[key] / late[k[1]]
			# a few megabytes more of little are nothing
			bad = b > a * allowed && b > a + 3
			printf "%s %s: %.1f MB, then %.1f MB%s\n", k[1], k[2], a, b, bad ? ": GROWS" : ""
			if (bad) status = 1
		}
		exit status
	}' "$work/samples" || status=1
if grep -n 'LEAK:' "$data"/logs/*; then echo 'buffers were not given back' >&2; status=1; fi
grep -qa 'leakDetection.level=paranoid' "/proc/$(part gateway)/environ" || echo 'not every buffer was watched: see the head of this file' >&2
for ((wait = 0; wait < 30 && $(held) > 0; wait++)); do sleep 1; done
[ "$(held)" = 0 ] || { echo "still held: $(held)" >&2; status=1; }
exit $status
