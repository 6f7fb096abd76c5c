"""The settings: every change applies at once, and who writes is plain to see."""

from pathlib import Path

from PySide6.QtCore import QPoint
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from companion.actions.check_in.open_check_in import new_check_in
from companion.domain.records import CheckIn, Person, Role
from companion.domain.symptoms import Recall
from companion.domain.words import Language
from companion.settings import Theme
from companion.ui.look.look import DARK
from companion.ui.screens.settings.index import SettingsIndex
from companion.ui.screens.settings.screen import SettingsScreen
from companion.ui.ways.screen_name import ScreenName
from companion.ui.ways.to_check_in import CheckInState
from tests.ui.conftest import NOW
from tests.ui.windows import Opened, focused, journal_of, make_carnet, make_window


def settings_open(qtbot: QtBot, folder: Path) -> Opened:
    make_carnet(folder)
    opened = make_window(qtbot, folder)
    opened.start(qtbot)
    assert opened.window.context is not None
    opened.window.context.go(ScreenName.SETTINGS)
    return opened


def test_the_language_changes_at_once(qtbot: QtBot, tmp_path: Path) -> None:
    """English everywhere, the choice kept for the next start, the keyboard where it was."""
    opened = settings_open(qtbot, tmp_path)
    opened.press("language-en")
    qtbot.waitUntil(lambda: "Settings" in opened.said())
    assert "Réglages" not in opened.said()
    assert opened.kept[-1].language is Language.EN
    assert focused() == "language-en"


def test_the_text_size_changes_at_once(qtbot: QtBot, tmp_path: Path) -> None:
    """The window is drawn anew at 150 %, on the same screen."""
    opened = settings_open(qtbot, tmp_path)
    opened.press("text-size-150")
    qtbot.waitUntil(lambda: opened.window.look.text_percent == 150)
    assert "Réglages" in opened.said()
    assert opened.kept[-1].text_size_percent == 150


def test_the_colours_change_at_once(qtbot: QtBot, tmp_path: Path) -> None:
    """Dark, kept for the next start."""
    opened = settings_open(qtbot, tmp_path)
    opened.press("theme-dark")
    qtbot.waitUntil(lambda: opened.window.look.palette == DARK)
    assert opened.kept[-1].theme is Theme.DARK


def test_a_caregiver_is_added_and_writes(qtbot: QtBot, tmp_path: Path) -> None:
    """Paul is added, chosen, said plainly, and signs what is written from then on."""
    opened = settings_open(qtbot, tmp_path)
    assert "Vous écrivez pour vous-même." in opened.said()
    opened.type("field-new-caregiver", "Paul")
    opened.press("add-caregiver")
    journal = journal_of(opened)
    paul = next(e for e in journal.carnet.entries(Person) if e.body.role is Role.CAREGIVER)
    opened.press(f"writer-{paul.id}")
    assert "Vous écrivez en tant que Paul, proche" in opened.said()
    assert focused() == f"writer-{paul.id}"
    journal.record(CheckIn(NOW.date(), Recall.DAY, {}, note="Bonne journée."))
    assert journal.carnet.entries(CheckIn)[0].author == paul.id


def test_what_was_answered_is_saved_before_somebody_else_writes(
    qtbot: QtBot, tmp_path: Path
) -> None:
    """Under the name of who answered; it is said, and can be taken back."""
    opened = settings_open(qtbot, tmp_path)
    opened.type("field-new-caregiver", "Paul")
    opened.press("add-caregiver")
    journal, context = journal_of(opened), opened.window.context
    assert context is not None
    check_in = new_check_in(journal.carnet, context.catalogue, journal.today())
    check_in.answer(check_in.symptoms[0], check_in.symptoms[0].attributes[0], 2)
    context.state.of(CheckInState).check_in = check_in
    paul = next(e for e in journal.carnet.entries(Person) if e.body.role is Role.CAREGIVER)
    opened.press(f"writer-{paul.id}")
    assert "La saisie en cours a d’abord été enregistrée." in opened.said()
    assert journal.carnet.entries(CheckIn)[0].author == journal.patient_id()
    assert journal.author == paul.id


