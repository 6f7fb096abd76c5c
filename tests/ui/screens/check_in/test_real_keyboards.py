"""Real keys of a real X server, with the layouts of several countries: dead keys, AltGr, Caps Lock, the digit row.

In `make test-long`: what each key of every layout types is gone through without X each day.
"""

import os
import subprocess
from collections.abc import Iterator
from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from companion.actions.check_in.open_check_in import new_check_in
from companion.ui.ways.context import Context
from companion.ui.ways.to_check_in import CheckInState, start_check_in
from tests.private_screen import SCREEN
from tests.ui.open_window import OpenWindow

TODAY = date(2026, 11, 21)
LAYOUTS = ("fr", "be", "ch -variant fr", "ca -variant multix", "de", "es", "gb")
E_KEY, THREE_KEY = "26", "12"
HAS_EURO = ("fr", "be", "ch -variant fr", "de", "es")
"""Where AltGr and E type €."""

pytestmark = pytest.mark.skipif(
    os.environ.get(SCREEN) != "xvfb", reason="make test gives it a screen"
)


@pytest.fixture(autouse=True)
def _own_keyboard(*, is_long: bool) -> Iterator[None]:
    if not is_long:
        pytest.skip("in make test-long")
    yield
    lay("us")


def lay(layout: str) -> None:
    subprocess.run(["setxkbmap", *layout.split()], check=True)


def strike(*keys: str) -> None:
    subprocess.run(["xdotool", "key", "--delay", "20", *keys], check=True)


def note(window: OpenWindow) -> str:
    check_in = window.context.state.of(CheckInState).check_in
    assert check_in is not None
    return check_in.note or ""


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize(
    ("first", "begins"),
    [(("Caps_Lock", E_KEY, "Caps_Lock"), "E"), (("dead_circumflex", "e"), "ê")],
    ids=["caps", "dead"],
)
def test_a_note_begins_and_goes_on_with_what_the_keys_type(
    qtbot: QtBot, context: Context, layout: str, first: tuple[str, ...], begins: str
) -> None:
    """With Caps Lock, with ^ and e, with AltGr: nothing of it is lost, and nothing answers a question."""
    lay(layout)
    window = OpenWindow(qtbot, context)
    start_check_in(context, new_check_in(context.journal.carnet, context.catalogue, TODAY))
    window.type("0" * 8)

    def reads(expected: str) -> None:
        qtbot.waitUntil(lambda: note(window) == expected)

    strike(*first)
    reads(begins)
    strike("dead_circumflex", "e")
    reads(f"{begins}ê")
    if layout in HAS_EURO:
        strike(f"ISO_Level3_Shift+{E_KEY}")
        reads(f"{begins}ê€")


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_digit_key_struck_twelve_times_stores_what_is_printed_on_it_or_nothing(
    qtbot: QtBot, context: Context, layout: str
) -> None:
    lay(layout)
    OpenWindow(qtbot, context)
    start_check_in(context, new_check_in(context.journal.carnet, context.catalogue, TODAY))
    check_in = context.state.of(CheckInState).check_in
    assert check_in is not None
    for _ in range(12):
        strike(THREE_KEY)
    qtbot.wait(200)
    stored = {level for given in check_in.answers.values() for level in given.values()}
    assert stored == {3}
