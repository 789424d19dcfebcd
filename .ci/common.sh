# shellcheck shell=bash
# What ./run and ./test share. Sourced, never executed; the caller has `set -euo pipefail` and stands in the repository.
#
# Every long step goes through `step`: its whole output is kept in $LOGS, its last line shows while it works, and a
# failure prints the end of it.

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
LOGS=${LOGS:-$ROOT/.data/log}
export PATH=$ROOT/node_modules/.bin:$PATH

say() { printf '%s\n' "$*"; }
die() { printf '%s: %s\n' "${0##*/}" "$*" >&2; exit 1; }

# step LOG TITLE COMMAND...
step() {
  local log=$LOGS/$1.log title=$2 began=$SECONDS
  shift 2
  mkdir -p "$LOGS"
  say "$title"
  if ! "$@" 2>&1 </dev/null | keep "$log"; then
    tail -n 60 "$log" >&2
    die "failed: $title (all of it is in $log)"
  fi
  if (( SECONDS - began >= 5 )); then say "  done in $((SECONDS - began)) s"; fi
}

# Writes its input to LOG and shows the last line: in place on a terminal, every 20 s elsewhere.
keep() {
  local line next=$((SECONDS + 20)) width
  width=$(tput cols 2>/dev/null || echo 80)
  while IFS= read -r line || [[ -n $line ]]; do
    printf '%s\n' "$line" >&3
    if [[ -t 1 ]]; then
      printf '\r\033[K  %.*s' $((width - 3)) "${line//$'\r'/}"
    elif (( SECONDS >= next )); then
      printf '  %s\n' "$line"
      next=$((SECONDS + 20))
    fi
  done 3>"$1"
  if [[ -t 1 ]]; then printf '\r\033[K'; fi
}

# The packages of the sections named, from packages.txt.
packages_of() {
  awk -v wanted=" $* " '
    /^\[.*\]$/ { inside = index(wanted, " " substr($0, 2, length($0) - 2) " "); next }
    inside && NF && !/^#/ { print $1 }' "$ROOT/packages.txt"
}

# Whether the node on the PATH is as new as package.json asks (engines).
has_node() {
  local has wants
  command -v npm >/dev/null && has=$(node --version 2>/dev/null) || return 1
  wants=$(sed -n 's/.*"node": ">=\(.*\)".*/\1/p' "$ROOT/package.json")
  [[ $(printf '%s\n' "$wants" "${has#v}" | sort -V | head -n 1) == "$wants" ]]
}

apt() {
  if (( UID == 0 )); then
    DEBIAN_FRONTEND=noninteractive apt-get -q -y -o Dpkg::Use-Pty=0 "$@"
  else
    sudo DEBIAN_FRONTEND=noninteractive apt-get -q -y -o Dpkg::Use-Pty=0 "$@"
  fi
}

apt_install() { apt update && apt install --no-install-recommends "$@"; }

