"""The first start: five questions, each can be skipped, nothing is asked twice."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontInfo
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QTextBrowser
from pytestqt.qtbot import QtBot

from companion.actions.key import Key
from companion.domain.key_errors import KeyringAbsent, KeyringLocked, KeyringMishap
from companion.domain.records import Appointment, Person, Purpose, Role
from companion.domain.words import Language
from companion.settings import Settings, Theme
from companion.ui.look.tokens import NUMBERS
from tests.storage.keyrings import MemoryKeyring, SlowKeyring
from tests.ui.windows import Opened, focused, journal_of, make_window


def first_start(qtbot: QtBot, folder: Path) -> Opened:
    opened = make_window(qtbot, folder, settings=Settings(theme=Theme.LIGHT))
    opened.start(qtbot)
    return opened


def wait_for_home(qtbot: QtBot, opened: Opened) -> None:
    qtbot.waitUntil(lambda: opened.shows("greeting"))


def skip_to(qtbot: QtBot, opened: Opened, step: int) -> None:
    """Press Passer until the question of that number is on screen."""

    def is_further() -> bool:
        return opened.said() != before and not opened.window.is_busy()

    while f"Étape {step} sur 5" not in opened.said():
        before = opened.said()
        opened.press("first-skip")
        qtbot.waitUntil(is_further)


def test_a_person_who_skips_everything_still_has_a_carnet(qtbot: QtBot, tmp_path: Path) -> None:
    """Five times Passer, and the window is open, without a password or a name; its key lies in the
    keyring of the computer and nowhere in clear."""
    opened = first_start(qtbot, tmp_path)
    skip_to(qtbot, opened, 5)
    opened.press("first-skip")
    wait_for_home(qtbot, opened)
    assert opened.book.exists()
    assert not opened.book.needs_passphrase()
    assert opened.book.opens_by_keyring()
    assert len(opened.keyring.secrets) == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "companion.carnet", "companion.carnet-journal", "companion.carnet.keys",
    ]  # fmt: skip
    assert opened.said().startswith("Compagnon\nImmuno") or "Bonjour" in opened.said()
    assert not journal_of(opened).carnet.entries(Appointment)


def at_the_ways(
    qtbot: QtBot,
    folder: Path,
    keyring: MemoryKeyring,
    *,
    patience_ms: int = 600_000,
    percent: int = 100,
) -> Opened:
    """The question how to open, on a computer with that keyring."""
    settings = Settings(theme=Theme.LIGHT, text_size_percent=percent)
    opened = make_window(qtbot, folder, settings=settings, keyring=keyring)
    opened.window.closed.patience_ms = patience_ms
    opened.start(qtbot)
    for _ in range(3):
        opened.press("first-next")
    return opened


@pytest.mark.parametrize(
    ("mishap", "sentence"),
    [
        (KeyringAbsent(), "Cet ordinateur n’a pas d’endroit sûr pour les clés."),
        (KeyringLocked(), "la demande a été annulée, ou est restée sans réponse."),
        (KeyringMishap(), "Cet ordinateur n’a pas donné la clé comme prévu."),
    ],
)
@pytest.mark.parametrize("way", ["first-next", "first-skip"])
def test_without_a_keyring_one_is_asked_to_choose(
    qtbot: QtBot, tmp_path: Path, mishap: KeyringMishap, sentence: str, way: str
) -> None:
    """It is said, nothing is chosen for the person, and no key is written in clear behind their back."""
    opened = at_the_ways(qtbot, tmp_path, MemoryKeyring(mishap=mishap))
    assert not opened.shows("passphrase-choice-unprotected")
    opened.press(way)
    qtbot.waitUntil(lambda: opened.shows("no-keyring"))
    assert sentence in opened.said()
    assert "Veuillez choisir comment l’ouvrir." in opened.said()
    opened.press("first-skip")
    assert "Étape 4 sur 5" in opened.said()
    assert list(tmp_path.iterdir()) == []
    opened.press("passphrase-choice-unprotected")
    assert "qui possède les deux fichiers peut tout lire." in opened.said()
    opened.press("first-next")
    opened.press("first-skip")
    wait_for_home(qtbot, opened)
    assert (tmp_path / "companion.carnet.key").exists()


def test_why_the_keyring_gave_nothing_is_what_one_sees(qtbot: QtBot, tmp_path: Path) -> None:
    """In the largest letters the reason and the way back to it stand first, not what is still to be chosen."""
    keyring = MemoryKeyring(mishap=KeyringLocked())
    opened = at_the_ways(qtbot, tmp_path, keyring, percent=200)
    opened.window.resize(1024, 640)
    opened.press("first-next")
    qtbot.waitUntil(lambda: opened.shows("no-keyring"))
    why = opened.control("no-keyring")
    qtbot.waitUntil(lambda: why.visibleRegion().boundingRect() == why.rect())


def test_an_enter_too_many_while_the_keyring_is_asked_does_nothing(
    qtbot: QtBot, tmp_path: Path
) -> None:
    """What is greyed out does not hand the keyboard on to the warning signs."""
    keyring = SlowKeyring()
    opened = at_the_ways(qtbot, tmp_path, keyring)
    opened.control("first-next").setFocus()
    QTest.keyClick(opened.control("first-next"), Qt.Key.Key_Space)
    assert not opened.control("first-next").isEnabled()
    assert not focused()
    keyring.answers.set()
    qtbot.waitUntil(lambda: "Étape 5 sur 5" in opened.said())


def test_a_slow_keyring_does_not_hold_up_the_first_start(qtbot: QtBot, tmp_path: Path) -> None:
    """The window lives, another way is offered, and what the keyring answers later is not taken."""
    keyring = SlowKeyring()
    opened = at_the_ways(qtbot, tmp_path, keyring, patience_ms=20)
    opened.press("first-next")
    qtbot.waitUntil(lambda: opened.control("first-back").isEnabled())
    assert "Si une autre fenêtre vous pose une question" in opened.said()
    assert not opened.shows("no-keyring")
    opened.press("first-back")
    assert "Cet ordinateur ne donne pas la clé." in opened.said()
    opened.press("passphrase-choice-chosen")
    opened.type("passphrase", "quatre mots simples ici")
    opened.press("first-next")
    keyring.answers.set()
    opened.press("first-skip")
    wait_for_home(qtbot, opened)
    assert opened.book.needs_passphrase()


def test_a_keyring_that_asks_for_its_password_is_waited_for(qtbot: QtBot, tmp_path: Path) -> None:
    """However long the person takes in the system's own window: then the first start goes on."""
    keyring = SlowKeyring()
    opened = at_the_ways(qtbot, tmp_path, keyring, patience_ms=20)
    opened.press("first-next")
    qtbot.waitUntil(lambda: opened.control("first-back").isEnabled())
    keyring.answers.set()
    qtbot.waitUntil(lambda: opened.control("first-next").isEnabled())
    opened.press("first-skip")
    wait_for_home(qtbot, opened)
    assert not opened.book.needs_passphrase()
    assert not (tmp_path / "companion.carnet.key").exists()


