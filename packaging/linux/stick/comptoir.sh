#!/bin/sh
# Opens what a patient brings, from a stick: it is read and printed, nothing of it is kept.
# Ouvre ce qu’un patient apporte, depuis une clé : c’est lu et imprimé, rien n’en est gardé.
set -eu
exec "$(dirname "$(readlink -f "$0")")/start.sh" --counter "$@"
