#!/usr/bin/env bash
# Asks a fresh Windows under Wine for what the program needs of it (locked screen, credentials, colours, printer…):
# try_parts.sh PYTHON.
set -euo pipefail
cd "$(dirname "$0")/../.."
python=$(realpath "${1:?usage: try_parts.sh PYTHON}")
uv=$(command -v uv || echo .make/uv/bin/uv)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# Beside the Python that the folder is made of, not in it: what tests bring would be packed.
names='pytest|pytest-qt|pytest-timeout|hypothesis|sortedcontainers|pluggy|iniconfig|packaging|pygments|colorama|typing-extensions'
"$uv" export --quiet --frozen --only-group dev --no-emit-project --no-annotate \
  | awk -v names="^($names)==" '/^[^ ]/ { keep = $1 ~ names } keep' >"$work/packages.txt"
"$uv" pip install --quiet --python-platform x86_64-pc-windows-msvc --python-version 3.11 --only-binary :all: --no-deps \
  --require-hashes --target "$work/site" -r "$work/packages.txt"
packaging/windows/wine_prefix.sh "$work/wine"
PYTHONPATH=. .venv/bin/python packaging/windows/try_parts.py "$python" "$work/wine" "$work/site"
