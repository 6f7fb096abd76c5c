"""A key stores the level that is printed on it or nothing, on every keyboard of our countries."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent

from companion.ui.widgets.choices.level_keys import level_of
from tests.ui.keyboards import RULES, Key, keys_of, layouts

NO_DIGIT_IS_PRINTED_THERE = {("us(dvp)", 10)}
KNOWN = ("fr()", "be()", "ch(fr)", "ca(multix)", "de()", "es()", "gb()", "us()")


@pytest.fixture(autouse=True)
def _as_on_linux(qapp: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QGuiApplication, "platformName", lambda: "xcb")


def level(text: str, place: int) -> int | None:
    """What a key that types this at this place (X keycode) answers."""
    plain = Qt.KeyboardModifier.NoModifier
    return level_of(QKeyEvent(QEvent.Type.KeyPress, 0, plain, place, 0, 0, text))


def all_keys() -> list[Key]:
    return [key for layout in layouts() for key in keys_of(*layout)]


@pytest.mark.skipif(not RULES.exists(), reason="the keyboards of X are not here")
def test_no_key_of_any_keyboard_stores_a_level_that_is_not_printed_on_it() -> None:
    """With Shift and Caps Lock too."""
    keys = all_keys()
    assert set(KNOWN) <= {key.layout for key in keys}
    wrong = [
        (key.layout, key.place, text)
        for key in keys
        for text in key.typed
        if (found := level(text, key.place)) is not None
        and found not in key.printed
        and (key.layout, key.place) not in NO_DIGIT_IS_PRINTED_THERE
    ]
    assert wrong == []


@pytest.mark.skipif(not RULES.exists(), reason="the keyboards of X are not here")
@pytest.mark.parametrize("layout", ["fr", "be"])
def test_the_digit_row_answers_without_shift_and_with_caps_lock(layout: str) -> None:
    """`& é " ' à` there: nobody has to hold Shift to answer."""
    row = {key.place: key for key in keys_of(layout, "")}
    for place, digit in {10: 1, 11: 2, 12: 3, 13: 4, 19: 0}.items():
        without, with_shift, with_caps, _ = row[place].typed
        assert level(without, place) == digit
        assert level(with_shift, place) == digit
        assert level(with_caps, place) == digit


def test_a_sign_from_nowhere_answers_nothing() -> None:
    """An input method gives a text without a key."""
    assert level("é", 0) is None
    assert level("2", 0) == 2
