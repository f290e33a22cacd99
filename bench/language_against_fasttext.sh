#!/usr/bin/env bash
# `entente decode` against fastText's command, on the same lines, one core, in the same run: whole
# processes, from text to answer. fastText is trained on the same corpus, with its usual settings.
#   bench/language_against_fasttext.sh <folder of the binary> [rounds]
set -euo pipefail
cd "$(dirname "$0")/.."
binary=$1/entente rounds=${2:-5}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cat training/decoder/signs/*.jsonl > "$work/all.jsonl"
for _ in 1 2 3 4; do cat "$work/all.jsonl"; done > "$work/lines.jsonl"
node -e '
  const lines = require("fs").readFileSync(process.argv[1], "utf8").trim().split("\n").map(JSON.parse);
  const plain = lines.map(({ text }) => text.toLowerCase().replace(/\s+/g, " "));
  require("fs").writeFileSync(process.argv[2], plain.join("\n") + "\n");
  require("fs").writeFileSync(process.argv[3], lines.map(({ signs }, i) =>
    (signs.length ? signs : ["none"]).map((sign) => `__label__${sign}`).join(" ") + " " + plain[i]).join("\n") + "\n");
' "$work/lines.jsonl" "$work/lines.txt" "$work/train.txt"
fasttext supervised -input "$work/train.txt" -output "$work/model" -wordNgrams 2 -minn 3 -maxn 5 \
  -loss ova -epoch 5 -thread 1 -verbose 0 >/dev/null
count=$(wc -l < "$work/lines.txt")
timed() { local begin end; begin=$(date +%s%N); "$@" > /dev/null; end=$(date +%s%N); echo $((end - begin)); }
ours() { taskset -c 0 "$binary" decode < "$work/lines.jsonl"; }
theirs() { taskset -c 0 fasttext predict-prob "$work/model.bin" "$work/lines.txt" 3; }
for _ in $(seq "$rounds"); do echo "$(timed ours) $(timed theirs)"; done | sort -n | awk -v n="$count" '
  { ours[NR] = $1; theirs[NR] = $2; ratio[NR] = $2 / $1 }
  END { m = int((NR + 1) / 2); printf "entente decode %.0f utterances/s, fastText %.0f; ratio %.2f (median of %d)\n",
        n / ours[m] * 1e9, n / theirs[m] * 1e9, ratio[m], NR }'
