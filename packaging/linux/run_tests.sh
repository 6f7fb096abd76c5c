#!/usr/bin/env bash
# Passes the tests on a private screen and message bus; the arguments go to pytest.
set -euo pipefail
cd "$(dirname "$0")/../.."
# Each test process starts its own Xvfb, so that two of them never fight for the keyboard.
export COMPANION_TESTS_SCREEN=xvfb
# A developer's own window must not receive what the tests press.
unset DISPLAY WAYLAND_DISPLAY
exec dbus-run-session -- .venv/bin/python -m pytest -n 2 --dist worksteal "$@"
