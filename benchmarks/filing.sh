#!/usr/bin/env bash
# filing.sh [companyfacts.json[.gz]]: the import of a companyfacts file, from the first byte sent to the job's end, the first time and again.
# Without a file, one of 20,000 facts is made: 400 concepts, 50 quarters, each stated by one filing.
. "$(dirname "$0")/platform.sh"
file=${1:-}
if [ -z "$file" ]; then
	file=$work/facts.json
	awk -v cik=$((9000000000 + RANDOM)) 'BEGIN {
		printf "{\"cik\":%s,\"entityName\":\"Benchmark %s Inc.\",\"facts\":{\"us-gaap\":{", cik, cik
		for (c = 1; c <= 400; c++) {
			printf "%s\"BenchmarkConcept%03d\":{\"label\":\"Benchmark concept %d\",\"description\":\"Made for a benchmark\",\"units\":{\"USD\":[", (c > 1) ? "," : "", c, c
			for (q = 0; q < 50; q++) {
				y = 2012 + int(q / 4); m = q % 4
				split("01-01 04-01 07-01 10-01", s, " "); split("03-31 06-30 09-30 12-31", e, " "); split("05-10 08-10 11-10 02-10", f, " ")
				printf "%s{\"start\":\"%d-%s\",\"end\":\"%d-%s\",\"val\":%d,\"accn\":\"%010d-%02d-%06d\",\"fy\":%d,\"fp\":\"Q%d\",\"form\":\"10-Q\",\"filed\":\"%d-%s\"}", q ? "," : "", y, s[m + 1], y, e[m + 1], c * 1000003 + q, cik % 10000000000, y % 100, q + 1, y, m + 1, y + (m == 3), f[m + 1]
			}
			printf "]}}"
		}
		printf "}}}" }' >"$file"
fi
type=(-H 'Content-Type: application/json')
[[ $file != *.gz ]] || type+=(-H 'Content-Encoding: gzip')
for time in first again; do
	start=$(now)
	job=$(curl -fsS -D - -o /dev/null -H "X-API-Key: $key" "${type[@]}" --data-binary "@$file" "$url/api/v1/filings" |
		tr -d '\r' | awk 'tolower($1) == "location:" { print $2 }')
	outcome=$(await_job "${job#"$url"}")
	printf '%s\t%s s\t%s\n' "$time" "$(seconds $(($(now) - start)))" "$(grep -oE '"observations":\{[^}]*\}' <<<"$outcome")"
done
