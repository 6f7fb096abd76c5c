"""Give a test process a screen of its own, so that two processes never fight for the keyboard.

Knows nothing of the program, and nothing of Qt beyond the name of its platform setting.
"""

import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

SCREEN = "COMPANION_TESTS_SCREEN"
_SIZE = "1600x1200x24"


def start_xvfb() -> subprocess.Popen[bytes]:
    """Start an Xvfb on a free number, and return once it answers on $DISPLAY."""
    reading, writing = os.pipe()
    server = subprocess.Popen(
        # Ends with us, even when a test kills this process.
        [
            *("setpriv", "--pdeathsig", "TERM", "Xvfb", "-displayfd", str(writing)),
            *("-screen", "0", _SIZE, "-nolisten", "tcp", "-noreset"),
        ],
        pass_fds=[writing],
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    with os.fdopen(reading) as line:
        number = line.readline().strip()
    if not number:
        raise RuntimeError("Xvfb did not start")
    os.environ["DISPLAY"] = f":{number}"
    return server


def choose_platform() -> subprocess.Popen[bytes] | None:
    """Point Qt at an Xvfb of our own when asked to, else at no screen at all.

    Returns the Xvfb to stop at the end, if one was started.
    """
    if os.environ.get(SCREEN) == "xvfb":
        os.environ["QT_QPA_PLATFORM"] = "xcb"
        return start_xvfb()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if sys.platform == "win32":
        # Painting in memory Qt asks Windows for no letters, and warns that it has none.
        os.environ.setdefault("QT_QPA_FONTDIR", str(Path(os.environ["WINDIR"], "Fonts")))
    return None


def in_memory() -> list[str]:
    """The words that give a painting in memory a screen of that size; none for a real screen."""
    if os.environ["QT_QPA_PLATFORM"] != "offscreen":
        return []
    # From the present folder on: a letter of a drive would end the name at its colon.
    place = os.path.relpath(Path(__file__).with_name("screen_in_memory.json"))
    return ["-platform", f"offscreen:configfile={place}"]


def stop(server: subprocess.Popen[bytes]) -> None:
    """End the Xvfb that we started."""
    server.terminate()
    with suppress(subprocess.TimeoutExpired):
        server.wait(timeout=5)
