#!/usr/bin/env bash
# Opens in a root what a double click and the menu open, and photographs each window: try_opening.sh ROOT PHOTOGRAPHS.
# The screen is one outside the root: the program reaches it by a name that no folder hides.
set -euo pipefail
cd "$(dirname "$0")/../.."
usage="usage: try_opening.sh ROOT PHOTOGRAPHS"
root=$(realpath "${1:?$usage}") photographs=${2:?$usage}
entry=/usr/share/applications/org.compagnonimmuno.Companion.desktop
work=$(mktemp -d)
finish() { close_window; kill "$xvfb"; rm -rf "$work"; }

exec {shown}>"$work/display"
Xvfb -displayfd "$shown" -screen 0 1280x900x24 -nolisten tcp -ac >/dev/null 2>&1 &
xvfb=$!
trap finish EXIT
until [ -s "$work/display" ]; do sleep 0.2; done
DISPLAY=:$(cat "$work/display")
export DISPLAY

in_root() {
  chroot "$root" su patient -c "cd && env -i HOME=/home/patient LANG=C.UTF-8 DISPLAY=$DISPLAY XDG_CURRENT_DESKTOP=GNOME PATH=/usr/bin:/bin $*"
}
# Those of the root alone: whoever builds may have a window open.
windows() {
  local each
  for each in /proc/[0-9]*; do
    [[ $(readlink "$each/exe" 2>/dev/null) != "$root"/usr/lib/compagnon-immuno/companion-window ]] || echo "${each#/proc/}"
  done
}
close_window() {
  local open
  open=$(windows)
  # shellcheck disable=SC2086  # a list of numbers
  [ -z "$open" ] || kill $open
  while [ -n "$(windows)" ]; do sleep 0.5; done
}
# NAME WORD COMMAND: the command opens one window, which was given the word.
photographed() {
  in_root "$3" >/dev/null 2>&1 &
  .venv/bin/python packaging/photograph.py "$photographs/$1.png"
  tr '\0' ' ' <"/proc/$(windows)/cmdline" | grep -qF -- "$2"
  close_window
  echo "opened: $1"
}

for kind in carnet carnet-age; do
  [[ $(in_root xdg-mime query default application/vnd.compagnon-immuno.$kind) == org.compagnonimmuno.Companion.desktop ]]
done
photographed carnet /home/patient/recus/mien.carnet "xdg-open recus/mien.carnet"
photographed carnet-age /home/patient/recus/paul.carnet-age "gio open recus/paul.carnet-age"
counter=$(sed -n '/^\[Desktop Action counter\]/,$ s/^Exec=//p' "$root$entry")
photographed counter --counter "$counter"
