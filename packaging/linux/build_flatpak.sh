#!/usr/bin/env bash
# Makes of the .deb in dist/ a Flatpak, and passes its self-test behind the wall. Needs Flathub, for the runtime; without it
# only the manifest is judged: build_flatpak.sh [--judge].
set -euo pipefail
cd "$(dirname "$0")/../.."
id=org.compagnonimmuno.Companion work=build/flatpak
manifest=packaging/linux/flatpak/$id.yml
hub=https://dl.flathub.org/repo/flathub.flatpakrepo
version=$(sed -n 's/^version = "\(.*\)"/\1/p' pyproject.toml)
export XDG_DATA_HOME=$PWD/$work/data
rm -rf "$work"
mkdir -p "$work"
dpkg-deb --extract "dist/compagnon-immuno_$version-1_amd64.deb" "$work/root"

# It leaves a folder where it is called.
(cd "$work" && flatpak-builder --show-manifest "$OLDPWD/$manifest") >"$work/manifest.json"
# Its commands without the runtime, in place of /app: each file comes to where the desktop looks.
app=$PWD/$work/app
python3 -c 'import json, sys; print(*json.load(sys.stdin)["modules"][0]["build-commands"], sep="\n")' <"$work/manifest.json" |
  sed "s|/app/|$app/|g" >"$work/commands"
(cd "$work/root/usr" && FLATPAK_ID=$id bash -eu "$OLDPWD/$work/commands")
desktop-file-validate "$app/share/applications/$id.desktop"
appstreamcli validate --no-net "$app/share/metainfo/$id.metainfo.xml"
test -f "$app/share/icons/hicolor/64x64/mimetypes/$id.carnet-age.png"
grep -q "icon name=\"$id.carnet\"" "$app/share/mime/packages/$id.xml"
HOME=$PWD/$work QT_QPA_PLATFORM=offscreen "$app/bin/companion" selftest
echo "the manifest: read, its commands carried out, its program run"
[ "${1:-}" != --judge ] || exit 0

flatpak --user remote-add --if-not-exists flathub "$hub"
flatpak-builder --user --install-deps-from=flathub --disable-rofiles-fuse --state-dir="$work/state" --repo="$work/repo" "$work/build" "$manifest"
flatpak build-bundle --runtime-repo="$hub" "$work/repo" "dist/compagnon-immuno-$version-x86_64.flatpak" "$id"
flatpak --user install --noninteractive "$PWD/dist/compagnon-immuno-$version-x86_64.flatpak"
flatpak run --user --env=QT_QPA_PLATFORM=offscreen --command=companion "$id" selftest
flatpak --user uninstall --noninteractive "$id"
