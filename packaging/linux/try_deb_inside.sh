#!/usr/bin/env bash
# What try_deb.sh does inside the fresh root; prints one line a step, and the table of the self-test.
set -euo pipefail
export DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8 PATH=/usr/sbin:/usr/bin:/sbin:/bin
if command -v python3 >/dev/null; then exit 1; fi
echo "without Python: yes"
install_one() { apt-get -qq install -y --no-install-recommends "$1" >/tmp/apt.log 2>&1 || { cat /tmp/apt.log; exit 1; }; }
as_patient() { su patient -c "cd && env -i HOME=/home/patient LANG=C.UTF-8 QT_QPA_PLATFORM=offscreen PATH=$PATH $*"; }
program=/usr/lib/compagnon-immuno

apt-get -qq update
install_one /srv/older.deb
test -e $program/_internal/gone-today
echo "installed: $(dpkg-query -W -f '${Version}' compagnon-immuno)"

useradd --create-home patient
as_patient companion new mien.carnet
as_patient companion demo autre.carnet --today 2026-11-21
before=$(sha256sum /home/patient/*.carnet*)

install_one /srv/newer.deb
test ! -e $program/_internal/gone-today
said=$(as_patient companion --version)
echo "upgraded: $(dpkg-query -W -f '${Version}' compagnon-immuno), which says $said"
as_patient companion selftest
as_patient companion check autre.carnet
test "$before" = "$(sha256sum /home/patient/*.carnet*)"

if command -v python3 >/dev/null; then exit 1; fi
apt-get -qq purge -y compagnon-immuno >/dev/null 2>&1
test ! -e $program && test ! -e /usr/bin/companion && test ! -e /usr/share/applications/org.compagnonimmuno.Companion.desktop
test "$before" = "$(sha256sum /home/patient/*.carnet*)"
echo "removed: the record books are untouched"
