#!/usr/bin/env bash
# Tries a package in an empty root: installed over an older version, verified, run, removed: try_rpm.sh PACKAGE OLDER VERSION.
# What it asks for is not there to be installed, so that the libraries are those of this computer.
set -euo pipefail
usage="usage: try_rpm.sh PACKAGE OLDER VERSION"
package=$(realpath "${1:?$usage}") older=$(realpath "${2:?$usage}") version=${3:?$usage}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
root=$work/root program=$work/root/usr/lib/compagnon-immuno home=$work/root/home/patient
mkdir -p "$home"
on_root() { rpm --root "$root" "$@"; }
as_patient() { (cd "$home" && env -i HOME="$home" LANG=C.UTF-8 QT_QPA_PLATFORM=offscreen PATH=/usr/bin:/bin "$@"); }
books() { (cd "$home" && sha256sum ./*.carnet*); }
installed() { on_root -q --qf '%{VERSION}\n' compagnon-immuno; }

on_root --initdb
on_root -i --nodeps "$older"
test -e "$program/_internal/gone-today"
echo "installed: $(installed)"
as_patient "$root/usr/bin/companion" demo mien.carnet --today 2026-11-21
before=$(books)

on_root -U --nodeps "$package"
test ! -e "$program/_internal/gone-today"
test "$(installed)" = "$version"
# Every file as the package says, before anything ran from there.
on_root -V --nodeps compagnon-immuno
echo "upgraded: $(installed), which says $(as_patient "$root/usr/bin/companion" --version)"
as_patient "$root/usr/bin/companion" selftest
as_patient "$root/usr/bin/companion" check mien.carnet

on_root -e --nodeps compagnon-immuno
test ! -e "$program" && test ! -e "$root/usr/bin/companion"
test -z "$(find "$root/usr/share" -name '*org.compagnonimmuno*' -print -quit)"
test "$before" = "$(books)"
echo "removed: the record books are untouched"
