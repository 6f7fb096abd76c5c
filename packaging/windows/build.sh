#!/usr/bin/env bash
# The folder and the installer for Windows, made and tried under Wine.
set -euo pipefail
cd "$(dirname "$0")/../.."
work=$PWD/build/windows
packaging/windows/wine_prefix.sh "$work/wine"
packaging/windows/python.sh "$work/python"
packaging/windows/build_folder.sh "$work/python" "$work/wine"
packaging/windows/try_parts.sh "$work/python"
packaging/windows/build_setup.sh
packaging/windows/build_msi.sh
