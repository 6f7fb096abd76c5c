#!/usr/bin/env bash
# Lays out dist/companion and what a desktop knows of it, as a system's package puts it on a computer: desktop_root.sh ROOT.
# Times come from SOURCE_DATE_EPOCH.
set -euo pipefail
cd "$(dirname "$0")/../.."
root=${1:?usage: desktop_root.sh ROOT}
export PYTHONPATH=.
python=.venv/bin/python
name=compagnon-immuno id=org.compagnonimmuno.Companion
umask 022
mkdir -p "$root"/usr/{bin,lib/$name,share/{applications,metainfo,mime/packages,icons,man}}

# The program: one folder, and two names on the path.
cp -r dist/companion/. "$root"/usr/lib/$name/
ln -s ../lib/$name/companion ../lib/$name/companion-window "$root"/usr/bin/

# What a desktop knows of it.
cp packaging/linux/desktop/$id.desktop "$root"/usr/share/applications/
cp packaging/linux/desktop/$id.mime.xml "$root"/usr/share/mime/packages/$id.xml
$python packaging/linux/metainfo.py "$root"/usr/share/metainfo/$id.metainfo.xml
$python packaging/icons.py build/icons
cp -r build/icons/hicolor "$root"/usr/share/icons/
$python packaging/linux/man.py "$root"/usr/share/man
cp "$root"/usr/share/man/man1/companion.1 "$root"/usr/share/man/man1/companion-window.1
gzip -9n "$root"/usr/share/man/man1/*.1 "$root"/usr/share/man/fr/man1/*.1
