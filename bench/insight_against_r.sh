#!/bin/sh
# bench/insight_against_r.sh [release build folder] [courses]
# The same courses of twelve sessions through R's monitors and through `entente insight detect`, in
# one run. CPU seconds; that of `entente` is of the whole process, learning and reading included.
set -eu
build=${1:-build/release}
courses=${2:-1000}
here=$(dirname "$0")
folder=$(mktemp -d)
trap 'rm -r "$folder"' EXIT
"$build/bench_insight_exam" --exam growth --n "$courses" --write "$folder"
Rscript "$here/insight_r_charts.R" "$folder/series.csv"
if "$build/entente" insight detect --help >/dev/null 2>&1; then
  bash -c 'TIMEFORMAT="entente insight detect: %U + %S s CPU"; time "$@" >/dev/null' detect \
    "$build/entente" insight detect --history "$folder/history.csv" \
    --series "$folder/series.csv" --min 1 --max 5 --grid 0.08333333333333333
fi
