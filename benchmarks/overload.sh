#!/usr/bin/env bash
# overload.sh [seconds]: a comparison with nothing kept, asked for as fast as the platform can answer it, then at five times that rate. Tells how many
# requests are still answered, how fast the others are refused, and how long it takes until all is as before. Needs wrk (package wrk).
. "$(dirname "$0")/platform.sh"
seconds=${1:-15} warmup=${WARMUP:-45} clients=${CLIENTS:-640}
view=${CASEBOOK_VIEW:-'/api/v1/comparisons?group=fintech-cases&indexSet=key-indices&asOf=2018-07'}
need wrk 'the package wrk'

# One request: status and seconds.
probe() { curl -s -m 20 -o /dev/null -H 'Cache-Control: no-cache' -w '%{http_code} %{time_total}\n' "$url$view" || echo '000 20'; }
# The median of milliseconds of the lines with a status that begins so; nothing without any.
median() { awk -v s="$1" '$1 ~ "^(" s ")" { print $2 * 1000 }' "$2" | sort -n | awk '{ v[NR] = $1 } END { if (NR) printf "%.0f", v[int((NR + 1) / 2)]; else printf "-" }'; }
good() { awk -v t="$seconds" '/requests in/ { n = $1 } /Non-2xx/ { bad = $NF } END { printf "%.1f", (n - bad) / t }'; }

# so few connections that none is refused: one that is asks again at once, and what that costs is no part of the peak
wrk -t2 -c8 -d"${warmup}s" -H 'Cache-Control: no-cache' "$url$view" >/dev/null
for i in 1 2 3 4 5 6 7 8 9 10; do probe; done >"$work/before"
peak=$(wrk -t2 -c8 -d"${seconds}s" --timeout 20s -H 'Cache-Control: no-cache' "$url$view" | good)

# Each client waits before each request, so that together they ask at least five times as often as was answered: six times but for the time they wait
# for answers. They do not ask more when they are refused.
cat >"$work/pace.lua" <<-LUA
	wrk.headers['Cache-Control'] = 'no-cache'
	function delay() return math.random(0, math.floor(2 * $clients * 1000 / (6 * $peak))) end
LUA
(while :; do probe; sleep 0.05; done >"$work/during") & probes=$!
wrk -t2 -c"$clients" -d"${seconds}s" --timeout 20s -s "$work/pace.lua" "$url$view" >"$work/overload"
kill "$probes"; wait "$probes" 2>/dev/null || true
goodput=$(good <"$work/overload")

usual=$(median 200 "$work/before") over=$(now) well=0
until ((well == 5)); do
	read -r status took <<<"$(probe)"
	well=$(awk -v s="$status" -v t="$took" -v u="$usual" -v w="$well" 'BEGIN { print (s == 200 && t * 1000 < 2 * u + 20) ? w + 1 : 0 }')
	(($(now) - over < 60000000000)) || break
done
back=$(seconds $(($(now) - over)))

asked=$(awk -v t="$seconds" '/requests in/ { printf "%.0f", $1 / t }' "$work/overload")
printf 'peak: %s answers/s at 8 connections, %s ms at rest\n' "$peak" "$usual"
of_peak() { awk -v a="$1" -v b="$peak" 'BEGIN { printf "%.2f", a / b }'; }
printf 'overload: %s requests/s by %d clients, %s of the peak; %s answers/s, %s of the peak\n' "$asked" "$clients" "$(of_peak "$asked")" "$goodput" "$(of_peak "$goodput")"
printf 'refused: %d of %d probes, in %s ms at the median; the others answered in %s ms\n' "$(grep -cE '^(503|429)' "$work/during" || true)" "$(wc -l <"$work/during")" "$(median '503|429' "$work/during")" "$(median 200 "$work/during")"
printf 'back to usual: %s s; errors other than refusals among the probes: %d\n' "$back" "$(grep -cvE '^(200|503|429)' "$work/during" || true)"
