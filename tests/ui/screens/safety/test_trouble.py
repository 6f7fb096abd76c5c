"""A carnet that does not open is brought back from the screen; none is quietly begun anew."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from companion.actions.key import Key
from companion.domain.records import Question
from companion.record_book.book import RecordBook, open_file
from companion.record_book.keys import ask_keyring
from companion.storage.keyring_slot import ask
from companion.storage.recovery_key import groups_of
from tests.storage.keyrings import MemoryKeyring
from tests.ui.conftest import NOW, Clock
from tests.ui.windows import Opened, TickingClock, focused, journal_of, make_carnet, make_window

SECRET = "quatre mots simples ici"


def window(qtbot: QtBot, folder: Path) -> Opened:
    """The window on the carnet in that folder, with a place for backups, at its first screen."""
    opened = make_window(qtbot, folder, clock=Clock(), backups=folder / "backups")
    opened.start(qtbot)
    return opened


def backed_up(folder: Path, passphrase: str | None = None) -> Path:
    """A carnet with one question in its backup and another one after it."""
    make_carnet(folder, passphrase=passphrase)
    book = RecordBook(
        folder / "companion.carnet", Key(), TickingClock(NOW), backups=folder / "backups"
    )
    journal = book.open(Key(passphrase))
    journal.record(Question("Avant ?"))
    book.back_up()
    journal.record(Question("Après ?"))
    book.close()
    return book.path


def damage(path: Path) -> None:
    """Change one byte of the first page."""
    content = bytearray(path.read_bytes())
    content[500] ^= 1
    path.write_bytes(content)


def questions(opened: Opened) -> list[str]:
    """What the open carnet holds."""
    return [entry.body.text for entry in journal_of(opened).carnet.entries(Question)]


def plain(opened: Opened) -> str:
    """All words on screen, with ordinary spaces."""
    return opened.said().replace("\u00a0", " ").replace("\u202f", " ")


def test_a_damaged_carnet_comes_back_whole(qtbot: QtBot, tmp_path: Path) -> None:
    """One press; it is said from where, that nothing is missing, and where the file lies."""
    path = backed_up(tmp_path)
    damage(path)
    broken = path.read_bytes()
    opened = window(qtbot, tmp_path)
    assert "Ce fichier de carnet est abîmé" in plain(opened) or opened.shows("trouble-rescue")
    assert focused() == "trouble-rescue"
    assert path.read_bytes() == broken
    opened.press("trouble-rescue")
    qtbot.waitUntil(lambda: opened.shows("rescued-open"))
    said = plain(opened)
    assert "sauvegarde du 21 novembre 2026" in said
    assert "1 entrée plus récente" in said
    assert "Il ne manque rien." in said
    (aside,) = (p for p in tmp_path.glob("*.aside-*") if p.suffix != ".key")
    assert aside.read_bytes() == broken
    assert aside.name in said
    assert focused() == "rescued-open"
    assert not opened.shows("trouble-again")
    opened.press("rescued-open")
    assert questions(opened) == ["Avant ?", "Après ?"]
    opened.window.close()


@pytest.mark.parametrize("left", [None, b"", bytes(9_000), b"une lettre" * 900])
def test_without_the_file_the_backup_comes_back(
    qtbot: QtBot, tmp_path: Path, left: bytes | None
) -> None:
    """Lost, emptied, zeroed or another file: never a first start, and what may be missing is said."""
    path = backed_up(tmp_path)
    path.unlink()
    if left is not None:
        path.write_bytes(left)
    opened = window(qtbot, tmp_path)
    assert not opened.shows("first-next")
    opened.press("trouble-rescue")
    qtbot.waitUntil(lambda: opened.shows("rescued-open"))
    assert "manque peut-être" in plain(opened)
    opened.press("rescued-open")
    assert questions(opened) == ["Avant ?"]
    opened.window.close()


def test_with_a_password_the_same_one_brings_it_back(qtbot: QtBot, tmp_path: Path) -> None:
    """It was typed to open the carnet, and is not asked again."""
    path = backed_up(tmp_path, SECRET)
    damage(path)
    opened = window(qtbot, tmp_path)
    opened.type("passphrase", SECRET)
    opened.press("lock-open")
    qtbot.waitUntil(lambda: opened.shows("trouble-rescue"))
    opened.press("trouble-rescue")
    qtbot.waitUntil(lambda: opened.shows("rescued-open"))
    opened.press("rescued-open")
    opened.type("passphrase", SECRET)
    opened.press("lock-open")
    qtbot.waitUntil(lambda: opened.shows("greeting"))
    assert questions(opened) == ["Avant ?", "Après ?"]
    opened.window.close()


def test_a_lost_carnet_asks_for_the_password_of_its_backup(qtbot: QtBot, tmp_path: Path) -> None:
    """A wrong one is said in place; the right one brings it back with its keys."""
    path = backed_up(tmp_path, SECRET)
    path.unlink()
    path.with_name("companion.carnet.keys").unlink()
    opened = window(qtbot, tmp_path)
    opened.press("trouble-rescue")
    qtbot.waitUntil(lambda: opened.shows("passphrase"))
    qtbot.waitUntil(lambda: focused() == "passphrase")
    opened.type("passphrase", "autre chose")
    opened.press("trouble-rescue")
    qtbot.waitUntil(lambda: opened.shows("trouble-said"))
    opened.control("passphrase").setProperty("text", "")
    opened.type("passphrase", SECRET)
    opened.press("trouble-rescue")
    qtbot.waitUntil(lambda: opened.shows("rescued-open"))
    opened.press("rescued-open")
    opened.type("passphrase", SECRET)
    opened.press("lock-open")
    qtbot.waitUntil(lambda: opened.shows("greeting"))
    assert questions(opened) == ["Avant ?"]
    opened.window.close()


def test_nothing_to_bring_back_is_said(qtbot: QtBot, tmp_path: Path) -> None:
    """The file stays as it is, and the ways on stay."""
    make_carnet(tmp_path)
    path = tmp_path / "companion.carnet"
    path.write_bytes(bytes(9_000))
    opened = window(qtbot, tmp_path)
    opened.press("trouble-rescue")
    qtbot.waitUntil(lambda: opened.shows("trouble-said"))
    assert path.read_bytes() == bytes(9_000)
    assert sorted(p.name for p in tmp_path.iterdir()) == [
        "companion.carnet",
        "companion.carnet.key",
    ]
    assert opened.control("trouble-again").isEnabled()
    opened.window.close()


def test_a_new_one_is_begun_only_on_purpose(qtbot: QtBot, tmp_path: Path) -> None:
    """Where one was, the first start comes after a press; the backups stay."""
    path = backed_up(tmp_path)
    path.unlink()
    path.with_name("companion.carnet.key").unlink()
    before = sorted(p.name for p in (tmp_path / "backups").iterdir())
    opened = window(qtbot, tmp_path)
    opened.press("trouble-anew")
    assert opened.shows("first-next")
    assert sorted(p.name for p in (tmp_path / "backups").iterdir()) == before
    opened.window.close()


def test_a_carnet_that_came_back_by_itself_opens(qtbot: QtBot, tmp_path: Path) -> None:
    """Such as one on a stick that was plugged in: try again is enough."""
    path = backed_up(tmp_path)
    path.rename(tmp_path / "elsewhere")
    opened = window(qtbot, tmp_path)
    assert opened.shows("trouble-rescue")
    (tmp_path / "elsewhere").rename(path)
    opened.press("trouble-again")
    assert questions(opened) == ["Avant ?", "Après ?"]
    opened.window.close()


@pytest.mark.parametrize("knows_it", [True, False])
def test_a_lost_carnet_without_a_password_asks_the_keyring_of_its_backups(
    qtbot: QtBot, tmp_path: Path, *, knows_it: bool
) -> None:
    """Nobody is asked for a password that never was; keyring gone too, the sheet brings it back."""
    keyring = MemoryKeyring()
    make_carnet(tmp_path, keyring=keyring)
    path = tmp_path / "companion.carnet"
    book = RecordBook(path, Key(), TickingClock(NOW), backups=tmp_path / "backups", secrets=keyring)
    book.open(Key(answer=ask_keyring(book))).record(Question("Avant ?"))
    book.back_up()
    book.close()
    with open_file(path, Key(answer=ask(keyring, next(iter(keyring.secrets))))) as file:
        letters = " ".join(groups_of(file.data_key))
    path.unlink()
    path.with_name("companion.carnet.keys").unlink()
    opened = make_window(
        qtbot,
        tmp_path,
        clock=Clock(),
        backups=tmp_path / "backups",
        keyring=keyring if knows_it else MemoryKeyring(),
    )
    opened.start(qtbot)
    opened.press("trouble-rescue")
    if not knows_it:
        qtbot.waitUntil(lambda: opened.shows("sheet-letters"))
        opened.press("trouble-rescue")
        assert "ou les lettres de la feuille" in plain(opened)
        opened.type("sheet-letters", letters)
        opened.press("trouble-rescue")
    qtbot.waitUntil(lambda: opened.shows("rescued-open"))
    opened.window.close()
    assert path.exists()
