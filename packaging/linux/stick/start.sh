#!/bin/sh
# Starts Compagnon Immuno from a stick: settings and record books stay in the folder « data » beside this file, and
# nothing stays on the computer. A record book of the stick or of a patient may be named after it.
# Démarre Compagnon Immuno depuis une clé : réglages et carnets restent dans le dossier « data » à côté de ce fichier,
# et rien ne reste sur l’ordinateur.
set -eu
here=$(cd "$(dirname "$(readlink -f "$0")")" && pwd)
mkdir -p "$here/data/cache" "$here/data/config" "$here/data/home" "$here/data/temporary"
# Qt, fontconfig and the desktop's libraries keep what they keep where these say.
export XDG_CACHE_HOME="$here/data/cache" XDG_CONFIG_HOME="$here/data/config" XDG_DATA_HOME="$here/data/home"
export XDG_STATE_HOME="$here/data/home" TMPDIR="$here/data/temporary"
# The computer's keyring would keep a secret of ours, so its message bus is not used; a screen reader keeps its own.
if command -v gdbus >/dev/null && [ -z "${AT_SPI_BUS_ADDRESS:-}" ]; then
  found=$(gdbus call --session --dest org.a11y.Bus --object-path /org/a11y/bus \
    --method org.a11y.Bus.GetAddress 2>/dev/null | sed "s/^('//; s/',)$//") || found=
  [ -z "$found" ] || export AT_SPI_BUS_ADDRESS="$found"
fi
export DBUS_SESSION_BUS_ADDRESS=unix:path=/nowhere
unset SESSION_MANAGER
# A first word that is no option is a file, whatever its name.
case ${1:--} in
  -*) ;;
  *) set -- open "$@" ;;
esac
exec "$here/program/companion-window" "$@" --data-dir "$here/data"
