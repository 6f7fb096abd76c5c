"""What somebody types stays in the encrypted file: nowhere else on the disk, and never on a network."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.timeout(500)
ROOT = Path(__file__).parents[2]
WORD = "Zyxmarq"
OPENED = "opened-by-markup.png"
TYPED = f'<img src="{OPENED}"> <b>{WORD}</b>'
TRACED = ["strace", "-f", "-qq", "--seccomp-bpf", "-e", "trace=%network,openat"]
TOUCHES_A_NETWORK = re.compile(r"AF_INET|resolv\.conf|nsswitch|etc/hosts")


def may_trace() -> bool:
    """Whether this system has strace, and lets it look at other processes."""
    if shutil.which("strace") is None:
        return False
    tried = subprocess.run([*TRACED, "-o", os.devnull, "true"], capture_output=True, check=False)
    return tried.returncode == 0


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder in which a whole day in the window took place, and what the system was asked."""
    return live(tmp_path_factory.mktemp("lived"), TYPED)


def live(folder: Path, word: str) -> Path:
    """Spend that day in a folder, with one word wherever something can be typed."""
    own = {"HOME": "home", "TMPDIR": "tmp", "XDG_CONFIG_HOME": "config", "XDG_CACHE_HOME": "cache"}
    own |= {"XDG_DATA_HOME": "share", "XDG_STATE_HOME": "state", "XDG_RUNTIME_DIR": "run"}
    for name in own.values():
        (folder / name).mkdir(mode=0o700)
    environment = {**os.environ, **{key: str(folder / name) for key, name in own.items()}}
    environment |= {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    program = [sys.executable, "-m", "tests.leaks.whole_window", str(folder), word]
    words = [*TRACED, "-o", str(folder / "asked.txt"), *program] if may_trace() else program
    done = subprocess.run(
        words, cwd=folder, env=environment, capture_output=True, text=True, check=False, timeout=400
    )
    assert done.returncode == 0, done.stderr[-2_000:]
    return folder


def test_a_word_that_was_typed_lies_nowhere_in_clear(lived: Path) -> None:
    """Profile, settings, log, backups, temporary and cache folders: only what was saved outside."""
    forms = [WORD.encode(), WORD.encode("utf-16-le"), WORD.encode("utf-16-be")]
    files = [path for path in lived.rglob("*") if path.is_file()]
    looked_at = {path.relative_to(lived).parts[0] for path in files}
    assert {"data", "outside"} <= looked_at
    assert list(lived.glob("data/backups/*.carnet"))
    assert (lived / "data" / "companion.log").read_text("utf-8").count("RuntimeError") == 1
    inside = [path for path in files if "outside" not in path.parts]
    found = [p.name for p in inside if any(form in p.read_bytes() for form in forms)]
    named = [path.name for path in inside if WORD.casefold() in path.name.casefold()]
    assert (found, named) == ([], [])


def test_the_whole_window_asks_for_no_network(lived: Path) -> None:
    """No connection over a network, no look-up of a name: the system was never asked."""
    asked = lived / "asked.txt"
    if not asked.exists():
        pytest.skip("this system has no strace, or forbids it")
    lines = asked.read_text("utf-8", errors="replace").splitlines()
    assert any("companion.carnet" in line for line in lines), "the trace saw nothing"
    assert [line for line in lines if TOUCHES_A_NETWORK.search(line)] == []


def test_what_is_typed_is_never_obeyed_as_markup(lived: Path) -> None:
    """A picture tag in every field of every record, in tips and in boxes: no file is opened for it.

    On Windows, such a file may lie on a server.
    """
    asked = lived / "asked.txt"
    if not asked.exists():
        pytest.skip("this system has no strace, or forbids it")
    lines = asked.read_text("utf-8", errors="replace").splitlines()
    assert any("companion.carnet" in line for line in lines), "the trace saw nothing"
    assert [line for line in lines if OPENED in line] == []
