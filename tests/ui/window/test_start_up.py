"""What is loaded before the window can be seen: Qt and the settings, nothing of the carnet.

Knows no screen.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from companion import paths
from companion.actions.key import Key
from companion.app import CARNET_NAME
from companion.record_book.making import create_file
from tests.storage.carnet_making import IDENTITY, PERSON
from tests.systems import linux_only

ROOT = Path(__file__).parents[3]
LATER = {
    "apsw", "babel", "cryptography", "msgspec", "platformdirs", "tomllib", "typst", "PySide6.QtPrintSupport",
    "PySide6.QtSvg", "companion.actions.journal", "companion.content.catalogue", "companion.domain.records",
    "companion.exchange", "companion.paper", "companion.storage", "companion.ui.window.shell",
}  # fmt: skip
# Each room on the way counts, too: an empty module.
AT_FIRST_PAINT, AT_HOME = 56, 217
"""How many modules of ours there may be: each costs the person who waits. To go down, never up."""

SCRIPT = """
import json, os, sys
from companion import __main__ as front_door
from companion.ui.window.main_window import MainWindow

def painted(window, event):
    if "companion.ui.window.shell" not in sys.modules:
        print(json.dumps(sorted(sys.modules)), flush=True)
        from companion.ui.window import shell
        shell.Shell.paintEvent = home

def home(shell, event):
    print(json.dumps(sorted(sys.modules)), flush=True)
    try:
        shell.resize("wide", "high")
    except TypeError as error:
        print(json.dumps(str(error)), flush=True)
    os._exit(0)

MainWindow.paintEvent = painted
sys.argv = ["companion"]
front_door.main()
"""


def own(modules: set[str]) -> list[str]:
    """Those that are ours."""
    return sorted(name for name in modules if name.split(".")[0] == "companion")


@linux_only(
    "elsewhere platformdirs says where the record book lies, and the system its own modules"
)
def test_the_window_is_seen_before_the_carnet_is_loaded(tmp_path: Path) -> None:
    """At the first paint neither the typesetter nor keys, records or screens are there.

    Nor do more of our modules come with it, and with home, than there were.
    """
    folder = tmp_path / "companion"
    folder.mkdir()
    create_file(folder / CARNET_NAME, Key(), [PERSON], identity=IDENTITY).close()
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT],
        env={
            **os.environ,
            "QT_QPA_PLATFORM": "offscreen",
            "PYTHONPATH": str(ROOT),
            "XDG_DATA_HOME": str(tmp_path),
        },
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    *moments, mistake = (json.loads(line) for line in done.stdout.splitlines())
    loaded, at_home = map(set, moments)
    assert (
        "resize(w: int, h: int" in mistake
    )  # Shiboken tells what was wrong, though nobody waited for that
    assert "companion.ui.window.main_window" in loaded
    assert not loaded & LATER
    assert len(own(loaded)) <= AT_FIRST_PAINT, own(loaded)
    assert len(own(at_home)) <= AT_HOME, own(at_home)


@linux_only("platformdirs answers elsewhere")
@pytest.mark.parametrize("folder", ["", "/somewhere/data"])
def test_settings_lie_where_platformdirs_says(monkeypatch: pytest.MonkeyPatch, folder: str) -> None:
    """The folder that is looked up without platformdirs is the one that it names."""
    import platformdirs

    monkeypatch.setenv("XDG_DATA_HOME", folder)
    assert paths.user_data() == platformdirs.user_data_path("companion", appauthor=False)
