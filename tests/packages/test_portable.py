"""The archive for other systems: unpacked anywhere it runs, and it comes and goes from the menu by itself.

Needs `make portable`, which runs this.
"""

import re
import subprocess
from pathlib import Path
from typing import Final

import pytest

ROOT = Path(__file__).parent.parent.parent
PATIENCE: Final = 600
ENTRY: Final = ".local/share/applications/org.compagnonimmuno.Companion.desktop"

pytestmark = [pytest.mark.dist, pytest.mark.timeout(2 * PATIENCE)]


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The archive, unpacked in a folder whose name is not easy."""
    found = sorted((ROOT / "dist").glob("compagnon-immuno-*-linux-*.tar.zst"))
    if not found:
        pytest.fail("the archive is missing: run make portable")
    place = tmp_path_factory.mktemp("à part") / 'my "own" $HOME 100%'
    place.mkdir()
    subprocess.run(["tar", "--zstd", "-xf", found[-1], "-C", place], check=True)
    (folder,) = place.iterdir()
    return folder


def start(folder: Path, home: Path, *words: str) -> None:
    """Its start script with a home of its own; it has to end well."""
    subprocess.run(
        [folder / "compagnon-immuno", *words],
        check=True,
        timeout=PATIENCE,
        env={"HOME": str(home), "PATH": "/usr/bin:/bin"},
    )


def files(folder: Path) -> set[str]:
    """Every file below a folder."""
    return {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()}


def test_it_comes_into_the_menu_and_goes_again(unpacked: Path, tmp_path: Path) -> None:
    """An entry that a desktop accepts, that starts this very folder, and no file left afterwards."""
    start(unpacked, tmp_path, "--add-to-menu")
    entry = tmp_path / ENTRY
    subprocess.run(["desktop-file-validate", entry], check=True)
    line, counter = [x for x in entry.read_text("utf-8").splitlines() if x.startswith("Exec=")]
    assert counter == line.replace(" %f", " --counter")
    quoted = line.removeprefix('Exec="').removesuffix('" %f')
    said = re.sub(r'\\(["`$\\])', r"\1", quoted.replace("\\\\", "\\")).replace("%%", "%")
    assert Path(said) == unpacked / "program" / "companion-window"
    assert ".local/share/icons/hicolor/48x48/apps/org.compagnonimmuno.Companion.png" in files(
        tmp_path
    )
    start(unpacked, tmp_path, "--remove-from-menu")
    left = {name for name in files(tmp_path) if "companion" in name.lower() or "compagnon" in name}
    assert left == set()


def test_the_program_in_it_works(unpacked: Path, tmp_path: Path) -> None:
    """The archive kept what a program needs to start."""
    done = subprocess.run(
        [unpacked / "program" / "companion", "new", "mine.carnet"],
        cwd=tmp_path,
        check=False,
        timeout=PATIENCE,
        env={"HOME": str(tmp_path), "LANG": "C.UTF-8"},
    )
    assert done.returncode == 0
    assert (tmp_path / "mine.carnet").is_file()
