#!/usr/bin/env bash
# Prepares a Debian or Ubuntu computer for one of: run, check, test, peers, hospital, dist, deb, rpm, appimage,
# flatpak, portable, windows, workflows, fuzz, mutation.
# Says what it is about to install. Installs system packages only as root or with a password-free
# sudo; otherwise prints the one command and stops. Everything else stays inside this folder.
# The user's own proxy, certificate and index settings are left as they are.
set -euo pipefail
cd "$(dirname "$0")/../.."

PRIVATE=.make                     # what we fetch for ourselves
UV_HOME=$PRIVATE/uv

# What is needed, as "kind:thing:Debian package". Libraries are looked up by their own name, because
# package names differ between releases.
NEEDS_WINDOW="
  lib:libEGL.so.1:libegl1                          lib:libGL.so.1:libgl1
  lib:libfontconfig.so.1:libfontconfig1            lib:libdbus-1.so.3:libdbus-1-3
  lib:libglib-2.0.so.0:libglib2.0-0                lib:libX11-xcb.so.1:libx11-xcb1
  lib:libxkbcommon.so.0:libxkbcommon0              lib:libxkbcommon-x11.so.0:libxkbcommon-x11-0
  lib:libxcb-cursor.so.0:libxcb-cursor0            lib:libxcb-icccm.so.4:libxcb-icccm4
  lib:libxcb-image.so.0:libxcb-image0              lib:libxcb-keysyms.so.1:libxcb-keysyms1
  lib:libxcb-randr.so.0:libxcb-randr0              lib:libxcb-render-util.so.0:libxcb-render-util0
  lib:libxcb-shape.so.0:libxcb-shape0              lib:libxcb-sync.so.1:libxcb-sync1
  lib:libxcb-xfixes.so.0:libxcb-xfixes0            lib:libxcb-xkb.so.1:libxcb-xkb1
  lib:libwayland-client.so.0:libwayland-client0    lib:libwayland-cursor.so.0:libwayland-cursor0
  lib:libwayland-egl.so.1:libwayland-egl1          lib:libcups.so.2:libcups2
