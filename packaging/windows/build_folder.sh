#!/usr/bin/env bash
# Builds dist/windows/companion, the folder for Windows, under Wine: build_folder.sh PYTHON PREFIX.
set -euo pipefail
cd "$(dirname "$0")/../.."
python=${1:?usage: build_folder.sh PYTHON PREFIX}
export WINEPREFIX=${2:?usage: build_folder.sh PYTHON PREFIX} WINEARCH=win64 WINEDEBUG=-all
# The same sources give the same bytes: no order of the day, no time of the build.
export PYTHONHASHSEED=0 PYTHONUTF8=1
export SOURCE_DATE_EPOCH="${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct 2>/dev/null || date +%s)}"

# Python for Windows refuses the handles that Wine makes of a terminal or a file: it reads and writes through pipes.
under_wine() { wine "$python/python.exe" "$@" </dev/null 2>&1 | cat; }

QT_QPA_PLATFORM=offscreen .venv/bin/python packaging/icons.py build/icons
under_wine -m PyInstaller --noconfirm --clean --log-level WARN \
  --distpath dist/windows --workpath build/windows/pyinstaller packaging/companion.spec
under_wine packaging/licences.py dist/windows/companion
wineserver --wait
du -sh --apparent-size dist/windows/companion
