#!/usr/bin/env bash
# The main job without a window: the demonstration carnet to a PDF and its pictures, in build/.
set -euo pipefail
cd "$(dirname "$0")/../.."
today=${1:?usage: demo_page.sh YYYY-MM-DD}
companion=.venv/bin/companion

mkdir -p build
rm -f build/demo.carnet build/demo.carnet.key build/summary-*
"$companion" demo build/demo.carnet --today "$today"
for lang in fr en; do
  "$companion" summary build/demo.carnet --today "$today" --lang "$lang" --format pdf -o "build/summary-$lang.pdf"
  "$companion" summary build/demo.carnet --today "$today" --lang "$lang" --format png -o "build/summary-$lang.png"
done
echo "Made in build/:"
ls -1 build/demo.carnet build/summary-*
