#!/usr/bin/env bash
# What lint_wrong_programs must find: two programs that packages.txt beside this does not bring, one of them run by others.
set -euo pipefail
ccache --version | sed 's/ .*//'
cmake --version
trap 'env LANG=C timeout 3 shellcheck --version' EXIT
if command -v nginx >/dev/null; then nginx -v; fi