"
NEEDS_TEST="
  command:Xvfb:xvfb                                command:dbus-run-session:dbus
  command:gnome-keyring-daemon:gnome-keyring
  file:/usr/libexec/at-spi-bus-launcher:at-spi2-core
  file:/usr/lib/python3/dist-packages/gi:python3-gi
  file:/usr/lib/*/girepository-1.0/Atspi-2.0.typelib:gir1.2-atspi-2.0
  file:/usr/share/fonts/truetype/dejavu:fonts-dejavu-core
  command:java:default-jre-headless                file:/usr/share/java/jaxb-api.jar:libjaxb-java
  command:pdftotext:poppler-utils                  command:hunspell:hunspell
  command:strace:strace                            command:xdotool:xdotool
  command:setxkbmap:x11-xkb-utils
  file:/usr/sbin/cupsd:cups-daemon                 file:/usr/sbin/lpadmin:cups-client
  file:/usr/share/hunspell/fr.dic:hunspell-fr-classical
  file:/usr/share/hunspell/en_GB.dic:hunspell-en-gb  command:espeak-ng:espeak-ng
"
NEEDS_PEERS="
  command:keepassxc:keepassxc                      command:rednotebook:rednotebook
  command:lifeograph:lifeograph
"
NEEDS_HOSPITAL="
  command:node:nodejs                              command:npm:npm
"
NEEDS_DIST="
  command:objdump:binutils                         file:/usr/sbin/icupkg:icu-devtools
"

NEEDS_DEB="
  command:dpkg-deb:dpkg                            command:lintian:lintian
  command:mmdebstrap:mmdebstrap                    command:appstreamcli:appstream
  command:desktop-file-validate:desktop-file-utils command:xz:xz-utils
  command:Xvfb:xvfb
"
NEEDS_RPM="
  command:rpmbuild:rpm
"
NEEDS_WORKFLOWS="
  command:node:nodejs                              command:npm:npm
  command:shellcheck:shellcheck
"
NEEDS_APPIMAGE="
  command:mksquashfs:squashfs-tools                command:appstreamcli:appstream
  command:desktop-file-validate:desktop-file-utils command:curl:curl
"
NEEDS_FLATPAK="
  command:flatpak-builder:flatpak-builder          command:appstreamcli:appstream
  command:desktop-file-validate:desktop-file-utils command:flatpak:flatpak
"
NEEDS_PORTABLE="
  command:zstd:zstd                                command:strace:strace
  command:desktop-file-validate:desktop-file-utils
"
NEEDS_WINDOWS="
  command:wine:wine                                file:/usr/lib/wine/wine64:wine64
  command:makensis:nsis                            command:osslsigncode:osslsigncode
  command:x86_64-w64-mingw32-gcc:gcc-mingw-w64-x86-64
  command:Xvfb:xvfb
  command:wixl:wixl                                command:wixl-heat:wixl
  file:/usr/sbin/cupsd:cups-daemon                 file:/usr/sbin/lpadmin:cups-client
"

say() { printf '%s\n' "$*" >&2; }

has_screen() { [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; }

libraries() { { /sbin/ldconfig -p || ldconfig -p; } 2>/dev/null || true; }

# Prints the packages of the needs in $1 that are missing.
missing_packages() {
  local need kind thing known
  known=$(libraries)
  set -f  # the patterns below are looked up one by one
  for need in $1; do
    kind=${need%%:*} thing=${need#*:} thing=${thing%%:*}
    case $kind in
      lib) [[ $known == *"$thing "* ]] && continue ;;
      command) command -v "$thing" >/dev/null && continue ;;
      file) compgen -G "$thing" >/dev/null && continue ;;
    esac
    printf '%s ' "${need##*:}"
  done
  set +f
}

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi
}

may_install() {
  command -v apt-get >/dev/null || return 1
  [ "$(id -u)" = 0 ] || { command -v sudo >/dev/null && sudo -n true 2>/dev/null; }
}

# Installs the packages given, or prints the one command that does and fails.
install_packages() {
  [ $# -gt 0 ] || return 0
  if ! may_install; then
    say "Some system packages are missing, and only an administrator can add them. The one command:"
    say ""
    say "    sudo apt-get install --no-install-recommends $*"
    say ""
    say "Then run make again."
    return 1
  fi
  say "Installing system packages with apt: $*"
  as_root apt-get -qq update
  DEBIAN_FRONTEND=noninteractive as_root apt-get -qq install -y --no-install-recommends "$@" >/dev/null
}

# The oldest fitting Python of the system, which is the one we test most.
system_python() {
  local candidate
  for candidate in python3.11 python3.12 python3.13 python3.14 python3; do
    if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
      echo "$candidate"
      return
    fi
  done
}

# The need of a frozen build: Debian keeps the library of its Python in a package of its own.
shared_python() {
  [ -z "$1" ] || "$1" -c '
import sys
name = "python%d.%d" % sys.version_info[:2]
if sys.base_prefix == "/usr":
    print(f"lib:lib{name}.so.1.0:lib{name}")'
}

# The need of a browser for NLM's lforms, where the computer has none of that family.
browser() {
  [ -n "$(type -P chromium chromium-browser google-chrome)" ] || echo command:chromium:chromium
}

find_uv() {
  local candidate
  for candidate in uv "$HOME/.local/bin/uv" "$HOME/.cargo/bin/uv" "$UV_HOME/bin/uv"; do
    if "$candidate" --version >/dev/null 2>&1; then
      echo "$candidate"
      return
    fi
  done
}

# What the installation of uv itself needs: a venv that can hold pip, or a pip.
python_packages() {
  local python=$1
  "$python" -c 'import ensurepip, venv' 2>/dev/null && return
  "$python" -m pip --version >/dev/null 2>&1 && return
  if [ "$python" = python3 ]; then echo python3-venv; else echo "$python-venv"; fi
}

install_uv() {
  local python=$1
  say "Installing uv (it fetches the Python packages of uv.lock) into $UV_HOME."
  if "$python" -c 'import ensurepip, venv' 2>/dev/null; then
    "$python" -m venv "$UV_HOME"
    "$UV_HOME/bin/python" -m pip install --quiet --disable-pip-version-check "uv>=0.8"
  else
    "$python" -m pip install --quiet --disable-pip-version-check --prefix "$UV_HOME" "uv>=0.8"
  fi
}

# Fills .venv from uv.lock; the arguments choose the groups.
sync_python() {
  local python=$1 uv=$2 texts
  shift 2
  [ -d .venv ] || say "Fetching the Python packages of uv.lock into .venv (about 250 MB)."
  if [ -n "$python" ]; then
    export UV_PYTHON_DOWNLOADS="${UV_PYTHON_DOWNLOADS:-never}"
    [ -d .venv ] || export UV_PYTHON="${UV_PYTHON:-$python}"
  fi
  # uv does not notice that what it compiled was cleaned away.
  [ -e resources/catalogue/symptoms.msgpack ] || set -- "$@" --reinstall-package compagnon-immuno
  for texts in resources/languages/*/texts.po; do
    [ -e "${texts%.po}.mo" ] || { set -- "$@" --reinstall-package compagnon-immuno; break; }
  done
  "$uv" sync --quiet --frozen --inexact "$@"
}

