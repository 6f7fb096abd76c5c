"""Passes under Wine the tests that ask a Windows: try_parts.py PYTHON PREFIX PACKAGES.

A printer is there, and what it printed is looked at.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

from tests import private_screen
from tests.leaks.private_cups import private_cups

ROOT: Final = Path(__file__).parents[2]
ASKED: Final = "tests/packages/test_on_windows.py"
PATIENCE_S: Final = 600
# Wine keeps Qt's own variables from its programs.
RUN: Final = (
    "import os, sys; os.environ['QT_QPA_PLATFORM'] = 'windows'; "
    "import pytest; sys.exit(pytest.main(sys.argv[1:]))"
)


def main(python: Path, prefix: Path, packages: Path) -> None:
    """Ends badly where a test fails, or no sheet came out."""
    screen = private_screen.start_xvfb()
    with tempfile.TemporaryDirectory() as folder, private_cups(Path(folder) / "cups") as printers:
        environment = {
            **os.environ,
            "CUPS_SERVER": printers,
            "PYTHONDONTWRITEBYTECODE": "1",
            "PYTHONPATH": f"Z:{packages}",
            "PYTHONUTF8": "1",
            "WINEARCH": "win64",
            "WINEDEBUG": "-all",
            "WINEPREFIX": str(prefix),
        }
        # It reads and writes through pipes: Python for Windows refuses the handles that Wine makes of files.
        done = subprocess.run(
            ["wine", python / "python.exe", "-c", RUN, "-p", "no:cacheprovider", "-v", ASKED],
            cwd=ROOT,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
            timeout=PATIENCE_S,
        )
        subprocess.run(["wineserver", "--kill"], env=environment, check=False)
        print(done.stdout.decode("utf-8", "replace").replace("\r", ""))
        sheets = [path.read_bytes() for path in (Path(folder) / "cups" / "paper").iterdir()]
    private_screen.stop(screen)
    if done.returncode or [sheet[:4] for sheet in sheets] != [b"%!PS"]:
        sys.exit(f"{done.returncode}, and {len(sheets)} printed")
    print("one sheet came out of the printer")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