# install_packages SECTION...: asks dpkg what is missing (milliseconds) and installs that, if anything. A node from
# elsewhere stands for the section [node].
install_packages() {
  local wanted missing
  if has_node; then set -- "${@/#node/}"; fi
  mapfile -t wanted < <(packages_of "$@")
  mapfile -t missing < <(comm -23 <(printf '%s\n' "${wanted[@]}" | sort) \
    <(dpkg-query -W -f '${db:Status-Status} ${Package}\n' "${wanted[@]}" 2>/dev/null | sed -n 's/^installed //p' | sort))
  if (( ${#missing[@]} == 0 )); then return; fi
  if (( UID != 0 )); then
    command -v sudo >/dev/null || die "not root and no sudo: have root run  apt-get install ${missing[*]}"
    sudo -v
  fi
  step apt "Installing ${#missing[@]} Debian packages" apt_install "${missing[@]}"
}

# npm ci, once for each content of the lock file.
install_node_modules() {
  local stamp=$ROOT/node_modules/.installed want
  want=$(sha256sum <"$ROOT/package-lock.json")
  if [[ $(cat "$stamp" 2>/dev/null) == "$want" ]]; then return; fi
  step npm 'Installing the pinned npm packages' npm ci --prefix "$ROOT" --ignore-scripts --no-audit --no-fund
  printf '%s\n' "$want" >"$stamp"
}

# A compiler at work on gRPC's headers takes up to 1.2 GB.
build_jobs() {
  local memory
  memory=$(awk '/^MemAvailable/ { print int($2 / 1200000) }' /proc/meminfo)
  printf '%d\n' "$(( memory < 1 ? 1 : memory < $(nproc) ? memory : $(nproc) ))"
}

# build PRESET TARGET...
build() {
  local preset=$1 tree=$ROOT/build/$1
  shift
  if [[ ! -f $tree/build.ninja || $ROOT/CMakePresets.json -nt $tree/build.ninja ]]; then
    step "configure-$preset" "Configuring ($preset)" cmake -S "$ROOT" --preset "$preset"
  fi
  step "build-$preset" "Building ($preset)" ninja -C "$tree" -j "$(build_jobs)" "$@"
}

# The services, in the order in which they start.
services() { sed 's/#.*//;/^[[:space:]]*$/d' "$ROOT/services/services.txt"; }

# migrate SERVICE SOCKET [SCHEMA]: brings the schema (pepiniere_SERVICE) up to date, creating it if need be, and lets the
# service's account at it.
migrate() {
  local socket schema=${3:-pepiniere_$1}
  socket=$(jq -rn --arg path "$2" '$path | @uri')
  step "migrate-$1" "Migrating $schema" dbmate --url "mysql://root@localhost/$schema?socket=$socket" \
    --migrations-dir "$ROOT/migrations/shared" --migrations-dir "$ROOT/migrations/$1" --no-dump-schema up
  step "grant-$1" "Granting $schema" "$ROOT/migrations/grant.sh" "$schema" pepiniere --no-defaults --socket="$2" --user=root
}

base64url() { basenc --base64url -w0 | tr -d =; }

# make_issuer FOLDER: an EC P-256 key pair, and its public half as the JWKS that the server verifies tokens with; and a
# key that seals the cookies of those who sign in with it, another for the secrets of metrics' sources, one that signs
# receipts, and folders for the keys of answers.
make_issuer() {
  local folder=$1 point x y kid
  if [[ ! -s $folder/cookie.keys ]]; then
    mkdir -p "$folder"
    (umask 077 && openssl rand -base64 32 >"$folder/cookie.keys")
  fi
  if [[ ! -s $folder/sources.key ]]; then
    (umask 077 && openssl rand -base64 32 >"$folder/sources.key")
  fi
  if [[ ! -s $folder/receipts.pem ]]; then
    (umask 077 && openssl genpkey -quiet -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out "$folder/receipts.pem")
  fi
  (umask 077 && mkdir -p "$folder/answer-keys" "$folder/answer-keys-copy")
  if [[ -s $folder/jwks.json ]]; then return; fi
  mkdir -p "$folder"
  chmod 700 "$folder"
  (umask 077 && openssl genpkey -quiet -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out "$folder/key.pem")
  # The last 64 bytes of the public key's DER are its coordinates.
  point=$(openssl pkey -in "$folder/key.pem" -pubout -outform DER | tail -c 64 | basenc --base16 -w0)
  x=$(basenc --base16 -d <<<"${point:0:64}" | base64url)
  y=$(basenc --base16 -d <<<"${point:64}" | base64url)
  kid=$(printf '{"crv":"P-256","kty":"EC","x":"%s","y":"%s"}' "$x" "$y" | openssl dgst -sha256 -binary | base64url)
  jq -n --arg x "$x" --arg y "$y" --arg kid "$kid" \
    '{keys: [{kty: "EC", crv: "P-256", x: $x, y: $y, kid: $kid, use: "sig", alg: "ES256"}]}' >"$folder/jwks.json"
}
