"""The keyboard's shortcuts, each declared here and nowhere else; those of the screens stand with them.

The sheet of shortcuts is made of these. Knows no screen and no act.
"""

from __future__ import annotations

import sys
from enum import Enum, StrEnum
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut

from companion.domain.errors import N_

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QAbstractButton, QWidget

    from companion.messages import Texts


_PRINTED: Final = {
    "Shift": N_("Shift"),
    "Tab": N_("Tab"),
    "Space": N_("Space bar"),
    "Esc": N_("Escape"),
    "Return": N_("Enter"),
    "Backspace": N_("Backspace"),
    "PgUp": N_("Page up"),
    "PgDown": N_("Page down"),
    "Left": N_("Left arrow"),
    "Right": N_("Right arrow"),
    "Up": N_("Up arrow"),
    "Down": N_("Down arrow"),
    "0–4": N_("0 to 4"),
    ",": N_("Comma"),
    "/": N_("Slash"),
}
_OF_A_MAC: Final = {"Ctrl": "Cmd", "Alt": "Option"}


class Place(StrEnum):
    """Where keys mean something: the headings of the sheet, each a text of the program."""

    EVERYWHERE = N_("Everywhere")
    NOTING = N_("While answering questions")
    HOME = N_("On the home screen")
    JOURNAL = N_("In the journal")
    READING = N_("In Understand")
    SIMPLE = N_("In the simple window")
    COUNTER = N_("At the care team’s counter")


class Shortcut(Enum):
    """`keys` as Qt writes them, `words` for what they do, and the `place` where they do it.

    Where the keys follow a word, they are a text of the program. Some are heard by Qt's own controls,
    or by a screen that listens to each key: they are declared all the same.
    """

    keys: str
    words: str
    place: Place

    def __init__(self, keys: str, words: str, place: Place) -> None:
        self.keys, self.words, self.place = keys, words, place

    # fmt: off
    GUIDE = "F1", N_("Open the guide"), Place.EVERYWHERE
    SHEET = "Shift+F1", N_("Show these keys"), Place.EVERYWHERE
    NEXT = "Tab", N_("Go to the next button or field"), Place.EVERYWHERE
    BEFORE = "Shift+Tab", N_("Go back to the one before"), Place.EVERYWHERE
    PRESS = "Space", N_("Press the button, or tick the box"), Place.EVERYWHERE
    LEAVE = "Esc", N_("Close what has opened, or go back; nothing is saved by it"), Place.EVERYWHERE
    SIGNS = "Ctrl+U", N_("Warning signs, and whom to call"), Place.EVERYWHERE
    UNDO = "Ctrl+Z", N_("Undo what was just done"), Place.EVERYWHERE
    LOCK = "Ctrl+L", N_("Lock"), Place.EVERYWHERE
    OPEN = "Ctrl+O", N_("Open another record book"), Place.EVERYWHERE
    OWN = "Ctrl+Shift+O", N_("Go back to your own record book"), Place.EVERYWHERE
    PRINT = "Ctrl+P", N_("Print, where a button for it is in sight"), Place.EVERYWHERE
    KEEP = "Ctrl+Shift+K", N_("Keep a backup that is shown"), Place.EVERYWHERE
    RULER_DOWN = "Alt+Down", N_("Reading ruler: one line down"), Place.EVERYWHERE
    RULER_UP = "Alt+Up", N_("Reading ruler: one line up"), Place.EVERYWHERE
    NOTHING = N_("Alt+N"), N_("Nothing to report"), Place.HOME
    LIKE_YESTERDAY = N_("Alt+Y"), N_("Like yesterday"), Place.HOME
    LIKE_LAST_WEEK = N_("Alt+W"), N_("Like last week"), Place.HOME
    LIKE_LAST_TIME = N_("Alt+T"), N_("Like last time"), Place.HOME
    LEVEL = "0–4", N_("Answer with this level"), Place.NOTING
    GO_ON = "Return", N_("Go on"), Place.NOTING
    ERASE = "Backspace", N_("Go back one question"), Place.NOTING
    QUESTION_BEFORE = "Alt+Left", N_("The question before"), Place.NOTING
    SAVE = "Ctrl+Return", N_("Save a long text or the week sheet"), Place.NOTING
    PASTE_PHOTO = "Ctrl+V", N_("In the photos: paste a photo"), Place.JOURNAL
    MONTH_BEFORE = "PgUp", N_("Previous month"), Place.JOURNAL
    MONTH_AFTER = "PgDown", N_("Next month"), Place.JOURNAL
    SEARCH = "Ctrl+F", N_("Search"), Place.READING
    SEARCH_TOO = "/", N_("Search"), Place.READING
    READ_BEFORE = "Alt+Left", N_("Previous page"), Place.READING
    READ_AFTER = "Alt+Right", N_("Next page"), Place.READING
    SHOW_ALL = "Ctrl+Shift+A", N_("Show everything"), Place.SIMPLE
    CLOSE_PATIENT = "Ctrl+W", N_("Close this record book"), Place.COUNTER
    # fmt: on


def printed_keys(texts: Texts, keys: str, *, between: str = "+") -> str:
    """The keys as they are printed on a keyboard of the window's language: « Ctrl+Maj+A »."""
    printed = [texts(_PRINTED[key]) if key in _PRINTED else key for key in texts(keys).split("+")]
    if sys.platform == "darwin":
        printed = [_OF_A_MAC.get(key, key) for key in printed]
    return between.join(printed)


def on_keys(
    shortcut: Shortcut | str, owner: QWidget, act: Callable[[], object], *, inside: bool = False
) -> QShortcut:
    """Let the keys do an act while `owner` is shown; `inside`: only while it holds the keyboard.

    Keys of a screen come as they are declared there.
    """
    keys = shortcut.keys if isinstance(shortcut, Shortcut) else shortcut
    made = QShortcut(QKeySequence(keys), owner)
    if inside:
        made.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    made.activated.connect(act)
    return made


def print_with(
    made: QAbstractButton, texts: Texts, act: Callable[[], object] | None = None
) -> None:
    """The keys that print do what this button does, while it shows; or `act`."""
    on_keys(Shortcut.PRINT, made, act or made.click)
    if not made.toolTip():
        made.setToolTip(printed_keys(texts, Shortcut.PRINT.keys))
