#!/usr/bin/env bash
# buf.sh lint|breaking SCRATCH: the contract follows buf's STANDARD rules, and breaks nobody who built on main.
#
# buf would fetch google/* from its registry; here a workspace in SCRATCH puts proto/ beside the copies of the npm
# package google-proto-files, so that nothing leaves the machine.
set -euo pipefail
action=$1 scratch=$2
google=$PWD/node_modules/google-proto-files/google
export PATH=$PWD/node_modules/.bin:$PATH
export GIT_CONFIG_COUNT=1 GIT_CONFIG_KEY_0=safe.directory GIT_CONFIG_VALUE_0=$PWD

# workspace FOLDER: FOLDER/proto is in place; adds google and one configuration for both.
workspace() {
  rm -f "$1/proto/buf.yaml"
  mkdir -p "$1/google/google"
  cp -r "$google"/{api,rpc,type} "$1/google/google/"
  sed 's|^  - path: \.$|  - path: proto\n  - path: google|' proto/buf.yaml >"$1/buf.yaml"
}

# The commit to be compatible with: main; and from main itself, what this commit is built on.
base_commit() {
  local main
  git rev-parse --git-dir >/dev/null 2>&1 || return 1
  main=$(git rev-parse -q --verify origin/main || git rev-parse -q --verify main) || return 1
  if [[ $main != "$(git rev-parse HEAD)" ]]; then
    git merge-base HEAD "$main"
  elif ! git diff --quiet HEAD -- proto; then
    printf '%s\n' "$main"
  else
    git rev-parse -q --verify HEAD~1
  fi
}

rm -rf "$scratch"
mkdir -p "$scratch/now"
cp -r proto "$scratch/now/proto"
workspace "$scratch/now"

case $action in
  lint)
    buf lint "$scratch/now/proto"
    ;;
  breaking)
    if ! base=$(base_commit) || [[ -z $(git ls-tree --name-only "$base" proto/pepiniere/) ]]; then
      printf 'SKIPPED: there is no earlier contract to compare with\n'
      exit 77
    fi
    mkdir -p "$scratch/before"
    git archive "$base" proto | tar -x -C "$scratch/before"
    workspace "$scratch/before"
    buf breaking "$scratch/now/proto" --against "$scratch/before/proto"
    printf 'nothing breaks against %s\n' "$(git log -1 --format='%h %s' "$base")"
    ;;
esac
