#!/usr/bin/env bash
# Prints the Debian packages of the libraries that a folder needs and does not hold, one a line.
#   system_libraries.sh FOLDER
set -euo pipefail
cd "$1"
find . -type f \( -name '*.so*' -o -perm -u+x \) -exec objdump -p {} + 2>/dev/null |
  awk '$1 == "NEEDED" {print $2}' | sort -u |
  while read -r library; do
    [ -z "$(find . -name "$library" -print -quit)" ] || continue
    case $library in
      libcups.so.2) ;;  # recommended: without it there are no printers, and nothing else is missing
      libc.so.6 | ld-linux* | libm.so.6 | libdl.so.2 | libpthread.so.0 | librt.so.1 | libutil.so.1)
        echo "libc6 (>= $(ldd --version | sed -n '1s/.* //p'))" ;;
      *) dpkg-query -S "*/$library" | grep -- -linux- | cut -d: -f1 ;;
    esac
  done | sort -u
