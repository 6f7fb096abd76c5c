#!/usr/bin/env bash
# Makes of dist/companion one file that starts without being installed (AppImage), and runs what it holds.
# Its first bytes, which mount the rest, are those of the AppImage project: fetched once, known by their sum.
set -euo pipefail
cd "$(dirname "$0")/../.."
export SOURCE_DATE_EPOCH="${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct 2>/dev/null || date +%s)}"
name=compagnon-immuno id=org.compagnonimmuno.Companion
version=$(sed -n 's/^version = "\(.*\)"/\1/p' pyproject.toml)
work=$PWD/build/appimage
image=dist/$name-$version-x86_64.AppImage
start=.make/appimage-runtime
from=https://github.com/AppImage/type2-runtime/releases/download/20251108/runtime-x86_64
sum=2fca8b443c92510f1483a883f60061ad09b46b978b2631c807cd873a47ec260d
rm -rf "$work" "$image"
mkdir -p "$work"

packaging/linux/desktop_root.sh "$work/root"
ln -s usr/bin/companion-window "$work/root/AppRun"
cp "$work/root/usr/share/applications/$id.desktop" "$work/root/"
cp "$work/root/usr/share/icons/hicolor/256x256/apps/$id.png" "$work/root/"
ln -s "$id.png" "$work/root/.DirIcon"
desktop-file-validate "$work/root/$id.desktop"
appstreamcli validate-tree --no-net "$work/root"
# The time of every file comes from SOURCE_DATE_EPOCH.
find "$work/root" -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +
mksquashfs "$work/root" "$work/files" -root-owned -noappend -no-xattrs -quiet -no-progress -comp zstd -Xcompression-level 19 -b 1M

unsquashfs -quiet -no-progress -d "$work/unpacked" "$work/files"
mkdir "$work/home"
HOME=$work/home QT_QPA_PLATFORM=offscreen "$work/unpacked/usr/bin/companion" selftest

if ! sha256sum --status --check <<<"$sum  $start" 2>/dev/null; then
  mkdir -p .make
  curl --fail --silent --show-error --location --max-time 60 --output "$start" "$from" || {
    rm -f "$start"
    echo "The start of an AppImage is not reached ($from): what it holds is in build/appimage/files, and was run." >&2
    exit 1
  }
  sha256sum --quiet --check <<<"$sum  $start"
fi
cat "$start" "$work/files" >"$image"
chmod 755 "$image"
(cd "$work/home" && APPIMAGE_EXTRACT_AND_RUN=1 HOME=$work/home QT_QPA_PLATFORM=offscreen "../../../$image" --version)
echo "$image: $(($(stat -c %s "$image") / 1000 / 1000)) MB"
