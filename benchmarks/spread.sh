#!/usr/bin/env bash
# spread.sh [companies] [seconds] [connections]: comparisons of four companies drawn at random, so that hardly any was asked for before: with what is kept of
# each company, then with nothing kept (Cache-Control: no-cache), beside nginx with a file of such a comparison. Makes the companies, with twelve indices,
# ten events and twelve sources each. Needs wrk and nginx (packages wrk and nginx-light).
. "$(dirname "$0")/platform.sh"
. "$(dirname "$0")/companies.sh"
companies=${1:-1000} seconds=${2:-12} connections=${3:-16} warmup=${WARMUP:-60}
need wrk 'the package wrk'

make_companies "$companies"

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
