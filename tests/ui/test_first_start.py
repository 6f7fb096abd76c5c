"""The first start: five questions, each can be skipped, nothing is asked twice."""

from datetime import date
from pathlib import Path

from pytestqt.qtbot import QtBot

from companion.domain.records import Appointment, Purpose
from companion.domain.words import Language
from companion.settings import Settings, Theme
from tests.ui.windows import Opened, focused, journal_of, make_window


def first_start(qtbot: QtBot, folder: Path) -> Opened:
    opened = make_window(qtbot, folder, settings=Settings(theme=Theme.LIGHT))
    opened.start(qtbot)
    return opened


def wait_for_home(qtbot: QtBot, opened: Opened) -> None:
    qtbot.waitUntil(lambda: opened.shows("greeting"))


def test_a_person_who_skips_everything_still_has_a_carnet(qtbot: QtBot, tmp_path: Path) -> None:
    """Five times Passer, and the window is open, without a password or a name."""
    opened = first_start(qtbot, tmp_path)
    for _ in range(5):
        opened.press("first-skip")
    wait_for_home(qtbot, opened)
    assert opened.shelf.exists()
    assert not opened.shelf.needs_passphrase()
    assert opened.said().startswith("Compagnon\nImmuno") or "Bonjour" in opened.said()
    assert not journal_of(opened).carnet.entries(Appointment)


def test_every_answer_is_kept(qtbot: QtBot, tmp_path: Path) -> None:
    """The name greets, the password locks, the appointment stands on the home screen."""
    opened = first_start(qtbot, tmp_path)
    opened.press("first-next")
    opened.press("first-next")
    opened.type("name", "Marianne")
    opened.press("first-next")
    opened.press("passphrase-choice-chosen")
    opened.type("passphrase", "quatre mots simples ici")
    opened.press("first-next")
    opened.press("consultation-choice-known")
    opened.type("field-appointment-day", "01/12/2026")
    opened.type("field-appointment-hour", "10:30")
    opened.type("field-appointment-with", "Dr Lenoir")
    opened.press("first-next")
    wait_for_home(qtbot, opened)
    assert opened.shelf.needs_passphrase()
    said = opened.said()
    assert "Bonjour Marianne" in said
    assert "Mardi 1er\u00a0décembre à 10\u00a0h\u00a030" in said
    appointment = journal_of(opened).carnet.entries(Appointment)[0].body
    assert appointment.purpose is Purpose.CONSULTATION
    assert appointment.at.date() == date(2026, 12, 1)
    assert appointment.at.utcoffset() is not None
    assert appointment.with_whom == "Dr Lenoir"


def test_a_change_of_language_keeps_the_step_and_the_keyboard(qtbot: QtBot, tmp_path: Path) -> None:
    """English applies at once; one stays on the same question, on the same button."""
    opened = first_start(qtbot, tmp_path)
    assert "Bienvenue" in opened.said()
    opened.press("language-en")
    qtbot.waitUntil(lambda: "Welcome" in opened.said())
    assert "Step 1 of 5" in opened.said()
    assert opened.kept[-1].language is Language.EN
    assert focused() == "language-en"


def test_a_change_of_text_size_applies_at_once(qtbot: QtBot, tmp_path: Path) -> None:
    """The whole window follows, on the same question."""
    opened = first_start(qtbot, tmp_path)
    opened.press("first-next")
    qtbot.waitUntil(lambda: opened.shows("text-size-150"))
    opened.press("text-size-150")
    qtbot.waitUntil(lambda: opened.window.look.text_percent == 150)
    assert "Étape 2 sur 5" in opened.said()


def test_going_back_finds_what_was_typed(qtbot: QtBot, tmp_path: Path) -> None:
    """The name is still there after a look at the question before."""
    opened = first_start(qtbot, tmp_path)
    opened.press("first-next")
    opened.press("first-next")
    opened.type("name", "Marianne")
    opened.press("first-back")
    opened.press("first-next")
    assert opened.control("name").property("text") == "Marianne"


def test_a_password_is_missed_in_place(qtbot: QtBot, tmp_path: Path) -> None:
    """Choosing a password and typing none is said below the field, and one stays there."""
    opened = first_start(qtbot, tmp_path)
    for _ in range(3):
        opened.press("first-next")
    opened.press("passphrase-choice-chosen")
    opened.press("first-next")
    assert opened.shows("passphrase-trouble")
    assert focused() == "passphrase"


def test_a_date_that_cannot_be_read_is_said_in_place(qtbot: QtBot, tmp_path: Path) -> None:
    """What was typed stays, and the keyboard goes back to it."""
    opened = first_start(qtbot, tmp_path)
    for _ in range(4):
        opened.press("first-next")
    opened.press("consultation-choice-known")
    opened.type("field-appointment-day", "bientot")
    opened.press("first-next")
    assert "la date, par exemple" in opened.said()
    assert focused() == "field-appointment-day"
    assert not opened.shelf.exists()


def test_the_warning_signs_are_one_key_away(qtbot: QtBot, tmp_path: Path) -> None:
    """The card shows before any carnet exists, and one comes back to the same question."""
    opened = first_start(qtbot, tmp_path)
    opened.press("nav-warning-signs")
    assert "15" in opened.said()
    opened.press("nav-warning-signs")
    assert "Bienvenue" in opened.said()
