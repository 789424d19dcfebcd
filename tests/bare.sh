#!/usr/bin/env bash
# A bare Debian 12 in a folder, and ./run and ./test in it: what a newcomer meets. Tests the commit that is checked out.
#
#   tests/bare.sh                         all of it: an hour or two, and 8 GB of disk
#   tests/bare.sh -R 'lint_|e2e_run'      the rest goes to ./test: here, only the tests whose name matches
#
#   --ccache DIR      share a folder of ccache with it, so that what was compiled before is not compiled again
#   --keep DIR        make the Debian in DIR and leave it there, to look around; a DIR that holds one already is used as
#                     it is, and is not so bare any more. Without it: a folder that is removed at the end.
#   --shell           when all is done, or failed, a shell in it
#
# Wants root, debootstrap, and the network that ./run wants. Nothing of this machine gets in but its mirror of Debian, its
# proxy, its certificates and its name server. Mounts and processes live in namespaces of their own, which end with this
# script however it ends, kill -9 included.
set -euo pipefail
cd "$(dirname "$0")/.."

readonly SUITE=bookworm CHECKOUT=/srv/pepiniere
# What a bare machine would not know of this one.
readonly PASSED_ON=(TERM http_proxy https_proxy no_proxy HTTP_PROXY HTTPS_PROXY NO_PROXY)

say() { printf '\n== %s\n' "$*"; }
die() { printf 'bare.sh: %s\n' "$*" >&2; exit 1; }

parse() {
  CCACHE='' KEEP='' SHELL_AFTER='' WITHIN='' ARGUMENTS=()
  while (( $# )); do
    case $1 in
      -h | --help) sed -n '2,/^set -/{/^set -/d;s/^# \{0,1\}//;p}' "$0"; exit ;;
      --ccache) CCACHE=$(realpath -- "${2:?--ccache wants a folder}"); shift ;;
      --keep) KEEP=$(realpath -m -- "${2:?--keep wants a folder}"); shift ;;
      --shell) SHELL_AFTER=1 ;;
      --within) WITHIN=$2; shift ;;  # said by this script to itself
      *) ARGUMENTS+=("$1") ;;
    esac
    shift
  done
}

# The lines of sources.list that name the Debian mirrors of this machine; Debian's own where it is no Debian.
mirrors() {
  local lines
  lines=$(apt-get indextargets --format "\$(REPO_URI) \$(RELEASE)" 'Created-By: Packages' 'Origin: Debian' 2>/dev/null |
    awk -v suite="$SUITE" '$2 ~ "^" suite { print "deb", $1, $2, "main" }' | sort -u) || lines=''
  if ! grep -q " $SUITE main\$" <<<"$lines"; then
    lines="deb http://deb.debian.org/debian $SUITE main
deb http://deb.debian.org/debian-security $SUITE-security main"
  fi
  printf '%s\n' "$lines"
}

make_debian() {
  local mirror
  mirror=$(mirrors | awk -v suite="$SUITE" '$3 == suite { print $2; exit }')
  say "Debian $SUITE from $mirror"
  debootstrap --variant=minbase "$SUITE" "$ROOT" "$mirror" | tail -n 1
  mirrors >"$ROOT/etc/apt/sources.list"
  printf '127.0.0.1 localhost\n::1 localhost\n' >"$ROOT/etc/hosts"  # which every machine has, and debootstrap leaves out
  apt-config dump | grep -iE '^Acquire::https?::' >"$ROOT/etc/apt/apt.conf.d/90machine" || true
  mkdir -p "$ROOT/usr/local/share/ca-certificates"
  cp -rL /usr/local/share/ca-certificates/. "$ROOT/usr/local/share/ca-certificates/"
}

# The commit, without what is not committed and without git's own folder.
check_out() {
  say "Checking out $(git log -1 --format='%h %s')"
  if ! git diff --quiet HEAD; then printf 'What is not committed is left out.\n'; fi
  mkdir -p "$ROOT$CHECKOUT"
  git archive HEAD | tar -x -C "$ROOT$CHECKOUT"
}

