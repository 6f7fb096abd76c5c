"""At the counter nothing stays on the disk: every file that is written is known, and gone afterwards."""

import os
import re
import shutil
import subprocess
import sys
import time
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.leaks import private_cups
from tests.leaks.test_leaks import ROOT, WORD, may_trace
from tests.ui.window.handed_over import WORDS, stick_of

WRITES = re.compile(r"(?:openat|creat|rename\w*|link\w*|mkdir\w*|symlink\w*)\((.*)\) = \d+")
NAMED = re.compile(r'"((?:[^"\\]|\\.)*)"')
TRACED = [
    *("strace", "-f", "-qq", "--seccomp-bpf", "-e"),
    "trace=openat,creat,rename,renameat,renameat2,link,linkat,mkdir,mkdirat,symlink,symlinkat",
]


@pytest.mark.timeout(300)
def test_two_patients_leave_nothing(tmp_path: Path) -> None:
    """Opened, looked at, printed on a real CUPS where there is one, closed: no file is there that was not."""
    if not may_trace():
        pytest.skip("this system has no strace, or forbids it")
    places = {"HOME": "home", "TMPDIR": "tmp", "XDG_CONFIG_HOME": "config"}
    places |= {"XDG_CACHE_HOME": "cache", "XDG_DATA_HOME": "share", "XDG_RUNTIME_DIR": "run"}
    for name in (*places.values(), "data"):
        (tmp_path / name).mkdir(mode=0o700)
    for number in (1, 2):
        stick_of(tmp_path / "stick", f"{WORD} {number}", file=f"{number}.carnet-age")
    (tmp_path / "stick" / "words.txt").write_text(WORDS, "utf-8")
    before = contents(tmp_path)
    environment = {**os.environ, **{key: str(tmp_path / name) for key, name in places.items()}}
    environment |= {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT), "CUPS_SERVER": "/none"}
    environment |= {"PYTHONDONTWRITEBYTECODE": "1"}
    papers = list[bytes]()
    folder = tmp_path.with_name(f"{tmp_path.name}-cups")
    with ExitStack() as running:
        if private_cups.may_run():
            environment["CUPS_SERVER"] = running.enter_context(private_cups.private_cups(folder))
        asked = tmp_path.with_name(f"{tmp_path.name}-asked.txt")
        program = [sys.executable, "-m", "tests.leaks.at_counter", str(tmp_path)]
        done = subprocess.run(
            [*TRACED, "-o", str(asked), *program],
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=200,
        )
        assert done.returncode == 0, done.stderr[-2_000:]
        if private_cups.may_run():
            papers = printed(folder)
            kept = [
                file for file in folder.rglob("*") if file.is_file() and "paper" not in file.parts
            ]
            assert not [file for file in kept if WORD.encode() in file.read_bytes()]
    assert contents(tmp_path) == before
    seen = written(asked)
    assert any(path.is_relative_to(tmp_path / "tmp") for path in seen) == bool(papers)
    assert sorted(path for path in seen if path.exists()) == []
    assert all(paper[:5] == b"%PDF-" for paper in papers)
    shutil.rmtree(folder, ignore_errors=True)


def contents(folder: Path) -> dict[str, bytes]:
    """Every file there, and every folder."""
    found = folder.rglob("*")
    return {str(each): each.read_bytes() if each.is_file() else b"" for each in found}


def printed(folder: Path) -> list[bytes]:
    """The two jobs, once they are whole."""
    end = time.monotonic() + 20
    while len(list((folder / "paper").iterdir())) < 2 and time.monotonic() < end:
        time.sleep(0.05)
    papers = sorted((folder / "paper").iterdir())
    assert len(papers) == 2
    return [paper.read_bytes() for paper in papers]


def written(asked: Path) -> set[Path]:
    """What the process opened to write in, made or renamed; devices and what the kernel shows are none."""
    found = set[Path]()
    lines = asked.read_text("utf-8", errors="replace").splitlines()
    assert any(".carnet-age" in line for line in lines), "the trace saw nothing"
    for line in lines:
        call = WRITES.search(line)
        if call is None:
            continue
        opens = "openat(" in line
        if opens and not re.search(r"O_WRONLY|O_RDWR|O_CREAT", line):
            continue
        found |= {Path(name) for name in NAMED.findall(call[1])}
    devices = re.compile(r"/dev/(?!shm/)|/proc/")
    return {path for path in found if not devices.match(str(path))}
