#!/usr/bin/env bash
# A private MariaDB in one folder: nothing system-wide is read, written or listened on.
#
#   .ci/mariadb.sh start DIR [--volatile] [--port N]   start it (no-op when it runs), print its socket
#   .ci/mariadb.sh stop DIR                            stop it and wait for its last write (no-op when stopped)
#   .ci/mariadb.sh status DIR                          exit 0 when it answers
#   .ci/mariadb.sh socket DIR                          print where its socket is, started or not
#
# --volatile trades the fsync of each commit away: a killed server loses nothing, a killed machine may. For tests. Where
#            /dev/shm has room its data/ stands there, in memory, and is gone once it is stopped: making and dropping a
#            schema waits for the disk at every table, which takes a test several seconds.
# --port N   also listens on 127.0.0.1:N; without it the socket is the only way in.
#
# DIR is closed to everybody but its owner (mysql when started by root, else the caller) and holds
#   data/  tmp/  my.cnf  mariadb.sock  mariadb.pid  mariadb.log
#   pepiniere.password    of the account `pepiniere`, which may do what migrations/grant.sh says and nothing else
# `root` is the superuser: no password, but only for the operating system's user who started the server.
#
# A Unix socket's path has at most 107 bytes. Under a deeper DIR the socket stands in /tmp/pepiniere-UID/<hash of DIR>/
# instead, which is why those who connect ask `mariadb.sh socket DIR`.
set -euo pipefail

readonly SERVICE_USER=pepiniere
readonly START_SECONDS=90 STOP_SECONDS=120
readonly MEMORY_KIB=$((4 << 20))  # the suite takes less

die() { printf 'mariadb.sh: %s\n' "$*" >&2; exit 1; }

usage() { sed -n '2,/^set -/{/^set -/d;s/^# \{0,1\}//;p}' "$0"; }

# What is kept of DIR elsewhere is named by this.
hash_of() { printf %s "$1" | sha256sum | cut -c1-16; }

socket_of() {
  local direct=$1/mariadb.sock
  if (( $(printf %s "$direct" | wc -c) <= 107 )); then
    printf '%s\n' "$direct"
  else
    printf '/tmp/pepiniere-%s/%s/mariadb.sock\n' "$UID" "$(hash_of "$1")"
  fi
}