def test_a_caregiver_who_is_taken_back_no_longer_writes(qtbot: QtBot, tmp_path: Path) -> None:
    """Undo of the addition: the patient writes again."""
    opened = settings_open(qtbot, tmp_path)
    opened.type("field-new-caregiver", "Paul")
    opened.press("add-caregiver")
    journal = journal_of(opened)
    added = journal.carnet.entries(Person)[-1]
    opened.press(f"writer-{added.id}")
    journal.undo(added.revisions[0])
    assert opened.window.context is not None
    opened.window.context.journal_changed.emit()
    assert journal.author is None
    assert "Vous écrivez pour vous-même." in opened.said()


def test_a_caregiver_without_a_name_is_missed_in_place(qtbot: QtBot, tmp_path: Path) -> None:
    """One sentence below the field; nothing is written."""
    opened = settings_open(qtbot, tmp_path)
    opened.press("add-caregiver")
    assert "Veuillez écrire un nom." in opened.said()
    assert len(journal_of(opened).carnet.entries(Person)) == 1


def test_the_name_one_is_called_by_can_change(qtbot: QtBot, tmp_path: Path) -> None:
    """The home screen greets by the new name; the old one stays in the history."""
    opened = settings_open(qtbot, tmp_path)
    field = opened.control("field-my-name")
    assert isinstance(field, QLineEdit)
    assert field.text() == "Marianne"
    field.selectAll()
    opened.type("field-my-name", "Mme Martin")
    opened.press("save-name")
    patient = journal_of(opened).carnet.patient()
    assert patient is not None
    assert [r.body.name for r in patient.revisions if isinstance(r.body, Person)] == [
        "Marianne",
        "Mme Martin",
    ]
    assert opened.window.context is not None
    opened.window.context.go(ScreenName.HOME)
    assert "Bonjour Mme Martin" in opened.said()


def test_the_path_of_the_carnet_can_be_copied(qtbot: QtBot, tmp_path: Path) -> None:
    """Readable on screen, whole on the clipboard."""
    opened = settings_open(qtbot, tmp_path)
    path = str(tmp_path / "companion.carnet")
    assert opened.control("carnet-path").accessibleName() == path
    opened.press("copy-path")
    assert QGuiApplication.clipboard().text() == path


def test_the_limits_are_said(qtbot: QtBot, tmp_path: Path) -> None:
    """Version, licence, and that it is not a medical device."""
    opened = settings_open(qtbot, tmp_path)
    words = opened.said()
    assert "Ce logiciel n’est pas un dispositif médical." in words
    assert "Apache 2.0" in words
    assert "Aucune équipe soignante n’a encore relu ses textes médicaux" in words


def test_each_heading_leads_to_its_card(qtbot: QtBot, tmp_path: Path) -> None:
    """From the top, one press brings a card into sight and the keyboard into it."""
    opened = settings_open(qtbot, tmp_path)
    assert opened.window.context is not None
    opened.window.resize(1024, 640)
    screen = opened.window.findChild(SettingsScreen)
    assert screen is not None
    index = screen.findChild(SettingsIndex)
    assert index is not None
    links = [link for link in index.findChildren(QPushButton) if link.isVisible()]
    assert "Clés et verrouillage" in [link.text() for link in links]
    for link in links:
        opened.press(link.objectName())
        card = next(
            each.parentWidget()
            for each in screen.findChildren(QLabel)
            if each.property("kind") == "heading" and each.text() == link.text()
        )
        assert card is not None
        place = card.mapTo(screen.viewport(), QPoint()).y()
        assert 0 <= place < screen.viewport().height() - 44
        focused_control = QApplication.focusWidget()
        assert focused_control is not None
        assert focused_control is link or card.isAncestorOf(focused_control)
        here = [each for each in links if each.accessibleDescription() == "Vous êtes ici"]
        assert here == [link]
    screen.verticalScrollBar().setValue(0)
    assert [each.accessibleDescription() for each in links] == [
        "Vous êtes ici",
        *[""] * (len(links) - 1),
    ]


def test_about_says_version_purpose_review_and_licences(qtbot: QtBot, tmp_path: Path) -> None:
    """And where to look for a newer version, since it never looks itself; then one goes back."""
    opened = settings_open(qtbot, tmp_path)
    opened.press("about-more")
    said = opened.said()
    assert "Quelle est cette version" in said
    assert "Regardez là où vous l’avez trouvé" in said
    assert "Aucune équipe soignante n’a" in said
    assert "LGPL-3.0-only" in said
    opened.press("about-back")
    assert opened.shows("about-more")
