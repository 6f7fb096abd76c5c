"""The locked carnet, and the carnet that does not open."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from companion.actions.check_in_draft import new_draft
from companion.domain.records import CheckIn
from companion.domain.symptoms import Attribute
from tests.ui.windows import Opened, focused, journal_of, make_carnet, make_window

SECRET = "quatre mots simples ici"


def test_the_right_password_opens_the_carnet(qtbot: QtBot, tmp_path: Path) -> None:
    """Typed and Enter: the home screen."""
    make_carnet(tmp_path, passphrase=SECRET)
    opened = make_window(qtbot, tmp_path)
    opened.start(qtbot)
    assert focused() == "passphrase"
    opened.type("passphrase", SECRET)
    QTest.keyClick(opened.control("passphrase"), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: opened.shows("greeting"))
    assert focused() == "start-check-in"


def test_a_wrong_password_is_said_in_place(qtbot: QtBot, tmp_path: Path) -> None:
    """The field keeps what was typed, all of it selected, to type it anew."""
    make_carnet(tmp_path, passphrase=SECRET)
    opened = make_window(qtbot, tmp_path)
    opened.start(qtbot)
    opened.type("passphrase", "autre chose")
    opened.press("lock-open")
    qtbot.waitUntil(lambda: opened.shows("lock-trouble"))
    assert "Ce mot de passe n’ouvre pas le carnet." in opened.said()
    field = opened.control("passphrase")
    assert isinstance(field, QLineEdit)
    assert field.selectedText() == "autre chose"
    assert focused() == "passphrase"


def test_the_password_can_be_shown(qtbot: QtBot, tmp_path: Path) -> None:
    """Afficher makes the letters readable, Masquer hides them again."""
    make_carnet(tmp_path, passphrase=SECRET)
    opened = make_window(qtbot, tmp_path)
    opened.start(qtbot)
    field = opened.control("passphrase")
    assert isinstance(field, QLineEdit)
    assert field.echoMode() is QLineEdit.EchoMode.Password
    opened.press("show-passphrase")
    assert field.echoMode() is QLineEdit.EchoMode.Normal
    opened.press("show-passphrase")
    assert field.echoMode() is QLineEdit.EchoMode.Password


def test_capitals_without_the_shift_key_are_told(qtbot: QtBot, tmp_path: Path) -> None:
    """A capital letter with no shift key means Caps Lock; a small one takes the hint away."""
    make_carnet(tmp_path, passphrase=SECRET)
    opened = make_window(qtbot, tmp_path)
    opened.start(qtbot)
    field = opened.control("passphrase")
    QTest.keyClicks(field, "A", Qt.KeyboardModifier.NoModifier)
    assert "Le verrouillage des majuscules est activé." in opened.said()
    QTest.keyClicks(field, "b")
    assert "Le verrouillage des majuscules est activé." not in opened.said()


def test_the_warning_signs_show_while_locked(qtbot: QtBot, tmp_path: Path) -> None:
    """The card of everybody, without anything from the carnet."""
    make_carnet(tmp_path, passphrase=SECRET)
    opened = make_window(qtbot, tmp_path)
    opened.start(qtbot)
    opened.press("nav-warning-signs")
    assert opened.shelf.catalogue().card.title.fr in opened.said()


def lock_in_the_middle(qtbot: QtBot, folder: Path, *, level: int | None) -> Opened:
    """A check-in at its second question, then Ctrl+L; `level` is the answer to the first."""
    make_carnet(folder, passphrase=SECRET)
    opened = make_window(qtbot, folder)
    opened.start(qtbot)
    opened.window.show_journal(opened.shelf.open(SECRET))
    context = opened.window.context
    assert context is not None
    draft = new_draft(context.journal.carnet, context.catalogue, context.journal.today())
    if level is not None:
        draft.answer(draft.symptoms[0], draft.symptoms[0].attributes[0], level)
    draft.forward()
    context.start_check_in(draft)
    opened.window.lock()
    assert opened.shows("passphrase")
    return opened


def test_a_check_in_in_progress_outlives_the_lock(qtbot: QtBot, tmp_path: Path) -> None:
    """Locked in the middle of a check-in, opened again: it goes on, and what was saved is said."""
    opened = lock_in_the_middle(qtbot, tmp_path, level=3)
    opened.window.show_journal(opened.shelf.open(SECRET))
    assert "2 sur 8" in opened.said()
    assert "Ce que vous aviez répondu a été enregistré." in opened.said()
    assert journal_of(opened).author is None
    opened.press("finish")
    (entry,) = journal_of(opened).carnet.entries(CheckIn)
    assert entry.body.answers == {"fatigue": {Attribute.INTENSITY: 3}}


def test_a_locked_window_that_is_closed_loses_no_answer(qtbot: QtBot, tmp_path: Path) -> None:
    """The answers are in the file before it is locked."""
    opened = lock_in_the_middle(qtbot, tmp_path, level=3)
    assert opened.window.close()
    again = make_window(qtbot, tmp_path)
    (entry,) = again.shelf.open(SECRET).carnet.entries(CheckIn)
    assert entry.body.answers == {"fatigue": {Attribute.INTENSITY: 3}}


def test_a_lock_with_nothing_answered_writes_and_says_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    """A check-in that was only opened is still open afterwards."""
    opened = lock_in_the_middle(qtbot, tmp_path, level=None)
    opened.window.show_journal(opened.shelf.open(SECRET))
    assert "2 sur 8" in opened.said()
    assert not opened.shows("toast-close")
    assert journal_of(opened).carnet.entries(CheckIn) == ()


def test_a_file_that_is_no_carnet_is_told_and_left_alone(qtbot: QtBot, tmp_path: Path) -> None:
    """What happened, that nothing was changed, and a second try once it is put right."""
    make_carnet(tmp_path)
    path = tmp_path / "companion.carnet"
    good = path.read_bytes()
    path.write_bytes(b"")
    opened = make_window(qtbot, tmp_path)
    opened.start(qtbot)
    assert "Ce fichier est vide. Il ne contient pas de carnet." in opened.said()
    assert "Rien n’a été modifié." in opened.said()
    assert path.read_bytes() == b""
    path.write_bytes(good)
    opened.press("trouble-again")
    assert opened.shows("greeting")


def test_one_can_leave_from_trouble(qtbot: QtBot, tmp_path: Path) -> None:
    """Quitter closes the window."""
    make_carnet(tmp_path)
    (tmp_path / "companion.carnet").write_bytes(b"no carnet at all" * 300)
    opened = make_window(qtbot, tmp_path)
    opened.start(qtbot)
    opened.press("trouble-leave")
    assert not opened.window.isVisible()
