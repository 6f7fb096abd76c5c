"""What changes away from the keyboard is said: the screen one came to, the next step, what was taken back."""

import re
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QTextBrowser, QWidget
from pytestqt.qtbot import QtBot

from companion.actions.journal import Journal
from companion.domain.records import CheckIn, Measurement, Person, Question, Role
from companion.domain.symptoms import Attribute, Recall
from companion.domain.words import Language
from companion.messages import load_texts
from companion.settings import Settings
from companion.ui.ways.context import Context
from companion.ui.ways.screen_name import ScreenName
from companion.ui.widgets import announce as announcing
from companion.ui.widgets.basics import label
from companion.ui.widgets.fields import TextField
from companion.ui.window.system.said_beside import words_beside
from tests.ui.open_window import OpenWindow
from tests.ui.screens.bring_in.test_bring_in import choose, opened_at
from tests.ui.screens.visit.consultation_screen import TODAY
from tests.ui.windows import make_window


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a screen reader would be given to say."""
    heard: list[str] = []

    class Listening:
        AnnouncementPoliteness = QAccessible.AnnouncementPoliteness

        @staticmethod
        def isActive() -> bool:  # noqa: N802 - Qt's name
            return True

        @staticmethod
        def updateAccessibility(event: QAccessibleAnnouncementEvent) -> None:  # noqa: N802 - Qt's name
            heard.append(event.message())

    monkeypatch.setattr(announcing, "QAccessible", Listening)
    return heard


@pytest.fixture
def window(qtbot: QtBot, context: Context, journal: Journal) -> OpenWindow:
    for back in (0, 40):
        day = TODAY - timedelta(days=back)
        journal.record(CheckIn(day, Recall.DAY, {"fatigue": {Attribute.INTENSITY: 2}}))
    return OpenWindow(qtbot, context)


def test_a_screen_is_told_by_its_title(
    window: OpenWindow, context: Context, said: list[str]
) -> None:
    del window
    for screen, title in (
        (ScreenName.JOURNAL, "Journal"),
        (ScreenName.CONSULTATION, "Consultation"),
        (ScreenName.SETTINGS, "Réglages"),
    ):
        said.clear()
        context.go(screen)
        assert said == [title]


def test_the_steps_of_a_check_in_and_its_undo(
    window: OpenWindow, context: Context, said: list[str]
) -> None:
    context.go(ScreenName.CHECK_IN)
    window.key(Qt.Key.Key_2)
    assert said[-1] == "Modérément"
    while "Pour finir" not in said:
        window.press("next")
    assert window.control("change-fatigue").accessibleDescription() == "Modérément"
    said.clear()
    window.press("next")
    assert said[0].startswith("Enregistré · Samedi 21")
    said.clear()
    window.press("undo-saved")
    assert said[0].startswith("Annulé")
    said.clear()
    window.press("undo-saved")
    assert said[0].startswith("Enregistré")


def test_another_month_is_told(window: OpenWindow, context: Context, said: list[str]) -> None:
    context.go(ScreenName.JOURNAL)
    before = window.control("journal-previous-month")
    before.setFocus()
    said.clear()
    window.press("journal-previous-month")
    assert said == ["Octobre\u00a02026"]


def test_nothing_to_take_back_is_told(
    window: OpenWindow, context: Context, said: list[str]
) -> None:
    context.go(ScreenName.JOURNAL)
    said.clear()
    window.shell.undo()
    assert said == ["Il n’y a rien à annuler."]


def test_what_was_taken_back_is_told(
    window: OpenWindow, context: Context, journal: Journal, said: list[str]
) -> None:
    """With what its notice said of it, or with the entry where that said little."""
    for told, body, sentence in (
        ("Question ajoutée.", Question("Et la mer ?"), "Annulé\u00a0: Question ajoutée."),
        (
            "C’est enregistré.",
            Question("Et la mer ?"),
            "Annulé\u00a0: Question\u00a0· C’est enregistré.",
        ),
        ("", Question("Et la mer ?"), "Annulé\u00a0: Question."),
        ("", Person("Paul", Role.CAREGIVER), "C’est annulé."),
    ):
        context.say(told, undo=[journal.record(body)])
        said.clear()
        window.shell.undo()
        assert said == [sentence]


def test_a_hint_belongs_to_its_field(qtbot: QtBot, context: Context) -> None:
    """And stays beside what is wrong."""
    field = TextField(context.look, load_texts(Language("fr")), "name", "Nom")
    qtbot.addWidget(field)
    field.add_hint("Il reste sur cet ordinateur.")
    control = field.focusProxy()
    assert control is not None
    assert control.accessibleDescription() == "Il reste sur cet ordinateur."
    field.tell("Il en faut un.")
    assert control.accessibleDescription() == "Il en faut un. Il reste sur cet ordinateur."
    field.tell("")
    assert control.accessibleDescription() == "Il reste sur cet ordinateur."


def test_a_link_in_an_explanation_is_told(
    window: OpenWindow, context: Context, said: list[str]
) -> None:
    context.go(ScreenName.UNDERSTAND)
    reader = window.screen.findChild(QTextBrowser)
    assert reader is not None
    reader.setFocus(Qt.FocusReason.TabFocusReason)
    said.clear()
    window.key(Qt.Key.Key_Tab)
    assert reader.textCursor().selectedText()
    assert said == [reader.textCursor().selectedText()]


def test_the_keyboard_passes_over_nothing_on_its_way(
    window: OpenWindow, context: Context, qapp: QApplication
) -> None:
    """From a screen to another, and from one question to the next, one control alone is named."""
    window.key(Qt.Key.Key_Tab)
    came_to: list[QWidget] = []

    def note(_before: QWidget | None, now: QWidget | None) -> None:
        if now is not None:
            came_to.append(now)

    qapp.focusChanged.connect(note)
    ways: tuple[Callable[[], object], ...] = (
        lambda: context.go(ScreenName.CHECK_IN),
        lambda: window.key(Qt.Key.Key_0),
        lambda: window.key(Qt.Key.Key_0),
        lambda: context.go(ScreenName.CONSULTATION),
    )
    for go in ways:
        came_to.clear()
        go()
        assert came_to == [QApplication.focusWidget()]
    qapp.focusChanged.disconnect(note)


def test_what_unfolds_says_so(window: OpenWindow, context: Context, said: list[str]) -> None:
    """With the state of its button, and where the keyboard stays there in words."""
    context.go(ScreenName.UNDERSTAND)
    for name, others, sentence in (
        ("understand-print", "paper-print", "Déplié dessous"),
        ("understand-print", "", "Replié"),
    ):
        said.clear()
        window.control(name).setFocus()
        window.press(name)
        assert said == [sentence]
        assert window.shows("paper-print") is bool(others)
        state = QAccessible.queryAccessibleInterface(window.control(name)).state()
        assert state.expandable
        assert state.expanded == bool(others)


def test_how_many_pages_a_search_found_is_told(
    window: OpenWindow, context: Context, qtbot: QtBot, said: list[str]
) -> None:
    """Once the typing pauses, and no more than once."""
    context.go(ScreenName.UNDERSTAND)
    for words, sentence in (
        ("pancréas", "1\u00a0page trouvée"),
        ("fatigue", r"\d+\u00a0pages trouvées"),
        ("xyzxyz", "Rien n’a été trouvé pour ce mot. Essayez-en un autre."),
    ):
        window.screen.findChildren(QLineEdit, "understand-search")[0].clear()
        said.clear()
        window.type(words)
        assert said == []
        qtbot.waitUntil(lambda: len(said) == 1)
        assert re.fullmatch(f"(Sur la carte .*)?{sentence}", said[0])


def test_a_step_of_the_first_start_is_told_by_its_heading(
    qtbot: QtBot, tmp_path: Path, said: list[str]
) -> None:
    """Its sentences are said with its first control."""
    opened = make_window(qtbot, tmp_path, settings=Settings(language=Language.FR))
    opened.start(qtbot)
    assert said[-1] == "Bienvenue"
    language = opened.control("language-fr")
    beside = words_beside(language)
    assert any("n’est pas un dispositif médical" in sentence for sentence in beside)
    opened.press("first-next")
    assert said[-1].startswith("Lisez-vous ce texte")


def test_what_a_file_would_bring_is_told_step_by_step(
    qtbot: QtBot, tmp_path: Path, said: list[str]
) -> None:
    opened = opened_at(qtbot, tmp_path)
    choose(qtbot, opened, "Jour;Fatigue\n2026-11-03;7\n")
    for sentence in ("1 ligne · 2 colonnes", "Dans le fichier : 7", "Nouveau : 1 saisie."):
        assert sentence in said[-1].replace("\u00a0", " ").split("\n")
        opened.press("bring-in-next")
    assert said[-1].replace("\u00a0", " ").split("\n")[:2] == [
        "Étape 5 sur 5",
        "1 entrée est dans le carnet.",
    ]


def test_another_curve_is_told_in_short(
    window: OpenWindow, context: Context, journal: Journal, said: list[str]
) -> None:
    """As it stands above it."""
    for quantity, value, unit in (("weight", 65.0, "kg"), ("pulse", 60, "/min")):
        journal.record(Measurement(TODAY, quantity, value, unit))
    context.go(ScreenName.TREATMENT)
    window.press("tab-measurements")
    window.press("chart-weight-kg")
    said.clear()
    window.press("chart-pulse-/min")
    assert len(said) == 1
    assert said[0].startswith("60\u00a0par minute le 21")


def test_what_does_not_work_is_said_where_no_carnet_is_open(said: list[str], qtbot: QtBot) -> None:
    """And what goes again is said by nobody."""
    trouble = label("", "error")
    qtbot.addWidget(trouble)
    announcing.tell(trouble, "Ces mots n’ouvrent pas ce fichier.")
    announcing.tell(trouble, "")
    assert said == ["Ces mots n’ouvrent pas ce fichier."]
    assert trouble.isHidden()
