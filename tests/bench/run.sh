#!/usr/bin/env bash
# Measures the server beside what bounds it, on this machine: prints tables, leaves the figures as JSON.
#
#   tests/bench/run.sh [--data DIR] [--preset NAME] [--rounds N] [--seconds S] [--points N] [PART...]
#
# PART: memory import 1000 10000 100000 governance feed season metrics policy web (all of them). A number is the summary of that many generated
# projects, GetProject and ListProjects; 100000 is also SearchPortfolio and AdvancePhase; governance is CheckReadiness and GetAttentionList
# of 100000, and feed their WatchProjects, 500 at a time. Each figure stands beside that of a bare callback handler that
# sends the same statements (bare.h); they take turns, and a ratio is the median over the rounds. web is the gateway:
# GetProject through it beside gRPC, and the whole portfolio (662 and 10000 projects) beside nginx, which serves the same
# bytes from files; it wants nginx (Debian: nginx-light). season is RunRanking and RunPlacing of a call with 2000 applications and
# 10000 reviews, beside the same computed from memory. metrics is what 1000 teams tell of 50 metrics a day: batches of 1000 points beside the
# bare upsert of the same, a series, all teams, and both at once. 90000000 points are five years of it; --points says how many are stored
# (18000000, a year), which is rounded to whole days and said above the figures. policy is the register of 10000 proposals and the trace of a
# topic, beside the one statement that tells as much.
#
# NAME (bench) is the preset that is built and measured: `bench` is what ./run serves. Another's build folder must have been
# configured with PEPINIERE_BENCH=ON; what it was compiled with is said above the figures.
#
# DIR (build/bench/data) holds a MariaDB that syncs each commit to the disk and is kept for the next time. Ports
# 52110-52115 of 127.0.0.1 must be free.
set -euo pipefail
cd "$(dirname "$0")/../.."
DATA=$PWD/build/bench/data PRESET=bench ROUNDS=5 TURN=1 POINTS=18000000 PARTS=()
while (( $# )); do
  case $1 in
    -h | --help) sed -n '2,/^set -/{/^set -/d;s/^# \{0,1\}//;p}' "$0"; exit ;;
    --data) DATA=$(realpath -m -- "$2"); shift ;;
    --preset) PRESET=$2; shift ;;
    --rounds) ROUNDS=$2; shift ;;
    --seconds) TURN=$2; shift ;;
    --points) POINTS=$2; shift ;;
    *) PARTS+=("$1") ;;
  esac
  shift