def test_a_shared_computer_locks_after_ten_minutes(qtbot: QtBot, tmp_path: Path) -> None:
    """A password, and the setting with it; four words are proposed where they can be read."""
    opened = at_the_ways(qtbot, tmp_path, MemoryKeyring())
    opened.press("passphrase-choice-shared")
    opened.press("propose-words")
    field = opened.control("passphrase")
    assert isinstance(field, QLineEdit)
    assert len(field.text().split(" ")) == 4
    assert field.echoMode() is QLineEdit.EchoMode.Normal
    proposed = field.text()
    opened.press("propose-words")
    assert field.text() != proposed
    secret = field.text()
    opened.press("first-next")
    opened.press("first-skip")
    wait_for_home(qtbot, opened)
    assert opened.kept[-1].lock_after_minutes == 10
    opened.window.lock()
    assert opened.book.open(Key(secret)).carnet.patient() is not None


def test_a_way_with_a_password_leads_to_its_field(qtbot: QtBot, tmp_path: Path) -> None:
    """Whoever chose it with the mouse types at once, a digit first too."""
    opened = first_start(qtbot, tmp_path)
    for _ in range(3):
        opened.press("first-next")
    QTest.mouseClick(opened.control("passphrase-choice-chosen"), Qt.MouseButton.LeftButton)
    field = opened.window.focusWidget()
    assert isinstance(field, QLineEdit)
    QTest.keyClicks(field, "2 mots")
    assert field.text() == "2 mots"


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
    opened.type("field-team-phone", "0199001234")
    assert QFontInfo(opened.control("field-team-phone").font()).family() == NUMBERS  # plain zeros
    opened.press("first-next")
    wait_for_home(qtbot, opened)
    assert opened.book.needs_passphrase()
    said = opened.said()
    assert "Qui appeler\u00a0: 01 99 00 12 34" in said
    assert "Bonjour Marianne" in said
    assert "Mardi 1er\u00a0décembre à 10\u00a0h\u00a030" in said
    appointment = journal_of(opened).carnet.entries(Appointment)[0].body
    assert appointment.purpose is Purpose.CONSULTATION
    assert appointment.at.date() == date(2026, 12, 1)
    assert appointment.at.utcoffset() is not None
    assert appointment.with_whom == "Dr Lenoir"


