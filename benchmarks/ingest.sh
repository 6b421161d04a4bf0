#!/usr/bin/env bash
# ingest.sh [rows] [rounds]: new observations by CSV through the gateway, beside psql's \copy of as many rows into a staging table and
# an upsert into the same table with the same indexes, in turn.
. "$(dirname "$0")/platform.sh"
rows=${1:-1000000} rounds=${2:-3}
companies=2000 indices=50
periods=$(((rows + companies * indices - 1) / (companies * indices)))

say() { printf '%s\n' "$*" >&2; }

# A package with the companies, indices and the source that the rows are about.
catalogue() {
	mkdir "$work/package"
	awk -v n=$companies 'BEGIN { print "key,name,kind,summary,sources"
		for (c = 1; c <= n; c++) printf "bench-%04d,Bench %04d,organisation,Made for a benchmark,bench\n", c, c }' >"$work/package/companies.csv"
	awk -v n=$indices 'BEGIN { print "key,title,unit,dimension,better,basis"
		for (i = 1; i <= n; i++) printf "bench-%02d,Bench %02d,USD,money,higher,actual\n", i, i }' >"$work/package/indices.csv"
	echo '[{"id":"bench","type":"report","title":"Benchmark","custom":{"citationShort":"Benchmark"}}]' >"$work/package/sources.json"
	cat >"$work/package/datapackage.json" <<-'JSON'
	{"name":"benchmark","resources":[{"name":"companies","path":"companies.csv"},{"name":"indices","path":"indices.csv"},{"name":"sources","path":"sources.json"}]}
	JSON
	(cd "$work/package" && jar -cMf "$work/package.zip" ./*)
	local job
	job=$(curl -fsS -D - -o /dev/null -H "X-API-Key: $key" -H 'Content-Type: application/zip' --data-binary "@$work/package.zip" "$url/api/v1/packages" |
		tr -d '\r' | awk 'tolower($1) == "location:" { print $2 }')
	await_job "${job#"$url"}" | grep -q '"state":"succeeded"'
}

# table YEAR STYLE: the rows, each new, for the periods from a year on: as the API has them, or as the table has them.
table() {
	awk -v year="$1" -v style="$2" -v rows="$rows" -v companies=$companies -v indices=$indices -v periods=$periods 'BEGIN {
		if (style == "api") print "company,index,relation,value,unit,period,status,standing,knownFrom,sources"
		for (c = 1; c <= companies; c++) for (i = 1; i <= indices; i++) for (p = 0; p < periods && n < rows; p++) {
			n++
			y = year + p
			value = c * 31 % 997 + i * 1000 + p "." (n % 90 + 10)
			if (style == "api") printf "bench-%04d,bench-%02d,eq,%s,USD,%d,reported,normal,%d-02-15,bench\n", c, i, value, y, y + 1
			else printf "bench-%04d\tbench-%02d\teq\t%s\tUSD\t%d\t%d-01-01\t%d-12-31\treported\tnormal\t%d-02-15\t%d-02-15\t%d-02-15\t[{\"key\": \"bench\"}]\t{bench}\tbenchmark\n", c, i, value, y, y, y, y + 1, y + 1, y + 1
		} }'
}

columns="company, index, relation, value, unit, period, period_earliest, period_latest, status, standing, known_from, known_earliest, known_latest, sources, source_keys, recorded_by"
upsert="INSERT INTO observation ($columns) SELECT $columns FROM benchmark_stage
	ON CONFLICT (company, index, period, source_keys, relation, coalesce(subject, ''), coalesce(value, 'NaN'), unit) WHERE superseded_at IS NULL
	DO UPDATE SET status = excluded.status, standing = excluded.standing, known_from = excluded.known_from"

say "catalogue: $companies companies, $indices indices"
catalogue
database -c 'DROP TABLE IF EXISTS benchmark_stage' -c 'CREATE UNLOGGED TABLE benchmark_stage (LIKE observation INCLUDING DEFAULTS INCLUDING GENERATED)'
before=$(database -At -c 'SELECT count(*) FROM observation')
printf 'round\tgateway rows/s\tpsql rows/s\tratio\tCPU s per 1M: gateway+metrics\tPostgreSQL\tpsql run: PostgreSQL\n'
for round in $(seq "$rounds"); do
	# a year of its own for each round and each way, after all that were used before
	year=$(database -At -c "SELECT coalesce(max(period_latest), '1000-01-01'::date) FROM observation WHERE company LIKE 'bench-%'" | cut -c1-4)
	year=$((10#$year + 1))
	table "$year" api >"$work/rows.csv"
	table "$((year + periods))" table >"$work/rows.tsv"
	database -c CHECKPOINT
	java=$(cpu "$(part gateway)" "$(part metrics-service)") postgres=$(cpu $(server)) start=$(now)
	counts=$(curl -fsS -H "X-API-Key: $key" -H 'Content-Type: text/csv' -T "$work/rows.csv" -X POST "$url/api/v1/observations")
	ours=$(($(now) - start))
	java=$(awk -v a="$java" -v b="$(cpu "$(part gateway)" "$(part metrics-service)")" -v n="$rows" 'BEGIN { printf "%.1f", (b - a) * 1e6 / n }')
	postgres=$(awk -v a="$postgres" -v b="$(cpu $(server))" -v n="$rows" 'BEGIN { printf "%.1f", (b - a) * 1e6 / n }')
	grep -q "\"created\":$rows" <<<"$counts" || { say "not all were new: $counts"; exit 1; }
	database -c CHECKPOINT
	theirs_cpu=$(cpu $(server)) start=$(now)
	database -c "\\copy benchmark_stage ($columns) FROM '$work/rows.tsv'" -c "$upsert"
	theirs=$(($(now) - start))
	theirs_cpu=$(awk -v a="$theirs_cpu" -v b="$(cpu $(server))" -v n="$rows" 'BEGIN { printf "%.1f", (b - a) * 1e6 / n }')
	database -c 'TRUNCATE benchmark_stage'
	printf '%d\t%s\t%s\t%s\t%s\t%s\t%s\n' "$round" "$(per_second "$rows" "$ours")" "$(per_second "$rows" "$theirs")" \
		"$(awk -v a="$theirs" -v b="$ours" 'BEGIN { printf "%.2f", a / b }')" "$java" "$postgres" "$theirs_cpu"
done
start=$(now)
counts=$(curl -fsS -H "X-API-Key: $key" -H 'Content-Type: text/csv' -T "$work/rows.csv" -X POST "$url/api/v1/observations")
say "the last table again: $(per_second "$rows" $(($(now) - start))) rows/s, $counts"
database -c 'DROP TABLE benchmark_stage'
say "observations: $before before, $(database -At -c 'SELECT count(*) FROM observation') now"
for name in gateway metrics-service company-service timeline-service; do say "memory of $name: $(memory $name)"; done
