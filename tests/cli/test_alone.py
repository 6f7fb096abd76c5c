"""The main job without a window: no display, no network, and only what it needs is loaded."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import TODAY

ROOT = Path(__file__).parents[2]
PROGRAM = [sys.executable, "-m", "companion"]


def _alone() -> list[str]:
    """The words that cut a command off from every network, where the system lets us."""
    words = ["unshare", "-rn"]
    if shutil.which("unshare") is None:
        return []
    tried = subprocess.run([*words, "true"], capture_output=True, check=False)
    return words if tried.returncode == 0 else []


def _run(folder: Path, *words: str) -> None:
    environment = {
        name: value
        for name, value in os.environ.items()
        if name not in {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    }
    subprocess.run(
        [*_alone(), *PROGRAM, *words, "--data-dir", str(folder / "data")],
        cwd=folder,
        env={**environment, "PYTHONPATH": str(ROOT)},
        check=True,
    )


@pytest.mark.parametrize("form", ["pdf", "png", "fhir"])
def test_the_demonstration_becomes_a_page_without_display_or_network(
    tmp_path: Path, form: str
) -> None:
    """`demo`, then `summary`: the page is there. `make bench` says how long they take."""
    _run(tmp_path, "demo", "d.carnet", "--today", TODAY)
    _run(tmp_path, "summary", "d.carnet", "--today", TODAY, "--format", form, "-o", "s")
    assert list(tmp_path.glob("s*"))


@pytest.mark.parametrize("command", ["list", "check"])
def test_a_command_loads_only_what_it_needs(tmp_path: Path, command: str) -> None:
    """Reading a carnet loads neither the window nor the typesetter nor the passphrase's parts."""
    _run(tmp_path, "demo", "d.carnet", "--today", TODAY)
    script = (
        "import sys\n"
        "from companion.cli.main import main\n"
        f"status = main(['{command}', 'd.carnet', '--data-dir', '.'], lambda options: 9)\n"
        "heavy = {'PySide6', 'typst', 'cryptography', 'babel', 'socket', 'ssl'}\n"
        "sys.exit(status or ', '.join(sorted(heavy & set(sys.modules))) or None)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr.decode()) == (0, "")
