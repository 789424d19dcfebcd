#!/usr/bin/env bash
# Every shell script passes shellcheck.
set -euo pipefail
mapfile -t scripts < <(grep -rlE --exclude-dir={.git,build,node_modules,.data,.cache} \
  '^#!(/usr/bin/env bash|/bin/(ba)?sh)|^# shellcheck shell=' .)
shellcheck --external-sources "${scripts[@]}"
printf '%d scripts are clean\n' "${#scripts[@]}"
