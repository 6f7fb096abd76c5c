"""A carnet that had a password and opens without one: the program remembers, and says so."""

from pathlib import Path

from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from companion.actions.key import Key
from companion.domain.words import Language
from companion.settings import Settings, Theme
from companion.storage import key_files
from companion.ui.ways.screen_name import ScreenName
from tests.systems import is_its_owners_alone, posix_only
from tests.ui.windows import Opened, make_carnet, make_window

SECRET = "quatre mots simples ici"
GONE = "Votre mot de passe n’a pas été demandé"


def opened_with_password(qtbot: QtBot, folder: Path) -> Opened:
    make_carnet(folder, passphrase=SECRET)
    opened = make_window(qtbot, folder, backups=folder / "backups")
    opened.start(qtbot)
    opened.window.show_journal(opened.book.open(Key(SECRET)))
    qtbot.waitUntil(lambda: bool(opened.kept))
    return opened


def opened_again(qtbot: QtBot, folder: Path, settings: Settings) -> Opened:
    again = make_window(qtbot, folder, settings=settings, backups=folder / "backups")
    again.start(qtbot)
    qtbot.waitUntil(lambda: again.window.context is not None)
    return again


def take_password_away(opened: Opened) -> None:
    """As somebody does who has the key: the slots go, the raw key lies beside."""
    path = opened.book.path
    key = opened.book.file.data_key
    opened.window.close()
    key_files.key_slots_path(path).unlink()
    key_files.write_key_file(key_files.key_file_path(path), key)


def test_a_password_that_is_no_longer_asked_for_is_told(qtbot: QtBot, tmp_path: Path) -> None:
    """The settings remember that there was one; they hold nothing of what the carnet holds."""
    first = opened_with_password(qtbot, tmp_path)
    settings = first.kept[-1]
    take_password_away(first)
    again = opened_again(qtbot, tmp_path, settings)
    qtbot.waitUntil(lambda: GONE in again.said())
    again.press("password-mine")
    assert GONE not in again.said()
    assert again.kept[-1].with_password == frozenset()


def test_the_word_leads_to_a_new_password(qtbot: QtBot, tmp_path: Path) -> None:
    """Once there is one again, nothing is said any more, and it is remembered again."""
    first = opened_with_password(qtbot, tmp_path)
    settings = first.kept[-1]
    take_password_away(first)
    again = opened_again(qtbot, tmp_path, settings)
    qtbot.waitUntil(lambda: GONE in again.said())
    again.press("password-choose")
    context = again.window.context
    assert context is not None
    assert context.state.screen is ScreenName.SETTINGS
    again.press("add-passphrase")
    again.type("new-passphrase", "une autre phrase")
    again.press("key-submit")
    context.go(ScreenName.HOME)
    assert GONE not in again.said()
    assert context.settings.with_password == {context.journal.carnet.identity}


def test_another_carnet_of_the_same_computer_is_not_meant(qtbot: QtBot, tmp_path: Path) -> None:
    """A carnet that never had a password is opened without a word."""
    make_carnet(tmp_path)
    settings = Settings(
        language=Language.FR, theme=Theme.LIGHT, with_password=frozenset({"another"})
    )
    opened = opened_again(qtbot, tmp_path, settings)
    qtbot.wait(50)
    assert GONE not in opened.said()
    assert opened.window.findChild(QPushButton, "password-mine") is None


@posix_only("on Windows the folder around a file says who may use it")
def test_a_key_that_others_can_read_is_told(qtbot: QtBot, tmp_path: Path) -> None:
    """One press keeps it to one’s own account."""
    make_carnet(tmp_path)
    key = tmp_path / "companion.carnet.key"
    key.chmod(0o644)
    opened = opened_again(qtbot, tmp_path, Settings(language=Language.FR, theme=Theme.LIGHT))
    qtbot.waitUntil(lambda: "D’autres peuvent lire la clé" in opened.said())
    opened.press("key-own")
    assert "D’autres peuvent lire la clé" not in opened.said()
    assert is_its_owners_alone(key)
