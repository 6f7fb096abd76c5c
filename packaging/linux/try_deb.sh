#!/usr/bin/env bash
# Tries a package in a fresh minimal root without Python: installed as an older version, upgraded, run, files opened by a
# double click, removed: try_deb.sh PACKAGE PHOTOGRAPHS.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
usage="usage: try_deb.sh PACKAGE PHOTOGRAPHS"
package=$(realpath "${1:?$usage}") photographs=$(realpath "${2:?$usage}")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# There is no release yet to upgrade from: the same content under a lower number, with a file that is gone today.
dpkg-deb -R "$package" "$work/older"
sed -i 's/^Version: .*/Version: 0.0.1-1/' "$work/older/DEBIAN/control"
touch "$work/older/usr/lib/compagnon-immuno/_internal/gone-today"
dpkg-deb --root-owner-group -Znone --build "$work/older" "$work/older.deb" >/dev/null
rm -rf "$work/older"
cp "$package" "$work/newer.deb"
cp "$here/try_deb_inside.sh" "$work/"
chmod 755 "$work"
suite=$(sed -n 's/^VERSION_CODENAME=//p' /etc/os-release)
# shellcheck disable=SC2016  # $1 is the root, for the shell that mmdebstrap starts
mmdebstrap --quiet --variant=minbase --format=null \
  --customize-hook="copy-in $work/older.deb $work/newer.deb $work/try_deb_inside.sh /srv" \
  --customize-hook='chroot "$1" bash /srv/try_deb_inside.sh install' \
  --customize-hook="$here/try_opening.sh \"\$1\" $photographs" \
  --customize-hook='chroot "$1" bash /srv/try_deb_inside.sh remove' \
  "$suite" /dev/null
