"""People's words stay words: what turns a line around or rings a bell reaches no part of a screen."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from companion.actions.key import Key
from companion.domain.words import Language
from companion.languages import languages
from companion.plain_text import plain_line, plain_lines
from companion.settings import Settings, Theme
from companion.ui.doors.box import Box
from companion.ui.look.look import LIGHT, Look
from companion.ui.look.style_sheet import style_sheet
from companion.ui.ways.screen_name import ScreenName
from companion.ui.widgets.basics import button, plain_tip, with_icon
from companion.ui.widgets.scroll_ground import ScrollGround
from tests.leaks.whole_window import record_every_kind
from tests.ui.windows import make_carnet, make_window

TURNS = "\u202e\u2066\u200f\ufeff"
WORD = f"mot{TURNS}dit\x07<i>&amp;</i>"
OBEYED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]"
)
ROLES = (
    Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole,
)  # fmt: skip


def said_by(part: QWidget) -> Iterator[str]:
    """All that a part shows, says to a screen reader, or tells while the mouse rests."""
    typed = isinstance(part, (QLineEdit, QPlainTextEdit, QTextEdit))
    yield from (part.accessibleName(), part.accessibleDescription(), part.toolTip())
    yield part.windowTitle()
    if isinstance(part, (QLabel, QAbstractButton)) and not typed:
        yield part.text()
    if isinstance(part, QComboBox):
        yield from (part.itemText(number) for number in range(part.count()))
    if isinstance(part, QAbstractItemView) and part.model() is not None:
        yield from said_by_model(part.model())


def said_by_model(model: QAbstractItemModel) -> Iterator[str]:
    top = QModelIndex()
    for row in range(min(model.rowCount(top), 40)):
        for role in ROLES:
            yield str(model.headerData(row, Qt.Orientation.Vertical, role) or "")
            yield str(model.index(row, 0, top).data(role) or "")


@pytest.mark.parametrize("language", languages())
def test_no_screen_obeys_what_people_typed(
    qtbot: QtBot, tmp_path: Path, language: Language
) -> None:
    """Every screen of a carnet whose every text holds marks of direction and control characters."""
    make_carnet(tmp_path, name=plain_line(WORD))
    settings = Settings(language=language, theme=Theme.LIGHT)
    opened = make_window(qtbot, tmp_path, settings=settings)
    opened.start(qtbot)
    opened.window.show_journal(opened.book.open(Key()))
    record_every_kind(opened.window, WORD)
    context = opened.window.context
    assert context is not None
    heard = 0
    for screen in ScreenName:
        context.go(screen)
        qtbot.wait(20)
        for part in [opened.window, *opened.window.findChildren(QWidget)]:
            for text in said_by(part):
                assert OBEYED.search(text) is None, (
                    screen,
                    type(part).__name__,
                    part.objectName(),
                    text,
                )
                heard += "motdit" in text
    assert heard > 20
    opened.book.close()


def test_a_box_and_a_tip_show_markup_as_it_was_typed(qtbot: QtBot) -> None:
    """Both texts of a box are plain, and a tip that looks like HTML shows its signs."""
    window = QWidget()
    qtbot.addWidget(window)
    box = Box(window, WORD, WORD)
    told = [part for part in box.findChildren(QLabel) if "motdit" in part.text()]
    assert len(told) == 2
    assert all(part.textFormat() is Qt.TextFormat.PlainText for part in told)
    assert plain_tip("<b>a</b> & b").count("&lt;") == 2
    assert plain_tip("sans rien") == "sans rien"


def test_the_words_of_a_box_over_a_screen_stand_on_the_box(qtbot: QtBot) -> None:
    """The screen's own ground is no strip behind them."""
    look = Look(LIGHT)
    screen = ScrollGround(look)
    qtbot.addWidget(screen)
    screen.setStyleSheet(style_sheet(look, ""))
    box = Box(screen, "Mot", "Autre mot")
    box.show()
    seen = box.grab().toImage()
    words = [part for part in box.findChildren(QLabel) if part.text()]
    corners = [part.mapTo(box, part.rect().bottomRight()) for part in words]
    grounds = [seen.pixelColor(corner).name().upper() for corner in corners]
    box.close()
    assert grounds == [look.palette.surface.upper()] * 2


def test_no_word_of_a_box_is_cut_in_a_wide_window(qtbot: QtBot) -> None:
    """Qt makes no box wider than its own limit: no line is promised more."""
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1920, 1080)
    box = Box(window, "Un carnet. " * 30, "Rien n’a été modifié. " * 30)
    box.show()
    parts = [part.geometry() for part in box.findChildren(QLabel) if part.text()]
    whole = box.rect()
    box.close()
    assert len(parts) == 2
    assert all(whole.contains(part) for part in parts)


def test_only_what_is_obeyed_goes() -> None:
    """Letters of every script, joined emoji, marks and no-break spaces stay."""
    kept = "é ا שלום 😀 👨‍👩‍👧 n\u0303 1\u00a0\u202f«»’\tfin"
    assert plain_lines(kept) == kept
    assert plain_line("a\r\nb\n\nc\u2028d\ud800") == "a b c d\ufffd"
    assert plain_lines("a\r\nb\x1b[31m") == "a\nb[31m"


def test_the_icon_turns_with_the_words_of_a_button_that_is_down(qtbot: QtBot) -> None:
    """On the dark ground of a press an icon of the usual colour would be lost."""
    look = Look(LIGHT)
    made = with_icon(button("Appeler", lambda: None), "phone", look.palette.primary, look)
    qtbot.addWidget(made)
    made.setText("")

    def colours() -> set[str]:
        shown = made.grab().toImage()
        places = ((x, y) for x in range(shown.width()) for y in range(shown.height()))
        return {shown.pixelColor(x, y).name() for x, y in places}

    assert look.palette.primary.lower() in colours()
    made.setDown(True)
    assert look.palette.primary.lower() not in colours()