mount_all() {
  cp -L /etc/resolv.conf "$ROOT/etc/resolv.conf"
  mount -t proc proc "$ROOT/proc"
  mount --rbind /sys "$ROOT/sys"
  mount --rbind /dev "$ROOT/dev"
  mount -t tmpfs tmpfs "$ROOT/run"
  if [[ -n $CCACHE ]]; then
    mkdir -p "$ROOT/var/cache/ccache"
    mount --bind "$CCACHE" "$ROOT/var/cache/ccache"
  fi
}

# inside COMMAND...: in the checkout, as root of the bare machine.
inside() {
  local name environment=(HOME=/root PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin)
  for name in "${PASSED_ON[@]}"; do
    if [[ -n ${!name:-} ]]; then environment+=("$name=${!name}"); fi
  done
  # Its owner says how much it may hold. A compiler of the same package has the same time here, and is taken for the
  # same; what was compiled in another folder (with base_dir, hash_dir = false and sloppiness = locale there too) is
  # found.
  if [[ -n $CCACHE ]]; then
    environment+=(CCACHE_DIR=/var/cache/ccache CCACHE_MAXSIZE=0 "CCACHE_BASEDIR=$CHECKOUT" CCACHE_NOHASHDIR=1
      CCACHE_SLOPPINESS=locale)
  fi
  env -i "${environment[@]}" chroot "$ROOT" bash -euo pipefail -c "cd $CHECKOUT; \"\$@\"" bash "$@"
}

# stage TITLE COMMAND...: says what it does, and afterwards whether it held; the next one runs anyway.
stage() {
  local title=$1 began=$SECONDS
  shift
  say "$title"
  if inside "$@"; then
    REPORT+=("held in $((SECONDS - began)) s: $title")
  else
    REPORT+=("FAILED after $((SECONDS - began)) s: $title")
    FAILED=1
  fi
}

# Three ports in a row that nobody of this machine uses: the network is not a namespace of its own.
free_listen() {
  local port=50051
  while (echo >"/dev/tcp/127.0.0.1/$port" || echo >"/dev/tcp/127.0.0.1/$((port + 1))" ||
    echo >"/dev/tcp/127.0.0.1/$((port + 2))") 2>/dev/null; do
    port=$((port + 10))
  done
  printf '127.0.0.1:%d\n' "$port"
}

as_a_newcomer() {
  local listen
  listen=$(free_listen)
  REPORT=() FAILED=''
  stage './run --detach' ./run --detach --listen "$listen"
  stage 'pep' bash -euo pipefail -c '. .data/pep.env; pep projects list; pep export csv projets.csv; wc -l projets.csv'
  stage './run --stop' ./run --stop
  stage "./test ${ARGUMENTS[*]}" ./test "${ARGUMENTS[@]}"
  if [[ -n $SHELL_AFTER ]]; then inside bash -i || true; fi
  say 'On a bare Debian'
  printf '%s\n' "${REPORT[@]}"
  [[ -z $FAILED ]]
}

# What is done in the namespaces.
within() {
  ROOT=$1
  if [[ ! -f $ROOT/etc/debian_version ]]; then make_debian; fi
  check_out
  mount_all
  as_a_newcomer
}

# In the background, or a signal would wait for it to end; with the signals that a background job ignores put back, since
# ./run is left by Ctrl-C.
in_namespaces() {
  setpriv --pdeathsig=KILL env --default-signal=INT,QUIT \
    unshare --mount --pid --fork --kill-child "$0" --within "$ROOT" "$@" <&0 &
  NAMESPACES=$!
  wait "$NAMESPACES"
}

finish() {
  if [[ -n $NAMESPACES ]]; then kill -KILL "$NAMESPACES" 2>/dev/null || true; fi
  if [[ -z $KEEP ]]; then rm -rf "$ROOT" || { sleep 1; rm -rf "$ROOT"; }; fi
}

parse "$@"
if [[ -n $WITHIN ]]; then
  within "$WITHIN"
  exit
fi
(( UID == 0 )) || die 'not root: chroot and mount want it'
command -v debootstrap >/dev/null || die 'debootstrap is not installed'
NAMESPACES=''
# /var/tmp: it takes gigabytes, and /tmp may be memory.
if [[ -n $KEEP ]]; then mkdir -p "$KEEP"; ROOT=$KEEP; else ROOT=$(mktemp -d /var/tmp/bare.XXXXXX); fi
chmod 755 "$ROOT"
trap finish EXIT
trap 'exit 130' INT TERM
in_namespaces "$@"
