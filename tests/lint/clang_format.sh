#!/usr/bin/env bash
# Every C++ file is as .clang-format says.
set -euo pipefail
mapfile -d '' -t files < <(find services clients tests -name '*.h' -print0 -o -name '*.cc' -print0)
clang-format-14 --dry-run -Werror "${files[@]}"
printf '%d files are formatted\n' "${#files[@]}"
