#!/usr/bin/env bash
# Builds dist/companion, a folder with the window and the command line that runs without Python, and passes
# its self-test.
set -euo pipefail
cd "$(dirname "$0")/../.."
# The same sources give the same bytes: no order of the day, no time of the build.
export PYTHONHASHSEED=0
export SOURCE_DATE_EPOCH="${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct 2>/dev/null || date +%s)}"
.venv/bin/pyinstaller --noconfirm --clean --log-level ERROR \
  --distpath dist --workpath build/pyinstaller packaging/companion.spec
packaging/linux/small_icu.sh dist/companion/_internal/PySide6/Qt/lib
.venv/bin/python packaging/licences.py dist/companion
du -sh --apparent-size dist/companion
.venv/bin/python -m pytest -q -m dist tests/test_dist.py
