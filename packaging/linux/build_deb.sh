#!/usr/bin/env bash
# Makes a Debian package of dist/companion, has it judged by lintian, and tries it in a fresh root.
set -euo pipefail
cd "$(dirname "$0")/../.."
export SOURCE_DATE_EPOCH="${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct 2>/dev/null || date +%s)}"
export PYTHONPATH=.
python=.venv/bin/python
name=compagnon-immuno id=org.compagnonimmuno.Companion
version=$($python -c "from importlib.metadata import version; print(version('$name'))")
arch=$(dpkg --print-architecture)
root=build/deb/root
package=dist/${name}_${version}-1_$arch.deb
rm -rf build/deb
umask 022
mkdir -p $root/usr/share/{doc/$name,lintian/overrides} $root/DEBIAN

packaging/linux/desktop_root.sh $root

# Its papers.
gzip -9nc CHANGELOG.md >$root/usr/share/doc/$name/changelog.gz
LC_ALL=C date -u -R -d "@$SOURCE_DATE_EPOCH" >build/deb/date
cat <<END | gzip -9nc >$root/usr/share/doc/$name/changelog.Debian.gz
$name ($version-1) stable; urgency=medium

  * Made of the released folder; what changed stands in changelog.gz.

 -- Compagnon Immuno contributors <contributors@compagnon-immuno.example>  $(cat build/deb/date)
END
{
  echo "Compagnon Immuno. Copyright 2026 Compagnon Immuno contributors."
  echo "Licensed under the Apache License, Version 2.0: /usr/share/common-licenses/Apache-2.0"
  echo
  sed "s|in the folders of the same names|in /usr/lib/$name/licences, in folders of the same names|" dist/companion/licences/README.txt
  echo
  echo "The texts of the LGPL and the GPL are also in /usr/share/common-licenses."
} >$root/usr/share/doc/$name/copyright
sed "s/@NAME@/$name/" packaging/linux/lintian-overrides >$root/usr/share/lintian/overrides/$name

# The libraries that the folder takes from the system, by the packages that hold them.
packaging/linux/system_libraries.sh dist/companion >build/deb/depends
cat >$root/DEBIAN/control <<END
Package: $name
Version: $version-1
Architecture: $arch
Maintainer: Compagnon Immuno contributors <contributors@compagnon-immuno.example>
Installed-Size: $(du -sk --apparent-size $root/usr | cut -f1)
Depends: $(paste -sd, build/deb/depends | sed 's/,/, /g'), fontconfig-config, xkb-data
Recommends: libcups2 | libcups2t64, hicolor-icon-theme, shared-mime-info
Suggests: gnome-keyring, espeak-ng
Section: misc
Priority: optional
Description: journal for people treated with cancer immunotherapy
 It explains the treatment in plain words, keeps a journal of side effects, and
 prints one clear page for the next consultation. French first, English at
 parity. Everything stays in one encrypted file on the computer; the program
 has no network code. It is not a medical device.
END
find $root -type d -exec chmod 755 {} +
find $root -type f -exec chmod 644 {} +
chmod 755 $root/usr/lib/$name/companion $root/usr/lib/$name/companion-window
(cd $root && find usr -type f -printf '%P\0' | sort -z | (cd usr && xargs -0 md5sum) | sed 's|  |  usr/|') >build/deb/md5sums
cp build/deb/md5sums $root/DEBIAN/md5sums
chmod 644 $root/DEBIAN/*
find $root -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +
dpkg-deb --root-owner-group -Zxz -z6 --build $root "$package"

desktop-file-validate $root/usr/share/applications/$id.desktop
appstreamcli validate --no-net $root/usr/share/metainfo/$id.metainfo.xml
lintian --fail-on error --suppress-tags bad-distribution-in-changes-file "$package"
packaging/linux/try_deb.sh "$package" build/deb
.venv/bin/python -m pytest -q -m dist tests/packages/test_deb.py
