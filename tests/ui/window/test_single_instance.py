"""Of two starts at once, one opens the window; the other raises it and ends."""

import os
import random
import select
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from companion.ui.window.single_instance import FOLDER, ask_to_raise, claim
from companion.ui.window.system.raised import Raised
from tests.parts import today
from tests.storage.carnet_making import child, wait_for_end
from tests.systems import link_or_skip

STARTS = 50
APART_S = 0.05


def started(data: Path, carnet: Path, delay_s: float) -> Callable[[Callable[[str], None]], None]:
    """A start that waits a moment, then claims the window and keeps it."""

    def start(say: Callable[[str], None]) -> None:
        say("ready")
        select.select([], [], [], delay_s)
        only = claim(data, carnet)
        say("second" if only is None else "first")
        signal.pause()

    return start


def next_word(answer: int) -> str:
    """The next line that a start says."""
    letters = b""
    while not letters.endswith(b"\n"):
        ready, _, _ = select.select([answer], [], [], 30)
        assert ready
        letters += os.read(answer, 1)
    return letters.decode().strip()


def test_of_two_starts_one_has_the_window(tmp_path: Path, *, is_long: bool) -> None:
    """Many times, within 50 ms of each other, both killed each time: always one, and never none."""
    chance = random.Random(f"{today()}")
    carnet = tmp_path / "a.carnet"
    for _ in range(STARTS if is_long else STARTS // 3):
        delays = (0.0, chance.uniform(0, APART_S))
        with ExitStack() as open_at_once:
            children = [
                open_at_once.enter_context(child(started(tmp_path, carnet, delay)))
                for delay in delays
            ]
            words = []
            for _, answer in children:
                assert next_word(answer) == "ready"
            for _, answer in children:
                words.append(next_word(answer))
            for process, _ in children:
                os.kill(process, signal.SIGKILL)
                assert wait_for_end(process) == -signal.SIGKILL
        assert sorted(words) == ["first", "second"]
    assert claim(tmp_path, carnet) is not None


@pytest.mark.parametrize("content", [b"", b"12345\n", b"\0garbage\xff" * 50])
def test_a_lock_file_that_was_left_locks_nobody_out(tmp_path: Path, content: bytes) -> None:
    """Stale, empty or garbage: only a living process counts."""
    carnet = tmp_path / "a.carnet"
    first = claim(tmp_path, carnet)
    assert first is not None
    first.let_go()
    (lock,) = (tmp_path / FOLDER).iterdir()
    lock.write_bytes(content)
    again = claim(tmp_path, carnet)
    assert again is not None
    assert claim(tmp_path, carnet) is None
    again.let_go()


def test_another_carnet_has_a_window_of_its_own(tmp_path: Path) -> None:
    """And a link leads to the same one; no name of a carnet is written down."""
    first = claim(tmp_path, tmp_path / "marianne.carnet")
    (tmp_path / "marianne.carnet").touch()
    link_or_skip(tmp_path / "link", tmp_path / "marianne.carnet")
    other = claim(tmp_path, tmp_path / "paul.carnet")
    assert first is not None
    assert other is not None
    assert claim(tmp_path, tmp_path / "link") is None
    assert not any("marianne" in place.name for place in (tmp_path / FOLDER).iterdir())
    first.let_go()
    other.let_go()


def test_a_folder_that_takes_no_lock_keeps_nobody_out(tmp_path: Path) -> None:
    """The window opens; the carnet's own lock still holds."""
    (tmp_path / FOLDER).write_bytes(b"in the way")
    only = claim(tmp_path, tmp_path / "a.carnet")
    assert only is not None
    assert not only.take_requests()
    assert not ask_to_raise(tmp_path, tmp_path / "a.carnet")
    only.let_go()


def test_the_second_start_raises_the_first_window(qtbot: QtBot, tmp_path: Path) -> None:
    """A real second process asks; the first hears it, and which file it was given."""
    carnet, owner = tmp_path / "a.carnet", QObject()
    only = claim(tmp_path, carnet)
    assert only is not None
    raised = Raised(only, owner)
    program = (
        "import sys; from pathlib import Path; "
        "from companion.ui.window.single_instance import ask_to_raise, claim; "
        f"data, carnet = Path({str(tmp_path)!r}), Path({str(carnet)!r}); "
        "file = Path('/sticks/paul é.carnet-age').absolute(); "
        "sys.exit(0 if claim(data, carnet) is None and ask_to_raise(data, carnet, file) else 1)"
    )
    files = list[Path]()
    raised.given.connect(files.append)
    with qtbot.waitSignal(raised.wanted, timeout=20_000):
        second = subprocess.Popen([sys.executable, "-c", program])
    assert second.wait(timeout=20) == 0
    assert files == [Path("/sticks/paul é.carnet-age").absolute()]
    assert [place.name[:5] for place in (tmp_path / FOLDER).iterdir()] == ["lock-"]
    only.let_go()
    owner.deleteLater()


def test_what_nobody_heard_is_cleared_away(qtbot: QtBot, tmp_path: Path) -> None:
    """A request from before the window watched raises nothing and stays nowhere."""
    carnet, owner = tmp_path / "a.carnet", QObject()
    only = claim(tmp_path, carnet)
    assert only is not None
    (mark,) = [place.name.removeprefix("lock-") for place in (tmp_path / FOLDER).iterdir()]
    (tmp_path / FOLDER / f"raise-{mark}-00").touch()
    Raised(only, owner)
    assert [place.name[:5] for place in (tmp_path / FOLDER).iterdir()] == ["lock-"]
    only.let_go()
    owner.deleteLater()


def test_a_received_file_goes_to_the_window_of_a_carnet_that_was_named_by_its_path(
    qtbot: QtBot, tmp_path: Path
) -> None:
    """Where no carnet is at the usual place, the whole program ends: there is no second window."""
    owner, files = QObject(), list[Path]()
    only = claim(tmp_path, tmp_path / "elsewhere" / "marianne.carnet")
    assert only is not None
    raised = Raised(only, owner)
    raised.given.connect(files.append)
    file = (tmp_path / "paul.carnet-age").absolute()
    program = (
        "import sys; from pathlib import Path; from companion.app import run; "
        "from companion.settings import StartOptions; "
        f"sys.exit(run(StartOptions(data_dir=Path({str(tmp_path)!r}), received=Path({str(file)!r}))))"
    )
    second = subprocess.Popen([sys.executable, "-c", program])
    try:
        qtbot.waitUntil(lambda: bool(files), timeout=20_000)
        assert second.wait(timeout=20) == 0
    finally:
        second.kill()
        second.wait()
        only.let_go()
        owner.deleteLater()
    assert files == [file]