done
if (( ${#PARTS[@]} == 0 )); then PARTS=(memory import 1000 10000 100000 governance feed season metrics policy web); fi
LOGS=$DATA/log RESULTS=$DATA/results
mkdir -p "$LOGS" "$RESULTS"
# shellcheck source=.ci/common.sh
. .ci/common.sh

readonly TREE=$ROOT/build/$PRESET
readonly BENCH=$TREE/tests/bench/pepiniere_bench PEP=$TREE/clients/pep/pep PEPINIERED=$TREE/services/pepiniered/pepiniered
readonly OURS=127.0.0.1:52110 BARE=127.0.0.1:52111 ECHO=127.0.0.1:52112 METRICS=127.0.0.1:52113
readonly WEB=127.0.0.1:52114 NGINX=127.0.0.1:52115
readonly IMPORTED=662
export PEP_SERVER=$OURS PEP_CONFIG_DIR=$DATA/pep
SERVER='' BARE_SERVER='' NGINX_SERVER='' READY_AFTER=''

sql() { mariadb --no-defaults --socket="$SOCKET" --user=root --default-character-set=utf8mb4 "$@"; }

stop_servers() {
  local pid
  for pid in $SERVER $BARE_SERVER $NGINX_SERVER; do
    kill -TERM "$pid" 2>/dev/null || true
    wait "$pid" 2>/dev/null || true
  done
  SERVER='' BARE_SERVER='' NGINX_SERVER=''
}

finish() {
  stop_servers
  .ci/mariadb.sh stop "$DATA/mariadb"
}

# seconds_since EPOCHREALTIME
seconds_since() { awk -v from="$1" -v to="$EPOCHREALTIME" 'BEGIN { printf "%.1f s", to - from }'; }

# start_server SCHEMA: ours, as ./run starts it; its pid in SERVER, and in READY_AFTER what it took to load the census.
start_server() {
  local began=$EPOCHREALTIME
  "$PEPINIERED" --listen="$OURS" --metrics-listen="$METRICS" --gateway-listen="$WEB" --db-socket="$SOCKET" \
    --db portfolio="$1" "${OTHERS[@]}" --db-password-file="$DATA/mariadb/pepiniere.password" --jwks="$DATA/issuer/jwks.json" \
    --issuer=https://pepiniere.localhost --audience=pepiniere --development --log-file="$LOGS/pepiniered.log" &
  SERVER=$!
  until "$PEP" portfolio summary >/dev/null 2>"$LOGS/ping.log"; do
    kill -0 "$SERVER" || die "the server ended; its log is $LOGS/pepiniered.log"
    sleep 0.2
  done
  READY_AFTER=$(seconds_since "$began")
}

start_bare() {
  "$BENCH" bare --listen="$BARE" --echo-listen="$ECHO" --db-socket="$SOCKET" --db-name="$1" \
    ${2:+"--metrics-db-name=$2"} ${3:+"--policy-db-name=$3"} --db-password-file="$DATA/mariadb/pepiniere.password" &
  BARE_SERVER=$!
}

# One process, so that its processor time can be read.
start_nginx() {
  mkdir -p "$DATA/www"
  cat >"$DATA/nginx.conf" <<CONF
daemon off; master_process off; worker_processes 1; pid $DATA/nginx.pid; error_log $LOGS/nginx.log;
events { worker_connections 1024; }
http {
  access_log off; sendfile on; tcp_nopush on; keepalive_requests 1000000;
  open_file_cache max=16; default_type application/json; root $DATA/www;
  client_body_temp_path $DATA/nginx.tmp; proxy_temp_path $DATA/nginx.tmp; fastcgi_temp_path $DATA/nginx.tmp;
  uwsgi_temp_path $DATA/nginx.tmp; scgi_temp_path $DATA/nginx.tmp;
  server { listen $NGINX; }
}
CONF
  nginx -e "$LOGS/nginx.log" -c "$DATA/nginx.conf" &
  NGINX_SERVER=$!
}

resident() { awk '/^VmRSS/ { printf "%.0f", $2 / 1024 }' "/proc/$SERVER/status"; }

fresh_schema() {
  sql -e "DROP DATABASE IF EXISTS $1"
  migrate portfolio "$SOCKET" "$1"
}

# generate COUNT: a schema with that many projects, made once.
generate() {
  local schema=pepiniere_bench_$1
  if [[ $(sql -Ne "SELECT COUNT(*) > 0 FROM $schema.committees" 2>/dev/null) == 1 ]]; then
    migrate portfolio "$SOCKET" "$schema"
    # What earlier measurements advanced is put back.
    step rewind "Rewinding $schema" rewind "$schema"
  else
    fresh_schema "$schema"
    step "generate-$1" "Generating $1 projects" load_portfolio "$schema" "$1"
  fi
}
load_portfolio() { sed "s/@COUNT@/$2/g" tests/bench/portfolio.sql | sql "$1"; }
rewind() {
  sql "$1" -e "
    DELETE r FROM phase_records r JOIN projects p ON p.id = r.project_id WHERE r.recorded_at_us <> p.created_at_us;
    DELETE s FROM phase_spans s JOIN projects p ON p.id = s.project_id WHERE s.known_from_us <> p.created_at_us;
    UPDATE phase_spans SET known_to_us = 9223372036854775807 WHERE known_to_us <> 9223372036854775807;
    DELETE FROM project_history WHERE known_from_us <> created_at_us;
    UPDATE project_history SET known_to_us = 9223372036854775807 WHERE known_to_us <> 9223372036854775807;
    TRUNCATE outbox; TRUNCATE changes; TRUNCATE request_log;
    TRUNCATE audit_records; TRUNCATE audit_pending; TRUNCATE audit_seals; UPDATE audit_head SET last_seq = 0;"
}

# part_of PART COUNT CASE...
part_of() {
  local part=$1 count=$2 options=()
  shift 2
  generate "$count"
  start_server "pepiniere_bench_$count"
  start_bare "pepiniere_bench_$count"
  say "" "pepiniered with $count projects: ready after $READY_AFTER, $(resident) MB resident at rest; load average $(cut -d' ' -f1-3 /proc/loadavg)"
  for one in "$@"; do options+=(--case "$one"); done
  if [[ -n $NGINX_SERVER ]]; then
    options+=(--web="http://$WEB" --nginx="http://$NGINX" --nginx-pid="$NGINX_SERVER" --nginx-root="$DATA/www")
  fi
  "$BENCH" measure --ours="$OURS" --ours-pid="$SERVER" --bare="$BARE" --bare-pid="$BARE_SERVER" --echo="$ECHO" \
    --token-file="$(echo "$PEP_CONFIG_DIR"/tokens/*.jwt)" --projects="$count" \
    --rounds="$ROUNDS" --seconds="$TURN" --json="$RESULTS/$part.json" "${options[@]}"
  say "pepiniered after that load: $(resident) MB resident; load average $(cut -d' ' -f1-3 /proc/loadavg)"
  stop_servers
}

timed_import() {
  local began=$EPOCHREALTIME
  "$PEP" import betagouv "$1" >"$LOGS/import.log" 2>&1
  seconds_since "$began"
}

part_import() {
  rm -rf "$DATA/content"
  tests/bench/content.py "$DATA/content" "$IMPORTED"
  fresh_schema pepiniere_bench_import
  start_server pepiniere_bench_import
  say "Import of $IMPORTED projects: $(timed_import "$DATA/content"); again: $(timed_import "$DATA/content")"
  stop_servers
}

part_memory() {
  fresh_schema pepiniere_bench_sample
  start_server pepiniere_bench_sample
  "$PEP" import betagouv clients/pep/sample >"$LOGS/import.log" 2>&1
  stop_servers
  start_server pepiniere_bench_sample
  say "pepiniered with the sample: $(resident) MB resident at rest"
  stop_servers
}

# The runs that earlier measurements left are gone with their schema.
part_season() {
  local schema=pepiniere_bench_season others=("${OTHERS[@]}")
  sql -e "DROP DATABASE IF EXISTS $schema"
  migrate cohort "$SOCKET" "$schema"
  sql "$schema" <tests/bench/large_call.sql
  fresh_schema pepiniere_bench_sample
  OTHERS=("${others[@]/cohort=*/cohort=$schema}")
  start_server pepiniere_bench_sample
  start_bare pepiniere_bench_sample
  "$BENCH" measure --ours="$OURS" --ours-pid="$SERVER" --bare="$BARE" --bare-pid="$BARE_SERVER" --echo="$ECHO" \
    --token-file="$(echo "$PEP_CONFIG_DIR"/tokens/*.jwt)" --projects=1 --rounds="$ROUNDS" --seconds="$TURN" \
    --json="$RESULTS/season.json" --case ranking --case placing
  say "pepiniered after that load: $(resident) MB resident"
  stop_servers
  OTHERS=("${others[@]}")
}

readonly WHOLE_POINTS=91300000 POINTS_A_DAY=50000 DAYS_AT_ONCE=28

# fill_metrics SCHEMA DAYS: some weeks at a time, the earliest first.
fill_metrics() {
  local first last=$(( $2 - 1 ))
  sed "s/@DAYS@/$2/g" tests/bench/metrics.sql | sql "$1"
  while (( last >= 0 )); do
    first=$(( last - DAYS_AT_ONCE + 1 > 0 ? last - DAYS_AT_ONCE + 1 : 0 ))
    sed "s/@FIRST@/$first/g; s/@LAST@/$last/g" tests/bench/metrics_points.sql | sql "$1"
    last=$(( first - 1 ))
  done
  sql "$1" <tests/bench/metrics_rollups.sql
}

# What earlier measurements told is taken back.
rewind_metrics() {
  sql "$1" -e "
    DELETE FROM points WHERE received_at_us <> 1775000000000000 AND time_us % 86400000000 <> 43200000000;
    UPDATE points p JOIN point_history h ON h.series_no = p.series_no AND h.time_us = p.time_us AND h.received_at_us = 1775000000000000
      SET p.value = h.value, p.revision = h.revision, p.received_at_us = h.received_at_us;
    TRUNCATE point_history; TRUNCATE dirty_days; TRUNCATE outbox; TRUNCATE changes; TRUNCATE request_log;
    TRUNCATE audit_records; TRUNCATE audit_pending; TRUNCATE audit_seals; UPDATE audit_head SET last_seq = 0;"
}

part_metrics() {
  local days=$(( POINTS / POINTS_A_DAY )) schema others=("${OTHERS[@]}") began metric purpose
  (( days > 1826 )) && days=1826
  (( days < 120 )) && days=120
  schema=pepiniere_bench_metrics_$days
  generate 1000
  if [[ $(sql -Ne "SELECT COUNT(*) > 0 FROM $schema.rollups" 2>/dev/null) == 1 ]]; then
    migrate metrics "$SOCKET" "$schema"
    step rewind "Rewinding $schema" rewind_metrics "$schema"
  else
    sql -e "DROP DATABASE IF EXISTS $schema"
    migrate metrics "$SOCKET" "$schema"
    began=$EPOCHREALTIME
    step metrics "Telling $(( days * POINTS_A_DAY )) points" fill_metrics "$schema" "$days"
    say "$(( days * POINTS_A_DAY )) points were put there by INSERT ... SELECT in $(seconds_since "$began")"
  fi
  say "" "Metrics: 1000 teams, 50 metrics, $days days: $(( days * POINTS_A_DAY )) of $WHOLE_POINTS points (five years), $(( 100 * days / 1826 )) %; tables of $(sql -Ne "SELECT ROUND(SUM(data_length + index_length) / 1048576) FROM information_schema.tables WHERE table_schema = '$schema'") MB"
  OTHERS=("${others[@]/metrics=*/metrics=$schema}")
  start_server pepiniere_bench_1000
  start_bare pepiniere_bench_1000 "$schema"
  for metric in $(seq -f %02g 50); do
    purpose=()
    if [[ $metric == 01 ]]; then purpose=(--purpose usage); fi
    # Those of an earlier time are there.
    "$PEP" metrics definitions create "mesure_$metric" --title "Mesure $metric" --kind additive --period instant --direction up \
      "${purpose[@]}" >>"$LOGS/definitions.log" 2>&1 || true
  done
  "$BENCH" measure --ours="$OURS" --ours-pid="$SERVER" --bare="$BARE" --bare-pid="$BARE_SERVER" --echo="$ECHO" \
    --token-file="$(echo "$PEP_CONFIG_DIR"/tokens/*.jwt)" --projects=1000 --points=$(( days * POINTS_A_DAY )) --rounds="$ROUNDS" \
    --seconds="$TURN" --json="$RESULTS/metrics.json" --case series --case months --case teams --case ingest --case beside
  say "pepiniered after that load: $(resident) MB resident; load average $(cut -d' ' -f1-3 /proc/loadavg)"
  stop_servers
  OTHERS=("${others[@]}")
}

readonly PROPOSALS=10000

part_policy() {
  local schema=pepiniere_bench_policy_$PROPOSALS others=("${OTHERS[@]}")
  sql -e "DROP DATABASE IF EXISTS $schema"
  migrate policy "$SOCKET" "$schema"
  sed "s/@COUNT@/$PROPOSALS/g" tests/bench/policy.sql | sql "$schema"
  fresh_schema pepiniere_bench_sample
  OTHERS=("${others[@]/policy=*/policy=$schema}")
  start_server pepiniere_bench_sample
  start_bare pepiniere_bench_sample '' "$schema"
  "$BENCH" measure --ours="$OURS" --ours-pid="$SERVER" --bare="$BARE" --bare-pid="$BARE_SERVER" --echo="$ECHO" \
    --token-file="$(echo "$PEP_CONFIG_DIR"/tokens/*.jwt)" --projects=1 --proposals="$PROPOSALS" --rounds="$ROUNDS" --seconds="$TURN" \
    --json="$RESULTS/policy.json" --case register --case trace
  say "pepiniered after that load: $(resident) MB resident"
  stop_servers
  OTHERS=("${others[@]}")
}

build "$PRESET" pepiniered pep pepiniere_bench
kind=$(sed -n 's/^CMAKE_BUILD_TYPE:[A-Z]*=//p' "$TREE/CMakeCache.txt")
say "Compiled with $(sed -n "s/^CMAKE_CXX_FLAGS_${kind^^}:[A-Z]*=//p" "$TREE/CMakeCache.txt") (the preset $PRESET)"
trap finish EXIT
SOCKET=$(.ci/mariadb.sh start "$DATA/mariadb")
make_issuer "$DATA/issuer"
# The other services, empty.
OTHERS=()
for service in $(services); do
  [[ $service == portfolio ]] || { migrate "$service" "$SOCKET" "pepiniere_bench_$service"; OTHERS+=(--db "$service=pepiniere_bench_$service"); }
done
"$PEP" login --as programme_admin >"$LOGS/login.log" 2>&1 || die "cannot log in; see $LOGS/login.log"
for part in "${PARTS[@]}"; do
  case $part in
    memory | import | season | metrics | policy) "part_$part" ;;
    100000) part_of "$part" "$part" summary list search get advance ;;
    governance) part_of "$part" 100000 readiness attention below ;;
    web)
      command -v nginx >/dev/null || die 'the part web wants nginx'
      for count in "$IMPORTED" 10000; do
        start_nginx
        part_of "web-$count" "$count" gateway files
      done
      ;;
    feed) part_of "$part" 100000 feed ;;
    *) part_of "$part" "$part" summary list get ;;
  esac
done
say "The figures as JSON are in $RESULTS."
