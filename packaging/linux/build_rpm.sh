#!/usr/bin/env bash
# Makes an RPM package of dist/companion, and tries it: what it holds, asks for, installed in an empty root and removed.
set -euo pipefail
cd "$(dirname "$0")/../.."
export SOURCE_DATE_EPOCH="${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct 2>/dev/null || date +%s)}"
name=compagnon-immuno
version=$(.venv/bin/python -c "from importlib.metadata import version; print(version('$name'))")
work=$PWD/build/rpm
rm -rf "$work"
mkdir -p "$work"
packaging/linux/desktop_root.sh "$work/root"

# The libraries that the folder takes from the system, by their own names: each system calls its packages otherwise.
needed() (
  cd dist/companion
  find . -type f \( -name '*.so*' -o -perm -u+x \) -exec objdump -p {} + 2>/dev/null | awk '$1 == "NEEDED" {print $2}' | sort -u |
    while read -r library; do
      case $library in libcups.so.2 | ld-linux*) continue ;; esac
      [ -n "$(find . -name "$library" -print -quit)" ] || printf 'Requires: %s()(64bit)\n' "$library"
    done
)
needed >"$work/needed"

# VERSION ROOT PACKAGE
pack() {
  cat >"$work/$name.spec" <<END
Name: $name
Version: $1
Release: 1
Summary: Journal for people treated with cancer immunotherapy
License: Apache-2.0
AutoReqProv: no
$(cat "$work/needed")
Requires: fontconfig, xkeyboard-config
Recommends: cups-libs, hicolor-icon-theme, shared-mime-info
%define _build_id_links none
%define __os_install_post %{nil}
%define source_date_epoch_from_changelog 0
%define clamp_mtime_to_source_date_epoch 1
%define use_source_date_epoch_as_buildtime 1
%define _buildhost nowhere
%description
It explains the treatment in plain words, keeps a journal of side effects, and prints one clear page for the next
consultation. French first, English at parity. Everything stays in one encrypted file on the computer; the program
has no network code. It is not a medical device.
%install
mkdir -p %{buildroot}
cp -a $2/. %{buildroot}/
%files
%defattr(-, root, root, -)
/usr/bin/*
/usr/lib/$name
/usr/share/*/*
END
  rpmbuild --quiet -bb --define "_topdir $work/top" --define "_binary_payload ${4:-w10}.zstdio" "$work/$name.spec"
  mv "$work"/top/RPMS/*/*.rpm "$3"
}

package=dist/$name-$version-1.$(uname -m).rpm
pack "$version" "$work/root" "$package"
[[ $(rpm -qp --requires "$package") == *"libc.so.6()(64bit)"* ]]
[[ $(rpm -qlp "$package") == *"/usr/share/applications/org.compagnonimmuno.Companion.desktop"* ]]
echo "$package: $(($(stat -c %s "$package") / 1000 / 1000)) MB"

# There is no release yet to upgrade from: the same content under a lower number, with a file that is gone today.
touch "$work/root/usr/lib/$name/_internal/gone-today"
pack 0.0.1 "$work/root" "$work/older.rpm" w1
packaging/linux/try_rpm.sh "$package" "$work/older.rpm" "$version"