def test_somebody_close_writes_and_still_does_after_a_restart(qtbot: QtBot, tmp_path: Path) -> None:
    """The record book is the patient's; nobody ever writes in her name by mistake."""
    opened = first_start(qtbot, tmp_path)
    opened.press("first-next")
    opened.press("first-next")
    assert not opened.shows("my-name")
    opened.press("for-whom-another")
    opened.type("name", "Marianne")
    opened.type("my-name", "Paul")
    opened.press("first-next")
    skip_to(qtbot, opened, 5)
    opened.press("first-skip")
    wait_for_home(qtbot, opened)
    journal = journal_of(opened)
    people = {entry.body.name: entry for entry in journal.carnet.entries(Person)}
    assert people["Marianne"].body.role is Role.PATIENT
    assert people["Paul"].body.role is Role.CAREGIVER
    assert journal.writer_id() == people["Paul"].id
    opened.window.close()
    again = make_window(
        qtbot, tmp_path, settings=opened.kept[-1], keyring=opened.keyring, clock=opened.clock
    )
    again.start(qtbot)
    wait_for_home(qtbot, again)
    assert journal_of(again).writer_id() == people["Paul"].id
    assert "Bonjour Paul" in again.said()


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
    said, below = opened.control("passphrase-trouble"), opened.control("propose-words")
    assert said.geometry().bottom() <= below.geometry().top()
    assert focused() == "passphrase"


def test_a_date_that_cannot_be_read_is_said_in_place(qtbot: QtBot, tmp_path: Path) -> None:
    """What was typed stays, and the keyboard goes back to it."""
    opened = first_start(qtbot, tmp_path)
    for _ in range(3):
        opened.press("first-next")
    skip_to(qtbot, opened, 5)
    opened.press("consultation-choice-known")
    opened.type("field-appointment-day", "bientot")
    opened.press("first-next")
    assert "la date, par exemple" in opened.said()
    assert focused() == "field-appointment-day"
    assert not opened.book.exists()


def test_the_warning_signs_are_one_key_away(qtbot: QtBot, tmp_path: Path) -> None:
    """The card shows before any carnet exists, and one comes back to the same question."""
    opened = first_start(qtbot, tmp_path)
    opened.press("nav-warning-signs")
    assert "15" in opened.said()
    opened.press("nav-warning-signs")
    assert "Bienvenue" in opened.said()


@pytest.mark.parametrize(("refused", "minutes"), [(False, 10), (True, 0)])
def test_a_password_locks_by_itself_unless_that_is_refused(
    qtbot: QtBot, tmp_path: Path, refused: bool, minutes: int
) -> None:
    """The box is ticked, and says how long; one press unticks it."""
    opened = first_start(qtbot, tmp_path)
    skip_to(qtbot, opened, 4)
    opened.press("passphrase-choice-chosen")
    opened.type("passphrase", "quatre mots simples ici")
    assert opened.control("lock-by-itself").property("checked") is True
    if refused:
        opened.press("lock-by-itself")
    opened.press("first-next")
    opened.press("first-skip")
    wait_for_home(qtbot, opened)
    assert opened.window.settings.lock_after_minutes == minutes


def test_the_mouse_leads_into_the_field_that_a_choice_opens(qtbot: QtBot, tmp_path: Path) -> None:
    """What is typed next is not lost; whoever chooses with the arrows stays among the choices."""
    opened = first_start(qtbot, tmp_path)
    skip_to(qtbot, opened, 4)
    for row, first, opening, field in (
        ("passphrase-choice", "none", "chosen", "passphrase"),
        ("consultation-choice", "unknown", "known", "field-appointment-day"),
    ):
        opened.control(f"{row}-{first}").setFocus()
        QTest.keyClick(opened.control(f"{row}-{first}"), Qt.Key.Key_Right)
        assert focused() == f"{row}-{opening}"
        QTest.mouseClick(opened.control(f"{row}-{opening}"), Qt.MouseButton.LeftButton)
        assert focused() == field
        QTest.keyClicks(opened.control(field), "12/12")
        opened.press("first-next")


def test_the_guide_is_one_key_away(qtbot: QtBot, tmp_path: Path) -> None:
    """Before any carnet exists; the card stays one press away, and Escape leads to the question."""
    opened = first_start(qtbot, tmp_path)
    for _ in range(2):
        QTest.keyClick(opened.window, Qt.Key.Key_F1)
        page = opened.control("guide-page")
        assert isinstance(page, QTextBrowser)
        assert page.toPlainText().startswith("Mode d’emploi")
        assert "Signes d’alerte" in opened.said()
        assert focused() == "guide-page"
        QTest.keyClick(page, Qt.Key.Key_Escape)
        assert "Bienvenue" in opened.said()
    QTest.keyClick(opened.window, Qt.Key.Key_F1)
    opened.press("nav-warning-signs")
    assert "15" in opened.said()
    opened.press("nav-warning-signs")
    QTest.keyClick(opened.window, Qt.Key.Key_F1)
    opened.press("guide-back")
    assert "Bienvenue" in opened.said()
