#!/usr/bin/env bash
# Makes a fresh Windows under Wine, with what programs of Windows 10 need and Wine 8 lacks: wine_prefix.sh FOLDER.
set -euo pipefail
cd "$(dirname "$0")/stand_ins"
export WINEPREFIX=${1:?usage: wine_prefix.sh FOLDER} WINEARCH=win64 WINEDEBUG=-all
rm -rf "$WINEPREFIX"
mkdir -p "$WINEPREFIX"
# Neither .NET nor a browser: nothing here asks for them.
WINEDLLOVERRIDES="mscoree,mshtml=" wineboot --init >/dev/null 2>&1
wineserver --wait
windows=$WINEPREFIX/drive_c/windows/system32
x86_64-w64-mingw32-gcc -shared -O2 -s -o "$windows/icuuc.dll" icuuc.c
x86_64-w64-mingw32-gcc -shared -O2 -s -o "$windows/bcryptprimitives.dll" bcryptprimitives.c -ladvapi32
