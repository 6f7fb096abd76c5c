"""What happens when the program is started with nothing typed, as from a menu.

Knows the front door, not the window behind it.
"""

import os
import subprocess
import sys
from importlib.metadata import version

import pytest

from companion.cli.main import main
from companion.settings import StartOptions
from tests.systems import linux_only


def test_without_a_command_the_window_opens() -> None:
    """An icon that is clicked types nothing."""
    opened: list[StartOptions] = []

    def open_window(options: StartOptions) -> int:
        opened.append(options)
        return 0

    assert main([], open_window) == 0
    assert len(opened) == 1


@linux_only("Windows and macOS always have one")
def test_without_a_screen_it_says_so() -> None:
    """A server has no screen: one plain sentence, no crash."""
    screens = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    done = subprocess.run(
        [sys.executable, "-m", "companion", "--lang", "en"],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        env={name: value for name, value in os.environ.items() if name not in screens},
    )
    assert done.returncode == 1
    assert done.stderr.startswith("There is no screen")
    assert len(done.stderr.splitlines()) == 1


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    """Before a command or after one, and nothing is opened for it."""
    for words in (["--version"], ["list", "--version"]):
        assert main(words, lambda _options: 1) == 0
        assert capsys.readouterr().out == f"companion {version('compagnon-immuno')}\n"
