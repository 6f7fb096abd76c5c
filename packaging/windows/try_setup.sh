#!/usr/bin/env bash
# Tries an installer in a fresh Windows under Wine: try_setup.sh INSTALLER OLDER VERSION PHOTOGRAPHS.
# Installed without a word over an older one, run, photographed with a record book open, removed: the record book stays.
set -euo pipefail
cd "$(dirname "$0")/../.."
usage="usage: try_setup.sh INSTALLER OLDER VERSION PHOTOGRAPHS"
installer=$(realpath "${1:?$usage}") older=$(realpath "${2:?$usage}") version=${3:?$usage} photographs=${4:?$usage}
work=$(mktemp -d)
export WINEPREFIX=$work/wine WINEARCH=win64 WINEDEBUG=-all
finish() { wineserver --kill 2>/dev/null || true; [ -z "${xvfb:-}" ] || kill "$xvfb"; rm -rf "$work"; }
trap finish EXIT
mkdir -p "$photographs"
# shellcheck source=packaging/windows/screen.sh
. packaging/windows/screen.sh "$work"
packaging/windows/wine_prefix.sh "$WINEPREFIX"

say() { printf '%s\n' "$*"; }
# Programs of Windows read and write through pipes here; their words are in the letters of Western Europe.
under_wine() { timeout 600 wine "$@" </dev/null 2>&1 | tr -d '\r' | iconv -f cp1252 -t utf-8; }
silently() { timeout 600 wine "$@" /S </dev/null >/dev/null 2>&1; }
# A key that is not there is told among the answers, and by the exit status.
registered() { local told; ! told=$(wine reg query "$@" </dev/null 2>/dev/null) || printf '%s' "$told" | tr -d '\r'; }
user=$(basename "$(find "$WINEPREFIX/drive_c/users" -mindepth 1 -maxdepth 1 -type d ! -name Public | head -1)")
home=$WINEPREFIX/drive_c/users/$user
place="$home/AppData/Local/Programs/Compagnon Immuno"
menu="$home/AppData/Roaming/Microsoft/Windows/Start Menu/Programs/Compagnon Immuno"
removal='HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\CompagnonImmuno'

silently "$older"
test -e "$place/_internal/gone-today"
# One record book in a folder of the person's, one where nobody should keep it: beside the program.
under_wine "$place/companion.exe" demo "C:\\users\\$user\\mien.carnet" --today 2026-11-21 >/dev/null
cp "$home"/mien.carnet* "$place/"
books() { (cd "$home" && sha256sum mien.carnet* "$place"/mien.carnet*); }
before=$(books)
say "an older version: installed"

silently "$installer"
test ! -e "$place/_internal/gone-today"
[[ $(registered "$removal" /v DisplayVersion) == *"$version"* ]]
test "$(find "$menu" -name '*.lnk' | wc -l)" = 2
for ending in carnet carnet-age; do
  [[ $(registered "HKCU\\Software\\Classes\\CompagnonImmuno.$ending\\shell\\open\\command" /ve) == *companion-window.exe* ]]
  [[ $(registered "HKCU\\Software\\Classes\\.$ending" /ve) == *"CompagnonImmuno.$ending"* ]]
done
say "upgraded: $(under_wine "$place/companion.exe" --version), two entries in the menu, two kinds of files"

under_wine "$place/companion.exe" selftest | tee "$work/selftest"
[[ $(tail -n 1 "$work/selftest") == "Chaque partie fonctionne."* || $(tail -n 1 "$work/selftest") == "Every part works."* ]]

# Longer than the 260 letters of old.
long=$(printf 'un nom que OneDrive fait long-%.0s' 1 2 3 4)
deep="$long/$long/$long" there="C:\\users\\$user\\$long\\$long\\$long"
mkdir -p "$home/$deep"
under_wine "$place/companion.exe" demo "$there\\loin.carnet" --today 2026-11-21
under_wine "$place/companion.exe" check "$there\\loin.carnet"
under_wine "$place/companion.exe" summary "$there\\loin.carnet" --today 2026-11-21 --format pdf -o "$there\\page.pdf"
test -s "$home/$deep/page.pdf"
say "a path of ${#there} letters and more: made, read, written to"

# As a double click does it: by what stands in the registry. Wine's own start looks for kinds of files for all people only.
opens=$(registered 'HKCU\Software\Classes\CompagnonImmuno.carnet\shell\open\command' /ve | sed -nE 's/.*REG_SZ +"([^"]+)" "%1".*/\1/p')
wine "$opens" "C:\\users\\$user\\mien.carnet" </dev/null >/dev/null 2>&1 &
.venv/bin/python packaging/photograph.py "$photographs/windows.png"
silently "$installer" && { say "an installer replaced a program that was open"; exit 1; }
say "while the window is open: nothing is replaced"
# Neither a second window, which would stay, nor a word.
said=$(timeout 120 wine "$opens" "C:\\users\\$user\\mien.carnet" </dev/null 2>&1 | cat)
test -z "$said"
say "started again: the window that is open comes to the front"
wine taskkill /F /IM companion-window.exe </dev/null >/dev/null 2>&1
wineserver --wait

silently "$place/uninstall.exe"
for _ in $(seq 60); do
  [ -e "$place/companion.exe" ] || break
  sleep 1
done
wineserver --wait
test "$before" = "$(books)"
test ! -e "$place/companion.exe" && test ! -e "$place/_internal" && test ! -e "$menu"
for key in "$removal" 'HKCU\Software\Classes\CompagnonImmuno.carnet' 'HKCU\Software\Classes\.carnet-age'; do
  [[ $(registered "$key" /s) != *HKEY_* ]]
done
say "removed: the record books are untouched"
