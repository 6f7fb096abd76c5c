"""Short words with hyphens stay on one line, for the eye alone: what is said, copied or read stays as written."""

import pytest
from PySide6.QtGui import QAccessible, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from companion.plain_text import JOINER, held_together, unheld
from companion.ui.look.look import LIGHT, Look
from companion.ui.look.said_as import say_roles
from companion.ui.screens.understand.reader_links import held_html
from companion.ui.screens.understand.reader_view import ReaderView
from companion.ui.widgets.basics import label, seen_only


def lines_of(shown: str, made: QLabel, width: int) -> list[str]:
    """The lines on which Qt sets words in a place of that width."""
    layout = QTextLayout(shown, made.font())
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    layout.setTextOption(option)
    layout.beginLayout()
    found = list[str]()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        found.append(shown[line.textStart() : line.textStart() + line.textLength()])
    layout.endLayout()
    return [unheld(each).strip() for each in found]


@pytest.mark.parametrize(
    "word", ["a-t-elle", "faites-le", "viennent-elles", "rendez-vous", "c’est-à-dire", "follow-up"]
)
def test_a_short_word_with_hyphens_goes_whole_to_the_next_line(qtbot: QtBot, word: str) -> None:
    """Where the line ends between its parts."""
    made = label(f"Et {word}")
    qtbot.addWidget(made)
    cut = made.fontMetrics().horizontalAdvance(f"Et {word}") - 2
    assert lines_of(f"Et {word}", made, cut)[0] != "Et", "Qt would break it"
    shown = QLabel.text(made)
    assert lines_of(shown, made, cut) == ["Et", word]


@pytest.mark.parametrize(
    "text",
    [
        "compagnon-immuno-du-mardi",
        "www.has-sante.fr",
        "/home/anne-marie/carnet",
        "carnet-a.companion",
        "2026-11-29",
        "Le 3-4",
        "anne-marie@exemple.fr",
        "a - b",
        "--help",
        "fin-",
    ],
)
def test_what_is_no_word_or_is_long_stays_as_it_is(text: str) -> None:
    """Addresses, names of files, days."""
    assert held_together(text) == text


def test_what_is_said_and_copied_has_the_plain_hyphen(qtbot: QtBot) -> None:
    """A voice makes « té » of a lone t: the name, and that of the field below, are as written."""
    say_roles()
    whole = QWidget()
    qtbot.addWidget(whole)
    made, field = label("Où a-t-elle mal ?"), QLineEdit()
    made.setParent(whole)
    field.setParent(whole)
    made.setBuddy(field)

    def said(part: QLabel | QLineEdit) -> str:
        found = QAccessible.queryAccessibleInterface(part)
        assert found is not None
        return found.text(QAccessible.Text.Name)

    assert JOINER in QLabel.text(made)
    assert (made.text(), said(made), said(field)) == ("Où a-t-elle mal ?",) * 3
    made.setText("Où ?")
    assert (said(made), said(field)) == ("Où ?", "Où ?")
    made.setTextInteractionFlags(made.textInteractionFlags())
    made.setText("Où a-t-elle mal ?")
    made.setTextInteractionFlags(made.textInteractionFlags().TextSelectableByMouse)
    assert QLabel.text(made) == "Où a-t-elle mal ?", "what can be copied"
    drawn = seen_only("Où a-t-elle mal ?")
    qtbot.addWidget(drawn)
    assert said(drawn) == "", "what is for the eye alone is still not said"


def test_marks_of_html_are_no_words() -> None:
    """Only what is read."""
    html = '<p style="white-space: pre-wrap">La dose a-t-elle <a href="page:self-care">rendez-vous</a></p>'
    held = held_html(html)
    assert held.count(JOINER) == 3
    assert 'style="white-space: pre-wrap"' in held
    assert 'href="page:self-care"' in held


def test_no_line_begins_with_a_dot() -> None:
    """It stands at the end of a line, where it says that another follows."""
    assert held_together("22 novembre · 3 jours") == "22 novembre\u00a0· 3 jours"


def test_short_words_with_hyphens_stay_whole_and_are_copied_as_written(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not where a screen reader listens: it would say their letters one by one."""
    view = ReaderView(Look(LIGHT), lambda _name: "")
    qtbot.addWidget(view)
    for listens in (False, True):
        monkeypatch.setattr(QAccessible, "isActive", lambda listens=listens: listens)
        view.show_html("<p>La dose change-t-elle ? Non.</p>")
        view.selectAll()
        assert (JOINER in view.textCursor().selectedText()) is not listens
        assert view.toPlainText() == "La dose change-t-elle ? Non."
        copied = view.createMimeDataFromSelection()
        assert copied.text() == "La dose change-t-elle ? Non."
        assert view.mark_sentence("La dose change-t-elle ?", 0) > 0, "found while it is read aloud"
