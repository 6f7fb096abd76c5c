#!/usr/bin/env bash
# Passes the tests on a private screen and message bus; the arguments go to pytest.
set -euo pipefail
cd "$(dirname "$0")/../.."
# Each test process starts its own Xvfb, so that two of them never fight for the keyboard.
export COMPANION_TESTS_SCREEN=xvfb
# A developer's own window must not receive what the tests press.
unset DISPLAY WAYLAND_DISPLAY
# Where Python is told to keep no compiled modules, each of some hundred processes would compile them anew.
unset PYTHONDONTWRITEBYTECODE
# Thousands of small record books are written, each save down to the disk: in memory nobody waits for it.
if [ -w /dev/shm ] && [ "$(df --output=avail -k /dev/shm | tail -n 1)" -gt 2000000 ]; then
  export PYTEST_DEBUG_TEMPROOT=/dev/shm
fi
exec dbus-run-session -- .venv/bin/python -m pytest -n 2 --dist worksteal "$@"
