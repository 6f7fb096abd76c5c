"""The frozen folder works alone, and it is the product: no Python, no checkout, no screen.

Needs `make dist`, which runs this.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "dist" / "companion"

pytestmark = pytest.mark.dist


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The frozen program, in another place than where it was built."""
    if not FOLDER.is_dir():
        pytest.fail("dist/companion is missing: run make dist")
    return (
        Path(shutil.copytree(FOLDER, tmp_path_factory.mktemp("moved") / "companion", symlinks=True))
        / "companion"
    )


def run(program: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run it with almost no environment, in the folder of the program."""
    return subprocess.run(
        [program, *arguments],
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
        cwd=program.parent,
        env={
            "HOME": str(program.parent),
            "LANG": os.environ.get("LANG", "C.UTF-8"),
            "QT_QPA_PLATFORM": "offscreen",
        },
    )


def test_the_frozen_program_passes_the_self_test(program: Path) -> None:
    """A new carnet, entries, a page, every resource, both languages."""
    done = run(program, "selftest")
    assert done.returncode == 0, done.stdout + done.stderr


# What starts a Python that reads a site folder, and Qt's own words for a debugger.
OF_THE_SOURCE_ALONE: Final = {"_distutils_hack", "_sitebuiltins", "site", "sitecustomize"}
NEVER_NEEDED: Final = {"PySide6.support.deprecated"}
# Looks for the version of the program in a zip file, where one stands on the path.
OF_A_ZIP: Final = "zipp."


def loaded_in_source(place: Path, **environment: str) -> set[str]:
    """What the self-test loads where Python runs the program; it has to pass."""
    modules = place / "modules"
    done = subprocess.run(
        [sys.executable, "-m", "companion", "selftest", "--modules", modules],
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
        cwd=place,
        env={"HOME": str(place), "PATH": os.environ["PATH"], **environment},
    )
    assert done.returncode == 0, done.stdout + done.stderr
    loaded = set(modules.read_text("utf-8").split()) - OF_THE_SOURCE_ALONE - NEVER_NEEDED
    return {name for name in loaded if not f"{name}.".startswith(OF_A_ZIP)}


def test_the_folder_holds_every_part_that_the_self_test_loads(
    program: Path, tmp_path: Path
) -> None:
    """Pillow was once left out and nobody noticed: what source loads, the frozen program loads."""
    done = run(program, "selftest", "--modules", "modules")
    assert done.returncode == 0, done.stdout + done.stderr
    frozen = set((program.parent / "modules").read_text("utf-8").split())
    source = loaded_in_source(tmp_path)
    assert {"PIL.JpegImagePlugin", "PySide6.QtPrintSupport", "keyring", "typst"} <= source
    assert source - frozen == set()


def test_the_wheel_holds_what_the_source_holds(tmp_path: Path) -> None:
    """Unpacked elsewhere it passes the same self-test, with its own resources and texts."""
    made, unpacked = tmp_path / "made", tmp_path / "unpacked"
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", made],
        check=True,
        cwd=ROOT,
        capture_output=True,
    )
    (wheel,) = made.glob("*.whl")
    shutil.unpack_archive(wheel, unpacked, "zip")
    where = subprocess.run(
        [sys.executable, "-c", "from companion import paths; print(paths.resources())"],
        check=True,
        cwd=tmp_path,
        capture_output=True,
        text=True,
        env={"PYTHONPATH": str(unpacked)},
    )
    assert Path(where.stdout.strip()).is_relative_to(unpacked)
    assert loaded_in_source(tmp_path, PYTHONPATH=str(unpacked)) == loaded_in_source(tmp_path)


def test_the_frozen_program_makes_the_page(program: Path) -> None:
    """The main job: a demonstration carnet, and its page as PDF."""
    for arguments in (
        ["demo", "demo.carnet", "--today", "2026-11-21"],
        ["summary", "demo.carnet", "--today", "2026-11-21", "--format", "pdf", "-o", "page.pdf"],
    ):
        done = run(program, *arguments)
        assert (done.returncode, done.stderr) == (0, "")
    assert (program.parent / "page.pdf").read_bytes().startswith(b"%PDF-")


def test_the_folder_stays_small() -> None:
    """A folder that fits an ordinary USB stick and a slow line: 230 MB at most."""
    megabytes = sum(p.lstat().st_size for p in FOLDER.rglob("*") if not p.is_dir()) / 1e6
    assert megabytes < 230


def test_the_frozen_window_opens_and_stays(program: Path, tmp_path: Path) -> None:
    """Every plugin, font and text of the window is there: five seconds without a word of complaint."""
    window = subprocess.Popen(
        [program, "--data-dir", str(tmp_path)],
        stderr=subprocess.PIPE,
        text=True,
        cwd=tmp_path,
        env={"HOME": str(tmp_path), "LANG": "C.UTF-8", "QT_QPA_PLATFORM": "offscreen"},
    )
    try:
        with pytest.raises(subprocess.TimeoutExpired):
            window.communicate(timeout=5)
    finally:
        window.terminate()
        _, complaints = window.communicate(timeout=10)
    assert complaints == ""
