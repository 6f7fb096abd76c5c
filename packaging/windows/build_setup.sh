#!/usr/bin/env bash
# Makes the installer of dist/windows/companion, and tries it in a fresh Windows under Wine.
set -euo pipefail
cd "$(dirname "$0")/../.."
export SOURCE_DATE_EPOCH="${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct 2>/dev/null || date +%s)}"
version=$(.venv/bin/python -c "from importlib.metadata import version; print(version('compagnon-immuno'))")
folder=$PWD/dist/windows/companion
installer=dist/compagnon-immuno-$version-windows-x64-install.exe
most=$((55 * 1000 * 1000))

# FOLDER VERSION INSTALLER [OPTION…]
pack() {
  makensis -V2 -INPUTCHARSET UTF8 -DFOLDER="$1" -DVERSION="$2" -DOUT="$(realpath "$3")" -DICONS="$PWD/build/icons" "${@:4}" \
    packaging/windows/installer.nsi
}

pack "$folder" "$version" "$installer"
size=$(stat -c %s "$installer")
echo "$installer: $((size / 1000 / 1000)) MB"
[ "$size" -le "$most" ] || { echo "more than $((most / 1000 / 1000)) MB" >&2; exit 1; }

# There is no release yet to upgrade from: the same content under a lower number, with a file that is gone today.
rm -rf build/windows/older
cp -rl "$folder" build/windows/older
touch build/windows/older/_internal/gone-today
pack "$PWD/build/windows/older" 0.0.1 build/windows/older.exe -DQUICK
packaging/windows/try_setup.sh "$installer" build/windows/older.exe "$version" build/windows
