"""The program finds its resources alike from a source checkout and from an installed wheel.

The frozen folder is tested by tests/test_dist.py, which needs `make dist`.
"""

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from companion import paths
from companion.cli.selftest.steps import STEPS

ROOT = Path(__file__).parent.parent
FOLDERS = (
    "booklet", "card", "catalogue", "demo", "fonts", "icons", "illustrations", "languages", "page",
)  # fmt: skip


def tracked_resources() -> set[str]:
    """What lies in the checkout's resources, the compiled texts included."""
    return {
        path.relative_to(ROOT / "resources").as_posix()
        for path in (ROOT / "resources").rglob("*")
        if path.is_file() and path.suffix not in {".part", ".pot", ".lock"}
    }


def environment_without_checkout() -> dict[str, str]:
    """What a new user has: nothing that points at this checkout."""
    ours = {"PYTHONPATH", "VIRTUAL_ENV", "PYTHONHOME"}
    kept = {name: value for name, value in os.environ.items() if name not in ours}
    return kept | {"QT_QPA_PLATFORM": "offscreen"}


@pytest.fixture(scope="session")
def uv() -> str:
    """The uv that made this environment."""
    for candidate in (
        shutil.which("uv"),
        ROOT / ".make" / "uv" / "bin" / "uv",
        Path.home() / ".local/bin/uv",
    ):
        if candidate is not None and Path(candidate).exists():
            return str(candidate)
    pytest.fail("uv is needed to build the wheel: run make test")


@pytest.fixture(scope="session")
def wheel(uv: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from this checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [uv, "build", "--quiet", "--wheel", "--out-dir", str(folder), str(ROOT)],
        check=True,
        timeout=110,
    )
    (built,) = folder.glob("*.whl")
    return built


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_source_checkout_finds_its_resources(folder: str) -> None:
    """Each folder of resources is there, and holds something."""
    assert any((paths.resources() / folder).iterdir())


def test_the_wheel_carries_every_resource(wheel: Path) -> None:
    """Nothing is forgotten: the compiled texts, the fonts and their licences come along."""
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    carried = {
        n.removeprefix("companion/resources/")
        for n in names
        if n.startswith("companion/resources/")
    }
    assert carried == tracked_resources()
    assert not [name for name in names if name.startswith(("tests/", "resources/", "packaging/"))]


def test_an_installed_wheel_passes_the_self_test(wheel: Path, uv: str, tmp_path: Path) -> None:
    """The program works with nothing of the checkout in sight, in the versions of the lock.

    Its self-test says one line a part, all of them working, and leaves nothing behind.
    """
    programs = "bin" if os.name == "posix" else "Scripts"
    python = tmp_path / "venv" / programs / "python"
    environment = environment_without_checkout()
    locked = subprocess.run(
        [uv, "export", "--quiet", "--frozen", "--no-dev", "--no-emit-project", "--project", str(ROOT)],
        check=True, capture_output=True, text=True, timeout=60, env=environment,
    ).stdout  # fmt: skip
    (tmp_path / "locked.txt").write_text(locked, "utf-8")
    subprocess.run(
        [uv, "venv", "--quiet", "--python", sys.executable, str(tmp_path / "venv")],
        check=True,
        timeout=60,
    )
    for what in (["--requirement", str(tmp_path / "locked.txt")], ["--no-deps", str(wheel)]):
        subprocess.run(
            [uv, "pip", "install", "--quiet", "--python", str(python), *what],
            check=True,
            timeout=110,
            env=environment,
        )
    place = tmp_path / "place"
    place.mkdir()
    done = subprocess.run(
        [python.with_name("companion"), "selftest", "--lang", "en"],
        capture_output=True, text=True, timeout=100, check=False, cwd=place,
        env={**environment, "TMPDIR": str(place)},
    )  # fmt: skip
    lines = done.stdout.splitlines()
    assert done.returncode == 0, done.stdout + done.stderr
    assert len(lines) == len(STEPS) + 1
    assert lines[-1] == "Every part works."
    assert list(place.iterdir()) == []
