#!/usr/bin/env bash
# stream.sh [slow bytes/s] [slow seconds]: all observations as NDJSON through the gateway, beside psql's \copy of the same rows; then a
# client that reads slowly. Memory is shown before and after.
. "$(dirname "$0")/platform.sh"
limit=${1:-200k} patience=${2:-60}
parts=(gateway metrics-service)
shows() { for name in "${parts[@]}"; do printf '%s: %s\n' "$name" "$(memory "$name")"; done; }

rows=$(database -At -c 'SELECT count(*) FROM observation WHERE superseded_at IS NULL')
echo "$rows observations"
echo "before"; shows
java=$(cpu "$(part gateway)" "$(part metrics-service)") start=$(now)
read -r lines bytes <<<"$(curl -fsS -N -H 'Accept: application/x-ndjson' "$url/api/v1/observations" | wc -lc)"
ours=$(($(now) - start))
java=$(awk -v a="$java" -v b="$(cpu "$(part gateway)" "$(part metrics-service)")" -v n="$lines" 'BEGIN { printf "%.1f", (b - a) * 1e6 / n }')
start=$(now)
database -c "\\copy (SELECT company, index, id, revision, subject, relation, value, missing, unit, period, period_as_stated, status, standing, known_from, as_stated, sources, flags, recorded_at FROM observation WHERE superseded_at IS NULL ORDER BY company, index, id, revision) TO '/dev/null'"
theirs=$(($(now) - start))
printf 'NDJSON: %s rows, %s bytes, %s s, %s rows/s, %s CPU s per 1M rows (gateway and metrics-service)\n' "$lines" "$bytes" "$(seconds "$ours")" "$(per_second "$lines" "$ours")" "$java"
printf 'psql:   %s s, %s rows/s; ratio %s\n' "$(seconds "$theirs")" "$(per_second "$rows" "$theirs")" "$(awk -v a="$theirs" -v b="$ours" 'BEGIN { printf "%.2f", a / b }')"
[ "$lines" = "$rows" ] || { echo "rows are missing" >&2; exit 1; }
echo "after"; shows
slow=$(timeout "$patience" curl -sS -N --limit-rate "$limit" -H 'Accept: application/x-ndjson' "$url/api/v1/observations" | wc -c || true)
echo "a client at $limit/s for $patience s: $slow bytes; then"; shows
