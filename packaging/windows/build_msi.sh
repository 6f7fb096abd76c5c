#!/usr/bin/env bash
# Makes of dist/windows/companion the package for hospitals, for every person of a computer, and tries it under Wine:
# build_msi.sh [--untried].
set -euo pipefail
cd "$(dirname "$0")/../.."
version=$(sed -n 's/^version = "\(.*\)"/\1/p' pyproject.toml)
# wixl finds files from the present folder on, and no absolute path.
folder=dist/windows/companion
package=dist/compagnon-immuno-$version-windows-x64.msi
mkdir -p build/windows/msi
(cd "$folder" && find . -type f | LC_ALL=C sort | sed 's|^\./||') \
  | wixl-heat --directory-ref INSTALLDIR --component-group Files --var var.FOLDER --win64 --prefix '' >build/windows/msi/files.wxs
wixl -a x64 -D VERSION="$version" -D Win64=yes -D FOLDER="$folder" -o "$package" \
  packaging/windows/package.wxs build/windows/msi/files.wxs
echo "$package: $(($(stat -c %s "$package") / 1000 / 1000)) MB"
[ "${1:-}" != --untried ] || exit 0

work=$(mktemp -d)
export WINEPREFIX=$work/wine WINEARCH=win64 WINEDEBUG=-all
finish() { wineserver --kill 2>/dev/null || true; [ -z "${xvfb:-}" ] || kill "$xvfb"; rm -rf "$work"; }
trap finish EXIT
# shellcheck source=packaging/windows/screen.sh
. packaging/windows/screen.sh "$work"
packaging/windows/wine_prefix.sh "$WINEPREFIX"
place="$WINEPREFIX/drive_c/Program Files/Compagnon Immuno"
# Programs of Windows read and write through pipes here; their words are in the letters of Western Europe.
under_wine() { timeout 600 wine "$@" </dev/null 2>&1 | tr -d '\r' | iconv -f cp1252 -t utf-8; }
installed() { wine reg query 'HKLM\Software\Classes\CompagnonImmuno.carnet\shell\open\command' /ve </dev/null 2>/dev/null || true; }
wine msiexec /i "$package" /qn </dev/null >/dev/null 2>&1
[[ $(installed) == *companion-window.exe* ]]
# Every file of the folder, and none beside them.
test "$(find "$place" -type f | wc -l)" = "$(find "$folder" -type f | wc -l)"
under_wine "$place/companion.exe" selftest | tee "$work/selftest"
[[ $(tail -n 1 "$work/selftest") == "Chaque partie fonctionne."* || $(tail -n 1 "$work/selftest") == "Every part works."* ]]
# One record book in a folder of the person's, one where nobody should keep it: beside the program.
home=$(find "$WINEPREFIX/drive_c/users" -mindepth 1 -maxdepth 1 -type d ! -name Public | head -1)
under_wine "$place/companion.exe" demo "C:\\users\\$(basename "$home")\\mien.carnet" --today 2026-11-21 >/dev/null
cp "$home"/mien.carnet* "$place/"
books() { sha256sum "$home"/mien.carnet* "$place"/mien.carnet*; }
before=$(books)
wine msiexec /x "$package" /qn </dev/null >/dev/null 2>&1
test ! -e "$place/companion.exe" && test ! -e "$place/_internal"
[[ $(installed) != *companion-window.exe* ]]
test "$before" = "$(books)"
echo "the package for hospitals: installed, run, removed; the record books are untouched"
