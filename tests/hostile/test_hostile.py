"""Whatever somebody with a key writes into a carnet is answered: quickly, in a sentence, with nothing harmed."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from companion.domain.words import Language
from companion.record_book.outside import system_clock
from companion.settings import Settings, Theme
from companion.ui.ways.screen_name import ScreenName
from tests.hostile.kinds import Kind, kinds, spoil
from tests.storage.carnet_making import opened_book
from tests.ui.windows import make_carnet, make_window

MOST_KIB = 400 * 1024
FEWEST_KINDS = 200
# Where nobody is left who signs, or one kind of a good file stays: it opens, and nothing is wrong.
FINE = {"nobody"}
Said = dict[str, str | bool | int]


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory, pytestconfig: pytest.Config) -> list[Said]:
    """What came of every kind: all records in `make test-long`, one in eight in `make test`."""
    every = 1 if pytestconfig.getoption("--hypothesis-profile") == "long" else 8
    done = subprocess.run(
        [sys.executable, "-m", "tests.hostile.run", tmp_path_factory.mktemp("hostile"), str(every)],
        capture_output=True,
        text=True,
        check=False,
        timeout=110 if sys.platform.startswith("linux") else 500,
        cwd=Path(__file__).parents[2],
    )
    assert done.returncode == 0, done.stderr[-2_000:]
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_every_kind_is_answered_by_every_act(answers: list[Said]) -> None:
    """Done, or refused with a sentence of its own, each act within five seconds."""
    *told, peak = answers
    assert len(told) >= FEWEST_KINDS
    assert [each for each in told if "not made" in each] == []
    faults = [each for each in told if any("FAULT" in str(value) for value in each.values())]
    assert faults == []
    assert int(peak["peak_kib"]) < MOST_KIB


def test_no_kind_harms_a_file(answers: list[Said]) -> None:
    """The crafted file stays as it was, and one’s own carnet is whole after every act."""
    told = answers[:-1]
    assert [each["kind"] for each in told if each["unchanged"] is not True] == []
    assert [each["kind"] for each in told if each["own"] != "done aside 0"] == []


def test_other_tables_are_refused_and_other_writings_left_aside(answers: list[Said]) -> None:
    """A table of another making opens nothing; a writing that cannot be true costs only itself."""
    for each in answers[:-1]:
        opened = str(each["open"]).startswith("done")
        assert opened is (bool(each["opens"]) or each["kind"] in FINE), each


IN_THE_WINDOW = (
    "answers 0 week 0001-01-01", "answers 0 day 2026-11-20", "cell body is no text", "cell recorded_at 2",
    "view revision that never ends", "trigger BEFORE INSERT on revision: SELECT raise(IGNORE);",
)  # fmt: skip


@pytest.mark.parametrize("name", IN_THE_WINDOW)
def test_the_window_lives_with_it(qtbot: QtBot, tmp_path: Path, name: str) -> None:
    """It opens every screen and tells what was left aside, or shows why it does not open."""
    make_carnet(tmp_path)
    path = tmp_path / "companion.carnet"
    kind, key = _kind(name, path)
    spoil(path, key, kind)
    settings = Settings(language=Language.FR, theme=Theme.LIGHT)
    opened = make_window(qtbot, tmp_path, settings=settings, backups=tmp_path / "backups")
    opened.start(qtbot)
    context = opened.window.context
    if not kind.opens:
        assert context is None
        assert "abîmé" in opened.said()
        return
    assert context is not None
    for page in ScreenName:
        context.go(page)
    context.go(ScreenName.HOME)
    qtbot.waitUntil(lambda: opened.shows("aside-see"))
    opened.press("aside-see")
    assert len(opened.dialogs.told) == 1
    opened.press("aside-dismiss")
    assert not opened.shows("aside-see")
    opened.book.close()
    again = opened_book(path, clock=opened.clock)
    assert again.journal.aside == ()
    again.close()


def _kind(name: str, path: Path) -> tuple[Kind, bytes]:
    opened = opened_book(path, clock=system_clock())
    try:
        patient = opened.journal.patient_id()
        (kind,) = (kind for kind in kinds(patient) if kind.name == name)
        return kind, opened.file.data_key
    finally:
        opened.close()
