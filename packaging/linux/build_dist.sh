#!/usr/bin/env bash
# Builds dist/companion, a folder that runs without Python, and passes its self-test.
set -euo pipefail
cd "$(dirname "$0")/../.."
.venv/bin/pyinstaller --noconfirm --clean --log-level ERROR \
  --distpath dist --workpath build/pyinstaller packaging/companion.spec
du -sh dist/companion
.venv/bin/python -m pytest -q -m dist tests/test_dist.py
