#!/usr/bin/env bash
# What try_deb.sh does inside the fresh root: try_deb_inside.sh install, then remove. Prints one line a step, and the
# table of the self-test.
set -euo pipefail
export DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8 PATH=/usr/sbin:/usr/bin:/sbin:/bin
has_no_python() { ! command -v python3 >/dev/null || { echo "a Python came along"; exit 1; }; }
install() { apt-get -qq install -y --no-install-recommends "$@" >/tmp/apt.log 2>&1 || { cat /tmp/apt.log; exit 1; }; }
as_patient() { su patient -c "cd && env -i HOME=/home/patient LANG=C.UTF-8 QT_QPA_PLATFORM=offscreen PATH=$PATH $*"; }
program=/usr/lib/compagnon-immuno

install_both() {
  has_no_python
  echo "without Python: yes"
  apt-get -qq update
  install /srv/older.deb
  test -e $program/_internal/gone-today
  echo "installed: $(dpkg-query -W -f '${Version}' compagnon-immuno)"

  useradd --create-home patient
  as_patient companion new mien.carnet
  as_patient companion demo autre.carnet --today 2026-11-21
  sha256sum /home/patient/*.carnet* >/srv/books

  install /srv/newer.deb
  test ! -e $program/_internal/gone-today
  said=$(as_patient companion --version)
  echo "upgraded: $(dpkg-query -W -f '${Version}' compagnon-immuno), which says $said"
  as_patient companion selftest
  as_patient companion check autre.carnet
  sha256sum --quiet --check /srv/books
  has_no_python

  # What a desktop brings, and files that somebody may double-click; opening one writes to it.
  install desktop-file-utils libglib2.0-bin shared-mime-info xdg-utils
  as_patient mkdir recus
  as_patient companion demo recus/mien.carnet --today 2026-11-21
  as_patient companion handover recus/mien.carnet --for nurse -o recus/paul.carnet-age >/dev/null
  has_no_python
}

remove() {
  apt-get -qq purge -y compagnon-immuno >/dev/null 2>&1
  test ! -e $program && test ! -e /usr/bin/companion && test ! -e /usr/share/applications/org.compagnonimmuno.Companion.desktop
  sha256sum --quiet --check /srv/books
  echo "removed: the record books are untouched"
}

case ${1:-} in
  install) install_both ;;
  remove) remove ;;
  *) echo "usage: try_deb_inside.sh install|remove" >&2; exit 2 ;;
esac
