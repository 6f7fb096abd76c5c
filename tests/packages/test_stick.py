"""The nurse's stick: everything beside the program, no trace on the computer that it visits.

Needs `make portable`, which runs this.
"""

import os
import re
import shutil
import signal
import subprocess
import time
from pathlib import Path
from typing import Final

import pytest

ROOT = Path(__file__).parent.parent.parent
STICK = ROOT / "dist" / "compagnon-immuno-stick"
PATIENCE: Final = 600
# Each call that may leave something: files opened for writing, made, renamed, removed, changed.
CALLS: Final = (
    "open,openat,openat2,creat,mkdir,mkdirat,rename,renameat,renameat2,link,linkat,symlink,symlinkat,"
    "truncate,mknod,mknodat,chdir,fchdir"
)
CALL: Final = re.compile(r"^(?:\d+ +)?(\w+)\((.*)\) += (\d+)")
DESCRIPTOR: Final = re.compile(r"<(.*)>")
QUOTED: Final = re.compile(r'"((?:[^"\\]|\\.)*)"')
OPENED_TO_WRITE: Final = re.compile(r"O_WRONLY|O_RDWR|O_CREAT|O_TRUNC")
# Nothing that stays: devices, and what the kernel tells of processes.
PASSING: Final = ("/dev/", "/proc/")

pytestmark = [pytest.mark.dist, pytest.mark.timeout(2 * PATIENCE)]


def plain(quoted: str) -> str:
    """A path as strace quotes it: each byte that is no plain letter by its number."""
    return quoted.encode().decode("unicode_escape").encode("latin-1").decode()


def written(trace: Path, folder: Path) -> set[Path]:
    """The places that the calls of a trace wrote to; each process of it started in `folder`."""
    found = set[Path]()
    for part in trace.parent.glob(f"{trace.name}.*"):
        here = folder
        for line in part.read_text("utf-8", errors="replace").splitlines():
            match = CALL.match(line)
            if match is None:
                continue  # refused, so nothing was left
            name, words = match[1], match[2]
            places = [here / plain(quoted) for quoted in QUOTED.findall(words)]
            if name == "chdir":
                (here,) = places
            elif name == "fchdir" and (folder_of := DESCRIPTOR.search(words)):
                here = Path(plain(folder_of[1]))
            elif not name.startswith("open") or OPENED_TO_WRITE.search(words):
                found |= set(places)
    return {path for path in found if not str(path).startswith(PASSING)}


def was_opened(trace: Path, name: str) -> bool:
    """Whether a call of a trace opened a file of that name."""
    parts = trace.parent.glob(f"{trace.name}.*")
    opening = re.compile(rf'^open.*/{re.escape(name)}".* = \d+', re.MULTILINE)
    return any(opening.search(part.read_text("utf-8", errors="replace")) for part in parts)


def test_what_is_written_outside_is_found(tmp_path: Path) -> None:
    """The search itself: without this, an empty answer would prove nothing."""
    trace = tmp_path / "trace"
    subprocess.run(
        [
            "strace",
            "-ffy",
            "-s",
            "4096",
            "-o",
            trace,
            "-e",
            f"trace={CALLS}",
            "sh",
            "-c",
            "echo x >left; mkdir -p made/été",
        ],
        check=True,
        cwd=tmp_path,
    )
    assert written(trace, tmp_path) == {
        tmp_path / "left",
        tmp_path / "made",
        tmp_path / "made" / "été",
    }


@pytest.mark.parametrize(
    ("start", "name", "options"),
    [("start.sh", "patient.carnet", ["--read-only"]), ("comptoir.sh", "patient.carnet-age", [])],
)
def test_the_stick_leaves_no_trace(
    tmp_path: Path, start: str, name: str, options: list[str]
) -> None:
    """The window, and the counter, open what a patient brought; every file written lies on the stick."""
    if not STICK.is_dir():
        pytest.fail("the stick is missing: run make portable")
    stick, home, trace = tmp_path / "clé USB", tmp_path / "home", tmp_path / "trace"
    home.mkdir()
    shutil.copytree(STICK, stick)
    book, given = stick / "patient.carnet", stick / name
    subprocess.run(
        [stick / "program" / "companion", "demo", book, "--today", "2026-11-21"],
        check=True,
        timeout=PATIENCE,
    )
    if name.endswith("-age"):
        subprocess.run(
            [stick / "program" / "companion", "handover", book, "--for", "nurse", "-o", given],
            check=True,
            capture_output=True,
            timeout=PATIENCE,
        )
    before = book.read_bytes(), given.read_bytes()
    window = subprocess.Popen(
        [
            "strace",
            "-ffy",
            "-s",
            "4096",
            "-o",
            trace,
            "-e",
            f"trace={CALLS}",
            stick / start,
            given,
            *options,
        ],
        cwd=home,
        env={
            "HOME": str(home),
            "LANG": "C.UTF-8",
            "PATH": os.environ["PATH"],
            "QT_QPA_PLATFORM": "offscreen",
        },
        start_new_session=True,
    )
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and window.poll() is None and not was_opened(trace, name):
        time.sleep(0.5)
    assert was_opened(trace, name)
    time.sleep(5)  # what is looked at after the first paint
    os.killpg(window.pid, signal.SIGTERM)
    window.wait(timeout=60)
    outside = {path for path in written(trace, home) if not path.is_relative_to(stick)}
    assert outside == set()
    assert list(home.iterdir()) == []
    assert (stick / "data").is_dir()
    assert (book.read_bytes(), given.read_bytes()) == before