# What the tests against hospitals' systems run in node: the packages of the lock file, and NLM's lforms by
# itself, because all that its npm package depends on (a whole Angular) is built into it already.
fetch_node_packages() {
  local from=tests/hospital to=$PRIVATE/hospital lforms stamp
  stamp=$(cat "$from/package-lock.json" "$from/lforms.sha512" | sha512sum)
  [ "$(cat "$to/stamp" 2>/dev/null)" != "$stamp" ] || return 0
  say "Fetching the node packages of $from into $to (about 110 MB)."
  rm -rf "$to"
  mkdir -p "$to"
  cp "$from/package.json" "$from/package-lock.json" "$from/lforms.sha512" "$to/"
  cd "$to"
  npm ci --silent --ignore-scripts --no-audit --no-fund --legacy-peer-deps
  lforms=$(awk '{ sub(/\.tgz$/, "", $2); sub(/-/, "@", $2); print $2 }' lforms.sha512)
  npm pack --silent "$lforms" >/dev/null
  sha512sum --quiet --check lforms.sha512
  tar -xzf lforms-*.tgz --exclude='*.map'
  rm lforms-*.tgz
  printf '%s' "$stamp" >stamp
  cd - >/dev/null
}

main() {
  local goal=${1:-run} needs="" python uv missing=""
  local groups=(--no-default-groups)
  case $goal in
    run) has_screen && needs=$NEEDS_WINDOW ;;
    check) groups=() ;;
    test) needs="$NEEDS_WINDOW $NEEDS_TEST" groups=() ;;
    peers) needs="$NEEDS_WINDOW $NEEDS_TEST $NEEDS_PEERS" groups=() ;;
    hospital) needs="$NEEDS_WINDOW $NEEDS_HOSPITAL $(browser)" groups=() ;;
    dist) needs="$NEEDS_WINDOW $NEEDS_DIST" groups=(--group dist) ;;
    deb) needs="$NEEDS_WINDOW $NEEDS_DIST $NEEDS_DEB" groups=(--group dist) ;;
    rpm) needs="$NEEDS_WINDOW $NEEDS_DIST $NEEDS_RPM" groups=(--group dist) ;;
    workflows) needs=$NEEDS_WORKFLOWS groups=() ;;
    appimage) needs="$NEEDS_WINDOW $NEEDS_DIST $NEEDS_APPIMAGE" groups=(--group dist) ;;
    flatpak) needs="$NEEDS_WINDOW $NEEDS_FLATPAK" groups=(--group dist) ;;
    portable) needs="$NEEDS_WINDOW $NEEDS_DIST $NEEDS_PORTABLE" groups=(--group dist) ;;
    windows) needs="$NEEDS_WINDOW $NEEDS_WINDOWS" groups=(--group dist) ;;
    fuzz | mutation) needs="$NEEDS_WINDOW $NEEDS_TEST" groups=(--group "$goal") ;;
    *) say "usage: setup.sh run|check|test|peers|hospital|dist|deb|rpm|appimage|flatpak|portable|windows|workflows|fuzz|mutation"; return 2 ;;
  esac
  python=$(system_python)
  uv=$(find_uv)
  case $goal in dist | deb | rpm | portable | appimage) needs+=" $(shared_python "$python")" ;; esac
  missing=$(missing_packages "$needs")
  if [ -z "$uv" ]; then
    [ -n "$python" ] || { say "Python 3.11 or newer is needed."; return 1; }
    missing+=" $(python_packages "$python")"
  fi
  # shellcheck disable=SC2086  # a list of words
  install_packages $missing
  if [ -z "$uv" ]; then
    install_uv "$python"
    uv=$UV_HOME/bin/uv
  fi
  sync_python "$python" "$uv" "${groups[@]}"
  [ "$goal" != hospital ] || fetch_node_packages
}

main "$@"
