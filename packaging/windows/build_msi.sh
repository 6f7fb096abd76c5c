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
trap 'wineserver --kill 2>/dev/null || true; rm -rf "$work"' EXIT
packaging/windows/wine_prefix.sh "$WINEPREFIX"
place="$WINEPREFIX/drive_c/Program Files/Compagnon Immuno"
installed() { wine reg query 'HKLM\Software\Classes\CompagnonImmuno.carnet\shell\open\command' /ve </dev/null 2>/dev/null || true; }
wine msiexec /i "$package" /qn </dev/null >/dev/null 2>&1
[[ $(installed) == *companion-window.exe* ]]
QT_QPA_PLATFORM=offscreen wine "$place/companion.exe" --version </dev/null 2>&1 | cat
# Every file of the folder, and none beside them.
test "$(find "$place" -type f | wc -l)" = "$(find "$folder" -type f | wc -l)"
wine msiexec /x "$package" /qn </dev/null >/dev/null 2>&1
test ! -e "$place/companion.exe"
echo "the package for hospitals: installed, run, removed"
