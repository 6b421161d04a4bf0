# What the benchmarks share: where the platform is, and how it is measured. Read by the others with `.`.
# They measure a local run (mvn -Prun) of this checkout.
set -euo pipefail
home=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
url=${CASEBOOK_URL:-http://localhost:8080}
data=${CASEBOOK_DATA:-$home/.casebook}
key=${CASEBOOK_KEY:-$(cat "$data/admin-key")}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

need() { command -v "$1" >/dev/null || { echo "$1 is needed: $2" >&2; exit 2; }; }
need curl 'the package curl'
need psql 'the package postgresql-client'
# the gateway's management port, ten beyond its own unless another is named
management=${CASEBOOK_MANAGEMENT:-${url%:*}:$((${url##*:} + 10))}
curl -fsS -m 5 -o /dev/null "$management/actuator/health/readiness" || { echo "no platform at $url: mvn -Prun" >&2; exit 2; }

# The database of the local run, as its superuser.
database() { PGOPTIONS='-c search_path=metrics -c client_min_messages=warning' psql -X -q -v ON_ERROR_STOP=1 -h 127.0.0.1 -p "${CASEBOOK_DATABASE_PORT:-15432}" -U postgres -d casebook "$@"; }

now() { date +%s%N; }
seconds() { awk -v ns="$1" 'BEGIN { printf "%.2f", ns / 1e9 }'; }
per_second() { awk -v n="$1" -v ns="$2" 'BEGIN { printf "%.0f", n * 1e9 / ns }'; }

# The process ids of the platform's parts; PostgreSQL's with its children.
part() { awk '{ print $1; exit }' "$data/run/$1"; }
server() { local pid; pid=$(head -n 1 "$data/postgresql/postmaster.pid"); echo "$pid" $(cat "/proc/$pid/task/$pid/children"); }

# CPU seconds that processes have used so far.
cpu() { for pid in "$@"; do cat "/proc/$pid/stat" 2>/dev/null || true; done | awk -v hz="$(getconf CLK_TCK)" '{ sub(/.*\) /, ""); s += $12 + $13 + $14 + $15 } END { printf "%.2f", s / hz }'; }

# The memory of a part in MB: now, and the most it ever had.
memory() { awk '/VmRSS/ { rss = $2 } /VmHWM/ { top = $2 } END { printf "%d MB, at most %d MB", rss / 1024, top / 1024 }' "/proc/$(part "$1")/status"; }

# Waits for a job, whose address is given, and prints its last state.
await_job() {
	local job
	until job=$(curl -fsS "$url$1") && grep -qE '"state":"(succeeded|refused|failed|interrupted)"' <<<"$job"; do sleep 0.2; done
	echo "$job"
}

# Has nginx serve a file of the work folder, which it is compared with: sets $static to its address and $nginx to its process id.
serve_file() {
	local port=${NGINX_PORT:-18999}
	need nginx 'the package nginx-light'
	cat >"$work/nginx.conf" <<-CONF
		worker_processes auto; pid $work/nginx.pid; error_log $work/error.log; daemon off;
		events { worker_connections 1024; }
		http { access_log off; sendfile on; tcp_nopush on; keepalive_requests 1000000; default_type application/json; client_body_temp_path $work/t1;
		proxy_temp_path $work/t2; fastcgi_temp_path $work/t3; uwsgi_temp_path $work/t4; scgi_temp_path $work/t5;
		server { listen 127.0.0.1:$port; root $work; } }
	CONF
	chmod 755 "$work" && chmod 644 "$work/$1"
	nginx -c "$work/nginx.conf" &
	nginx=$!
	trap 'kill $nginx 2>/dev/null; rm -rf "$work"' EXIT
	static=http://127.0.0.1:$port/$1
	until curl -fs -o /dev/null "$static"; do sleep 0.1; done
}
