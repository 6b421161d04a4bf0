#!/usr/bin/env bash
# spread.sh [companies] [seconds] [connections]: comparisons of four companies drawn at random, so that hardly any was asked for before: with what is kept of
# each company, then with nothing kept (Cache-Control: no-cache), beside nginx with a file of such a comparison. Makes the companies, with twelve indices,
# ten events and twelve sources each. Needs wrk and nginx (packages wrk and nginx-light).
. "$(dirname "$0")/platform.sh"
companies=${1:-1000} seconds=${2:-12} connections=${3:-16} warmup=${WARMUP:-60}
need wrk 'the package wrk'

mkdir "$work/package"
awk -v n="$companies" -v dir="$work/package" 'BEGIN {
	print "key,name,kind,founded,country,industry,summary,sources" >(dir "/companies.csv")
	print "key,title,unit,unitLabel,dimension,better,basis" >(dir "/indices.csv")
	print "key,title,description,index" >(dir "/index-sets.csv")
	print "company,index,relation,value,unit,period,status,standing,knownFrom,sources" >(dir "/observations.csv")
	print "company,date,kind,title,detail,sources" >(dir "/events.csv")
	for (i = 1; i <= 12; i++) {
		printf "spread-%02d,Index %d,USD,US$,money,higher,actual\n", i, i >(dir "/indices.csv")
		printf "spread,Twelve indices,Of a benchmark,spread-%02d\n", i >(dir "/index-sets.csv")
	}
	printf "[" >(dir "/sources.json")
	for (c = 1; c <= n; c++) {
		printf "spread-%05d,Spread %d,organisation,%d,CN,fintech,The company number %d of a benchmark,spread-%05d-01\n", c, c, 1980 + c % 25, c, c >(dir "/companies.csv")
		for (i = 1; i <= 12; i++) {
			printf "%s{\"id\":\"spread-%05d-%02d\",\"type\":\"report\",\"title\":\"Report %d on company %d\",\"custom\":{\"citationShort\":\"Report %d.%d\"}}", (c + i > 2) ? "," : "", c, i, i, c, c, i >(dir "/sources.json")
			for (y = 2010; y < 2018; y++)
				printf "spread-%05d,spread-%02d,eq,%d.%d,USD,%d,reported,normal,%d-02-15,spread-%05d-%02d\n", c, i, c * 31 % 997 + i * 1000 + y, (c + i) % 90 + 10, y, y + 1, c, i >(dir "/observations.csv")
		}
		for (e = 1; e <= 10; e++)
			printf "spread-%05d,%d-%02d-%02d,launch,Launch %d of company %d,What it was about in a sentence of ordinary length,spread-%05d-%02d\n", c, 2005 + e, 1 + (c + e) % 12, 1 + c * e % 28, e, c, c, e >(dir "/events.csv")
	}
	printf "]" >(dir "/sources.json")
}'
cat >"$work/package/datapackage.json" <<-'JSON'
{"name":"spread","resources":[{"name":"companies","path":"companies.csv"},{"name":"indices","path":"indices.csv"},{"name":"index-sets","path":"index-sets.csv"},
{"name":"observations","path":"observations.csv"},{"name":"events","path":"events.csv"},{"name":"sources","path":"sources.json"}]}
JSON
(cd "$work/package" && jar -cMf "$work/package.zip" ./*)
job=$(curl -fsS -D - -o /dev/null -H "X-API-Key: $key" -H 'Content-Type: application/zip' --data-binary "@$work/package.zip" "$url/api/v1/packages" |
	tr -d '\r' | awk 'tolower($1) == "location:" { print $2 }')
await_job "$job" | grep -q '"state":"succeeded"' || { echo 'the companies could not be made' >&2; exit 1; }
database -c 'VACUUM ANALYZE'

cat >"$work/spread.lua" <<-LUA
	math.randomseed(os.time())
	function request()
		local keys, drawn = {}, {}
		while #keys < 4 do
			local n = math.random(1, $companies)
			if not drawn[n] then drawn[n] = true; keys[#keys + 1] = string.format('spread-%05d', n) end
		end
		return wrk.format('GET', '/api/v1/comparisons?indexSet=spread&asOf=2018-07&companies=' .. table.concat(keys, ','))
	end
LUA
curl -fsS "$url/api/v1/comparisons?indexSet=spread&asOf=2018-07&companies=spread-00001,spread-00002,spread-00003,spread-00004" -o "$work/view.json"
serve_file view.json

# measure NAME [WRK ARGUMENTS]: requests a second, latencies, CPU seconds of each part for 1000 requests.
measure() {
	local name=$1 part before=() out number
	shift
	for part in gateway company-service metrics-service timeline-service; do before+=("$(cpu "$(part $part)")"); done
	before+=("$(cpu $(server))")
	out=$(wrk -t2 -c"$connections" -d"${seconds}s" --timeout 20s --latency "$@")
	number=$(awk '/requests in/ { print $1 }' <<<"$out")
	printf '%s\t%s requests/s\tp50 %s\tp99 %s\tCPU s per 1000:' "$name" "$(awk '/Requests\/sec/ { print $2 }' <<<"$out")" "$(awk '$1 == "50%" { print $2 }' <<<"$out")" "$(awk '$1 == "99%" { print $2 }' <<<"$out")"
	for part in gateway company-service metrics-service timeline-service postgres; do
		printf ' %s %s' "$part" "$(awk -v a="${before[0]}" -v b="$([ $part = postgres ] && cpu $(server) || cpu "$(part $part)")" -v n="$number" 'BEGIN { printf "%.2f", (b - a) * 1000 / n }')"
		before=("${before[@]:1}")
	done
	printf '%s\n' "$(awk '/Non-2xx/ { print "; not 2xx: " $NF }' <<<"$out")"
}

printf '%d companies, %d bytes, %d connections, %d s each\n' "$companies" "$(stat -c %s "$work/view.json")" "$connections" "$seconds"
wrk -t2 -c"$connections" -d"${warmup}s" --timeout 20s -s "$work/spread.lua" "$url" >/dev/null
for round in 1 2; do
	measure nginx "$static"
	measure 'kept of each company' -s "$work/spread.lua" "$url"
done
wrk -t2 -c"$connections" -d"${warmup}s" --timeout 20s -s "$work/spread.lua" -H 'Cache-Control: no-cache' "$url" >/dev/null
measure 'nothing kept' -s "$work/spread.lua" -H 'Cache-Control: no-cache' "$url"
echo "memory of gateway: $(memory gateway)"