has_room_in_memory() {
  local free
  free=$(df --output=avail -k "${MEMORY%/*}" 2>/dev/null) && (( ${free##*[!0-9]} >= MEMORY_KIB ))
}

# Where the data of DIR is: what is there already, or where it is best.
data_of() {
  if [[ -d $MEMORY/data ]] || { [[ -n $VOLATILE ]] && has_room_in_memory; }; then
    printf '%s/data\n' "$MEMORY"
  else
    printf '%s/data\n' "$DIR"
  fi
}

# The user that mariadbd runs as: it refuses root unless told, so root lends it to mysql where mysql can reach DIR.
server_user() {
  if (( UID != 0 )); then
    id -un
  elif id mysql >/dev/null 2>&1 && runuser -u mysql -- test -x "$(dirname "$DIR")" -a -x "$DIR"; then
    printf 'mysql\n'
  else
    printf 'root\n'
  fi
}

# The pid of the server of this DIR, if it lives: a pid file may be older than a kill -9 or a reboot.
server_pid() {
  local pid
  pid=$(cat "$DIR/mariadb.pid" 2>/dev/null) || return 1
  [[ $pid =~ ^[0-9]+$ ]] && tr '\0' ' ' 2>/dev/null <"/proc/$pid/cmdline" | grep -qF -- "--defaults-file=$DIR/my.cnf " \
    && printf '%s\n' "$pid"
}

superuser_sql() { mariadb --no-defaults --socket="$SOCKET" --user="${1:-root}" --batch --skip-column-names --raw; }

answers() { superuser_sql <<<'DO 0' >/dev/null 2>&1; }

write_configuration() {
  local durability=1 pool=256M networking=skip-networking
  if [[ -n $VOLATILE ]]; then durability=2 pool=96M; fi
  if [[ -n $PORT ]]; then networking=$'bind-address = 127.0.0.1\nport = '$PORT; fi
  cat >"$DIR/my.cnf" <<CNF
# Written by .ci/mariadb.sh at each start.
[mariadbd]
datadir = $DATA
tmpdir = $DIR/tmp
socket = $SOCKET
pid-file = $DIR/mariadb.pid
log-error = $DIR/mariadb.log
$networking
skip-name-resolve
character-set-server = utf8mb4
default-time-zone = +00:00
max-connections = 1000
innodb-flush-log-at-trx-commit = $durability
innodb-buffer-pool-size = $pool
innodb-log-file-size = 96M
CNF
}

# A folder of its own: a server that starts deletes whatever temporary tables it finds, those of a server that runs too.
create_tmp() {
  mkdir -p "$DIR/tmp"
  chown "$OWNER:" "$DIR/tmp"
}

# In a folder beside and then renamed: an interrupted installation is never taken for a database.
install_data() {
  [[ -d $DATA/mysql ]] && return
  if [[ $DATA == "$MEMORY/data" ]]; then
    [[ -d $MEMORY ]] || mkdir -m 711 "$MEMORY"
    [[ -O $MEMORY ]] || die "$MEMORY belongs to somebody else"
  fi
  rm -rf "$DATA.new"
  mariadb-install-db --no-defaults --skip-name-resolve --datadir="$DATA.new" --tmpdir="$DIR/tmp" \
    --user="$OWNER" --skip-test-db \
    --auth-root-authentication-method=socket --auth-root-socket-user="$(id -un)" >"$DIR/install.log" 2>&1 ||
    { cat "$DIR/install.log" >&2; die "cannot create a database in $DATA"; }
  rm -rf "$DATA"
  mv "$DATA.new" "$DATA"
}

# Said again at each start, so that the password file is always the truth.
create_accounts() {
  local file=$DIR/$SERVICE_USER.password
  if [[ ! -s $file ]]; then
    (umask 077 && openssl rand -hex 24 >"$file")
  fi
  local password host
  password=$(cat "$file")
  {
    printf "CREATE USER IF NOT EXISTS root@localhost IDENTIFIED VIA unix_socket AS '%s';\n" "$(id -un)"
    printf 'GRANT ALL ON *.* TO root@localhost WITH GRANT OPTION;\n'
    for host in localhost 127.0.0.1; do
      printf "CREATE USER IF NOT EXISTS %s@'%s';\n" "$SERVICE_USER" "$host"
      printf "ALTER USER %s@'%s' IDENTIFIED BY '%s';\n" "$SERVICE_USER" "$host" "$password"
    done
  } | superuser_sql "$(id -un)"
  revoke_stale_grants
}

# Takes back what migrations/grant.sh did not give: whole schemas, as earlier versions did, and tables of schemas that
# are gone, so that tests do not heap them up.
revoke_stale_grants() {
  superuser_sql <<SQL | superuser_sql
SELECT CONCAT('REVOKE ALL PRIVILEGES ON \`', Db, '\`.* FROM ', QUOTE(User), '@', QUOTE(Host), ';')
  FROM mysql.db WHERE User = '$SERVICE_USER'
UNION ALL
SELECT CONCAT('REVOKE ALL PRIVILEGES ON \`', Db, '\`.\`', Table_name, '\` FROM ', QUOTE(User), '@', QUOTE(Host), ';')
  FROM mysql.tables_priv
  WHERE User = '$SERVICE_USER' AND Db NOT IN (SELECT schema_name FROM information_schema.schemata);
SQL
}

launch() {
  write_configuration
  setsid -f mariadbd --defaults-file="$DIR/my.cnf" --user="$OWNER" \
    </dev/null >>"$DIR/mariadb.log" 2>&1 9>&-
}

# A superuser by the caller's name exists from the installation on; `root` from create_accounts on.
await_ready() {
  local deadline=$((SECONDS + START_SECONDS))
  until superuser_sql "$(id -un)" <<<'DO 0' >/dev/null 2>&1; do
    if (( SECONDS > deadline )); then
      tail -n 30 "$DIR/mariadb.log" >&2
      die "MariaDB did not answer in $START_SECONDS s; its log is $DIR/mariadb.log"
    fi
    sleep 0.1
  done
}

# start() closes DIR to others and gives it away: never a folder that holds something else.
expect_own_folder() {
  [[ ! -d $DIR || -f $DIR/.lock || -z $(ls -A "$DIR") ]] || die "$DIR holds something else than a MariaDB"
  [[ ! -d $DIR || -O $DIR || $UID == 0 ]] || die "$DIR belongs to somebody else"
}

start() {
  command -v mariadbd >/dev/null || die 'mariadbd is not installed (packages.txt)'
  expect_own_folder
  mkdir -p "$DIR" "$(dirname "$SOCKET")"
  chmod 700 "$DIR" "$(dirname "$SOCKET")"
  [[ -O $(dirname "$SOCKET") || $UID == 0 ]] || die "$(dirname "$SOCKET") belongs to somebody else"
  if (( UID == 0 )) && id mysql >/dev/null 2>&1; then chown mysql: "$DIR" "$(dirname "$SOCKET")"; fi
  OWNER=$(server_user) DATA=$(data_of)
  exec 9>"$DIR/.lock"
  flock -w "$START_SECONDS" 9 || die "another start of $DIR does not end"
  if ! server_pid >/dev/null; then
    create_tmp
    install_data
    launch
  fi
  await_ready
  create_accounts
  printf '%s\n' "$SOCKET"
}

stop() {
  local pid deadline=$((SECONDS + STOP_SECONDS))
  if pid=$(server_pid); then
    kill -TERM "$pid"
    while [[ -d /proc/$pid ]]; do
      (( SECONDS <= deadline )) || die "MariaDB (pid $pid) did not stop in $STOP_SECONDS s; its log is $DIR/mariadb.log"
      sleep 0.05
    done
  fi
  # What a killed one left in memory goes too.
  rm -rf "$MEMORY"
}

status() {
  local pid
  if ! pid=$(server_pid) || ! answers; then die "no MariaDB answers in $DIR"; fi
  printf 'MariaDB (pid %s) answers on %s\n' "$pid" "$SOCKET"
}

parse() {
  (( $# >= 2 )) || { usage >&2; exit 2; }
  ACTION=$1 DIR=$(realpath -m -- "$2") VOLATILE='' PORT=''
  shift 2
  while (( $# )); do
    case $1 in
      --volatile) VOLATILE=1 ;;
      --port) PORT=${2:?--port wants a number}; shift ;;
      *) die "unknown option $1" ;;
    esac
    shift
  done
  SOCKET=$(socket_of "$DIR") MEMORY=/dev/shm/pepiniere-$UID-$(hash_of "$DIR")
}

case ${1:-} in
  -h | --help) usage; exit ;;
esac
parse "$@"
case $ACTION in
  start) start ;;
  stop) stop ;;
  status) status ;;
  socket) printf '%s\n' "$SOCKET" ;;
  *) usage >&2; exit 2 ;;
esac
