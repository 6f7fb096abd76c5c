"""The frozen folder works alone, and it is the product: no Python, no checkout, no screen.

Needs `make dist`, which runs this.
"""

import os
import platform
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Final

import pytest

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "dist" / "companion"
# A busy computer takes minutes for the self-test; this only ends what would never end.
PATIENCE: Final = 600

pytestmark = [pytest.mark.dist, pytest.mark.timeout(2 * PATIENCE)]


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
        timeout=PATIENCE,
        check=False,
        cwd=program.parent,
        env={
            "HOME": str(program.parent),
            "LANG": os.environ.get("LANG", "C.UTF-8"),
            "QT_QPA_PLATFORM": "offscreen",
        },
    )


# What starts a Python that reads a site folder and runs a module by its name (`-m`), and Qt's own words for a debugger.
OF_THE_SOURCE_ALONE: Final = {"_distutils_hack", "_sitebuiltins", "runpy", "site", "sitecustomize"}
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
        timeout=PATIENCE,
        check=False,
        cwd=place,
        env={"HOME": str(place), "PATH": os.environ["PATH"], **environment},
    )
    assert done.returncode == 0, done.stdout + done.stderr
    loaded = set(modules.read_text("utf-8").split()) - OF_THE_SOURCE_ALONE - NEVER_NEEDED
    return {name for name in loaded if not f"{name}.".startswith(OF_A_ZIP)}


@pytest.fixture(scope="module")
def source_modules(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """What the self-test loads from source."""
    return loaded_in_source(tmp_path_factory.mktemp("source"))


def test_the_folder_passes_the_self_test_with_every_part_that_it_loads(
    program: Path, source_modules: set[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """Pillow was once left out and nobody noticed: what source loads, the frozen program loads."""
    done = run(program, "selftest", "--modules", "modules")
    with capsys.disabled():
        print(f"\n{done.stdout}")
    assert done.returncode == 0, done.stdout + done.stderr
    frozen = set((program.parent / "modules").read_text("utf-8").split())
    assert {"PIL.JpegImagePlugin", "PySide6.QtPrintSupport", "keyring", "typst"} <= source_modules
    assert source_modules - frozen == set()


def test_the_wheel_holds_what_the_source_holds(tmp_path: Path, source_modules: set[str]) -> None:
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
    assert loaded_in_source(tmp_path, PYTHONPATH=str(unpacked)) == source_modules


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
    """A folder that fits an ordinary USB stick and a slow line: 215 MB at most."""
    megabytes = sum(p.lstat().st_size for p in FOLDER.rglob("*") if not p.is_dir()) / 1e6
    assert megabytes <= 215


def held() -> set[str]:
    """Every file of the folder, by its place in it."""
    return {p.relative_to(FOLDER).as_posix() for p in FOLDER.rglob("*") if not p.is_dir()}


def is_debian_12() -> bool:
    """The system for which the list of files stands: others have other libraries."""
    try:
        told = platform.freedesktop_os_release()
    except OSError:
        return False
    return (told.get("ID"), told.get("VERSION_ID")) == ("debian", "12")


@pytest.mark.skipif(not is_debian_12(), reason="the list of files is that of Debian 12")
def test_the_folder_holds_nothing_outside_the_list() -> None:
    """What nobody wanted came along once a release; and a list is read only while every line is true."""
    lines = (ROOT / "packaging" / "linux" / "allowed.txt").read_text("utf-8").splitlines()
    patterns = [line for line in lines if line and not line.startswith("#")]
    files = held()
    used = {p: [name for name in files if fnmatchcase(name, p)] for p in patterns}
    assert files - {name for names in used.values() for name in names} == set()
    assert [pattern for pattern, names in used.items() if not names] == []


def test_the_resources_are_those_of_the_sources_with_compiled_texts() -> None:
    """A text that was forgotten is a sentence in the wrong language."""
    inside = "_internal/companion/resources/"
    ours = ROOT / "resources"
    wanted = {p.relative_to(ours).as_posix() for p in ours.rglob("*") if p.is_file()}
    wanted = {name for name in wanted if not name.endswith(".po")}
    assert {f.removeprefix(inside) for f in held() if f.startswith(inside)} == wanted
    assert any(name.endswith("fr/texts.mo") for name in wanted)


def test_the_folder_holds_no_links_and_can_lie_on_any_stick() -> None:
    """The file systems of sticks know no links."""
    assert [p for p in FOLDER.rglob("*") if p.is_symlink()] == []


def test_no_file_names_the_computer_that_built_it() -> None:
    """The folder of whoever built it is nobody's business, and differs from build to build."""
    for path in FOLDER.glob("_internal/*.dist-info/*"):
        assert path.is_dir() or str(ROOT).encode() not in path.read_bytes(), path


def opened(window: "subprocess.Popen[bytes]", seen: Callable[[], bool]) -> bool:
    """Whether something is seen while the window stays open."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and window.poll() is None:
        if seen():
            return True
        time.sleep(0.2)
    return False


@pytest.mark.parametrize("name", ["companion", "companion-window"])
def test_the_frozen_window_opens_and_stays(program: Path, tmp_path: Path, name: str) -> None:
    """Every plugin, font and text of the window is there: not a word of complaint."""
    window = subprocess.Popen(
        [program.with_name(name), "--data-dir", str(tmp_path / "data")],
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


def test_a_record_book_that_is_double_clicked_opens(program: Path, tmp_path: Path) -> None:
    """The file's name is all that a file manager gives; an open record book stays open in the process."""
    book = tmp_path / "mon carnet.carnet"
    assert run(program, "demo", str(book), "--today", "2026-11-21").returncode == 0
    window = subprocess.Popen(
        [program.with_name("companion-window"), str(book)],
        cwd=tmp_path,
        env={"HOME": str(tmp_path), "LANG": "C.UTF-8", "QT_QPA_PLATFORM": "offscreen"},
    )

    def is_held() -> bool:
        with suppress(OSError):
            return str(book) in map(os.readlink, Path(f"/proc/{window.pid}/fd").iterdir())
        return False

    try:
        assert opened(window, is_held)
    finally:
        window.terminate()
        window.wait(timeout=60)
