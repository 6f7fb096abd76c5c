#!/usr/bin/env bash
# Makes of dist/companion an archive for other systems with Linux, and the folder of the nurse's stick, and tries both.
set -euo pipefail
cd "$(dirname "$0")/../.."
export SOURCE_DATE_EPOCH="${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct 2>/dev/null || date +%s)}"
export PYTHONPATH=.
python=.venv/bin/python
name=compagnon-immuno id=org.compagnonimmuno.Companion
version=$($python -c "from importlib.metadata import version; print(version('$name'))")
label=$name-$version-linux-$(uname -m)
rm -rf build/portable dist/"$name"-stick
folder=build/portable/$label

mkdir -p "$folder"/share/{applications,mime/packages,icons,man}
cp -r dist/companion "$folder/program"
cp packaging/linux/portable/$name "$folder/"
cp LICENSE CHANGELOG.md "$folder/"
cp packaging/linux/desktop/$id.desktop "$folder/share/applications/"
cp packaging/linux/desktop/$id.mime.xml "$folder/share/mime/packages/$id.xml"
$python packaging/icons.py build/icons
cp -r build/icons/hicolor "$folder/share/icons/"
$python packaging/linux/man.py "$folder/share/man"

# The stick: the program, a start that keeps everything beside it, and no more to look at.
mkdir -p dist/$name-stick
cp -r dist/companion dist/$name-stick/program
cp packaging/linux/stick/* LICENSE dist/$name-stick/

# The same files give the same archive.
tar --create --sort=name --owner=0 --group=0 --numeric-owner --mtime="@$SOURCE_DATE_EPOCH" --mode=go=rX,u+w \
  --directory build/portable "$label" | zstd -q -f -T0 -12 --long=27 -o "dist/$label.tar.zst"
ls -l "dist/$label.tar.zst"
du -sh --apparent-size dist/$name-stick
$python -m pytest -q -m dist tests/packages/test_portable.py tests/packages/test_stick.py
