"""Keys and locking in the settings: another password, a way more or less, the sheet, a new key."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from companion.actions.key import Key
from companion.domain.errors import WrongPassphrase
from companion.domain.key_errors import KeyringLocked, WrongRecoverySheet
from companion.domain.records import CheckIn, Question
from companion.domain.symptoms import Attribute, Recall
from companion.record_book.book import open_file
from companion.record_book.recovery_sheet import mark
from companion.storage.recovery_key import groups_of as groups_of_key
from companion.ui.screens.settings.keys import KeysCard
from companion.ui.ways.screen_name import ScreenName
from tests.storage.keyrings import MemoryKeyring, SlowKeyring
from tests.ui.windows import Opened, focused, journal_of, make_carnet, make_window

SECRET, NEW_SECRET = "quatre mots simples ici", "une toute autre phrase"


def settings_of(
    qtbot: QtBot,
    folder: Path,
    *,
    passphrase: str | None = SECRET,
    keyring: MemoryKeyring | None = None,
) -> Opened:
    """The settings of a carnet that a password opens, the keyring, both, or a key in clear."""
    make_carnet(folder, passphrase=passphrase, keyring=keyring)
    opened = make_window(qtbot, folder, keyring=keyring, backups=folder / "backups")
    opened.start(qtbot)
    if opened.window.context is None and passphrase is not None:
        opened.window.show_journal(opened.book.open(Key(passphrase)))
    qtbot.waitUntil(lambda: opened.window.context is not None)
    go_to_settings(opened)
    return opened


def go_to_settings(opened: Opened) -> None:
    assert opened.window.context is not None
    opened.window.context.go(ScreenName.SETTINGS)


def ways(opened: Opened) -> list[str]:
    """What the card says of today."""
    screen = opened.window.centralWidget()
    assert screen is not None
    return [each.text() for each in screen.findChildren(QLabel, "way-today") if each.isVisible()]


def groups_of(opened: Opened) -> tuple[str, ...]:
    return groups_of_key(opened.book.file.data_key)


def test_the_password_is_changed_in_place(qtbot: QtBot, tmp_path: Path) -> None:
    """The present one is asked for, all in sight; the old one no longer opens, the new one does."""
    opened = settings_of(qtbot, tmp_path)
    assert ways(opened) == ["Un mot de passe l’ouvre."]
    opened.press("change-passphrase")
    assert focused() == "old-passphrase"
    form = opened.control("key-form")
    qtbot.waitUntil(lambda: form.visibleRegion().boundingRect() == form.rect())
    opened.type("old-passphrase", "fausse")
    opened.type("new-passphrase", NEW_SECRET)
    opened.press("key-submit")
    assert "Ce mot de passe n’ouvre pas le carnet." in opened.said()
    opened.control("old-passphrase").setProperty("text", SECRET)
    opened.press("key-submit")
    assert "Le mot de passe a été changé." in opened.said()
    assert not opened.shows("key-form")
    opened.window.lock()
    with pytest.raises(WrongPassphrase):
        opened.book.open(Key(SECRET))
    assert opened.book.open(Key(NEW_SECRET)).carnet.patient() is not None


def test_an_empty_password_is_missed_in_place(qtbot: QtBot, tmp_path: Path) -> None:
    """The keyboard goes to the empty field; Annuler leaves everything."""
    opened = settings_of(qtbot, tmp_path)
    before = (tmp_path / "companion.carnet.keys").read_bytes()
    opened.press("change-passphrase")
    opened.type("old-passphrase", SECRET)
    opened.press("key-submit")
    assert "Veuillez écrire le mot de passe." in opened.said()
    assert focused() == "new-passphrase"
    opened.press("key-cancel")
    assert not opened.shows("key-form")
    assert (tmp_path / "companion.carnet.keys").read_bytes() == before


def test_a_password_replaces_a_key_in_clear(qtbot: QtBot, tmp_path: Path) -> None:
    """Four words are proposed; the file of the key goes, also beside the backups."""
    opened = settings_of(qtbot, tmp_path, passphrase=None)
    journal_of(opened).record(Question("Encore une"))
    opened.book.back_up()
    assert list((tmp_path / "backups").glob("*.key"))
    assert ways(opened) == ["Sa clé se trouve dans un fichier, sans protection."]
    assert opened.control("add-keyring").property("text") == "Confier la clé à cet ordinateur"
    opened.press("add-passphrase")
    opened.press("propose-words")
    secret = opened.control("new-passphrase").property("text")
    assert isinstance(secret, str)
    assert len(secret.split(" ")) == 4
    opened.press("key-submit")
    assert ways(opened) == ["Un mot de passe l’ouvre."]
    assert opened.control("add-keyring").property("text") == "Ouvrir sans mot de passe"
    assert not (tmp_path / "companion.carnet.key").exists()
    assert not list((tmp_path / "backups").glob("*.key"))
    (backup,) = (tmp_path / "backups").glob("*.carnet")
    with open_file(backup, Key(secret), read_only=True) as file:
        assert file.identity() == journal_of(opened).carnet.identity


def test_the_keyring_comes_and_goes(qtbot: QtBot, tmp_path: Path) -> None:
    """Beside a password, in place of it, and away again: never without a way that works."""
    keyring = MemoryKeyring()
    make_carnet(tmp_path, passphrase=SECRET)
    opened = make_window(qtbot, tmp_path, keyring=keyring)
    opened.start(qtbot)
    opened.window.show_journal(opened.book.open(Key(SECRET)))
    go_to_settings(opened)
    opened.press("add-keyring")
    opened.press("key-submit")
    qtbot.waitUntil(lambda: not opened.shows("key-form"))
    assert len(ways(opened)) == 2
    opened.press("drop-passphrase")
    opened.type("old-passphrase", SECRET)
    opened.press("key-submit")
    qtbot.waitUntil(lambda: not opened.shows("key-form"))
    assert ways(opened) == ["Cet ordinateur l’ouvre, sans mot de passe."]
    assert not opened.shows("drop-keyring")
    opened.press("add-passphrase")
    opened.type("new-passphrase", NEW_SECRET)
    opened.press("key-submit")
    opened.press("drop-keyring")
    opened.type("old-passphrase", NEW_SECRET)
    opened.press("key-submit")
    qtbot.waitUntil(lambda: not opened.shows("key-form"))
    assert ways(opened) == ["Un mot de passe l’ouvre."]
    assert opened.book.needs_passphrase()


def test_a_keyring_that_fails_is_said_in_the_form(qtbot: QtBot, tmp_path: Path) -> None:
    """Nothing is changed, and one can try again."""
    keyring = MemoryKeyring(mishap=KeyringLocked())
    make_carnet(tmp_path, passphrase=SECRET)
    opened = make_window(qtbot, tmp_path, keyring=keyring)
    opened.start(qtbot)
    opened.window.show_journal(opened.book.open(Key(SECRET)))
    go_to_settings(opened)
    opened.press("add-keyring")
    opened.press("key-submit")
    qtbot.waitUntil(lambda: opened.shows("key-trouble"))
    assert "la demande a été annulée, ou est restée sans réponse." in opened.said()
    keyring.mishap = None
    opened.press("key-submit")
    qtbot.waitUntil(lambda: not opened.shows("key-form"))


def test_a_slow_keyring_is_said_in_the_form(qtbot: QtBot, tmp_path: Path) -> None:
    """After a while; what it answers later changes nothing."""
    keyring = SlowKeyring()
    make_carnet(tmp_path, passphrase=SECRET)
    opened = make_window(qtbot, tmp_path, keyring=keyring)
    opened.start(qtbot)
    opened.window.show_journal(opened.book.open(Key(SECRET)))
    go_to_settings(opened)
    card = opened.control("keys-card")
    assert isinstance(card, KeysCard)
    card.patience_ms = 20
    opened.press("add-keyring")
    opened.press("key-submit")
    qtbot.waitUntil(lambda: opened.shows("key-trouble"))
    assert "Cet ordinateur ne donne pas la clé." in opened.said()
    keyring.answers.set()
    qtbot.waitUntil(lambda: not opened.window.tasks._waiting)
    assert ways(opened) == ["Un mot de passe l’ouvre."]


def test_two_groups_typed_back_check_the_sheet(qtbot: QtBot, tmp_path: Path) -> None:
    """A wrong group is named; the right ones are remembered for this key alone."""
    opened = settings_of(qtbot, tmp_path)
    assert "Elle n’a pas encore été vérifiée" in opened.said()
    opened.press("sheet-check")
    numbers = [int(n) for n in re.findall(r"Groupe (\d+)", opened.said())]
    assert len(set(numbers)) == 2
    groups = groups_of(opened)
    opened.type(f"field-group-{numbers[0]}", "ZZZZ")
    opened.type(f"field-group-{numbers[1]}", groups[numbers[1] - 1].lower())
    opened.press("sheet-compare")
    assert f"Le groupe {numbers[0]} ne semble pas juste." in opened.said()
    opened.control(f"field-group-{numbers[0]}").setProperty("text", groups[numbers[0] - 1])
    opened.press("sheet-compare")
    assert "Vous avez vérifié votre feuille" in opened.said()
    assert opened.kept[-1].sheets_checked == {mark(opened.book)}


def test_the_sheet_is_saved_as_a_pdf(qtbot: QtBot, tmp_path: Path) -> None:
    """Where the person says."""
    opened = settings_of(qtbot, tmp_path)
    opened.dialogs.place = tmp_path / "feuille.pdf"
    opened.press("sheet-save")
    qtbot.waitUntil((tmp_path / "feuille.pdf").exists)
    assert (tmp_path / "feuille.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize("with_keyring", [False, True])
def test_a_new_key_makes_the_old_sheet_useless(
    qtbot: QtBot, tmp_path: Path, *, with_keyring: bool
) -> None:
    """A backup comes first; the same password opens it, the old sheet does not, writing goes on."""
    keyring = MemoryKeyring() if with_keyring else None
    opened = settings_of(qtbot, tmp_path, keyring=keyring)
    old = "".join(groups_of(opened))
    opened.press("renew-key")
    opened.type("old-passphrase", "fausse")
    opened.press("key-submit")
    qtbot.waitUntil(lambda: opened.shows("key-trouble"))
    assert "".join(groups_of(opened)) == old
    opened.control("old-passphrase").setProperty("text", SECRET)
    opened.press("key-submit")
    qtbot.waitUntil(lambda: "Il y a une nouvelle clé." in opened.said())
    assert opened.shows("keys-card")
    assert "".join(groups_of(opened)) != old
    journal_of(opened).record(Question("Encore une"))
    backups = sorted((tmp_path / "backups").glob("*.carnet"))
    assert len(backups) == 2
    opened.window.lock()
    with pytest.raises(WrongRecoverySheet):
        opened.book.open(Key(recovery_sheet=old))
    assert len(opened.book.open(Key(SECRET)).carnet.entries(Question)) == 1
    with open_file(backups[0], Key(recovery_sheet=old), read_only=True) as file:
        assert file.note() is not None


def test_it_locks_from_the_moment_a_password_exists(qtbot: QtBot, tmp_path: Path) -> None:
    """Without a new start: the line shows, Ctrl+L locks, and the password opens it."""
    opened = settings_of(qtbot, tmp_path, passphrase=None)
    assert not opened.shows("nav-lock")
    QTest.keySequence(opened.window, QKeySequence("Ctrl+L"))
    opened.press("add-passphrase")
    opened.type("new-passphrase", NEW_SECRET)
    opened.press("key-submit")
    assert opened.shows("nav-lock")
    QTest.keySequence(opened.window, QKeySequence("Ctrl+L"))
    assert not opened.shows("nav-lock")
    opened.type("passphrase", NEW_SECRET)
    opened.press("lock-open")
    qtbot.waitUntil(lambda: opened.shows("nav-lock"))


def test_the_time_of_the_lock_is_chosen(qtbot: QtBot, tmp_path: Path) -> None:
    """It applies at once; a key in clear has no lock to offer."""
    opened = settings_of(qtbot, tmp_path)
    opened.press("lock-after-30")
    assert opened.kept[-1].lock_after_minutes == 30


def test_a_key_in_clear_offers_no_lock(qtbot: QtBot, tmp_path: Path) -> None:
    """There would be nothing to open it with but a press."""
    opened = settings_of(qtbot, tmp_path, passphrase=None)
    assert not opened.shows("lock-after-30")


def test_home_asks_kindly_for_the_sheet(qtbot: QtBot, tmp_path: Path) -> None:
    """Once something is noted; one press puts it off for a month, another leads to it."""
    opened = settings_of(qtbot, tmp_path)
    context = opened.window.context
    assert context is not None
    context.go(ScreenName.HOME)
    assert not opened.shows("sheet-later")
    today = context.journal.today()
    context.attempt(
        QWidget(opened.window),
        lambda: context.journal.record(
            CheckIn(today, Recall.DAY, {"fatigue": {Attribute.INTENSITY: 1}})
        ),
    )
    assert opened.shows("sheet-later")
    opened.press("sheet-later")
    assert not opened.shows("sheet-later")
    assert opened.kept[-1].sheet_later == today
    opened.clock.now += timedelta(days=30)
    context.go(ScreenName.SETTINGS)
    context.go(ScreenName.HOME)
    assert opened.shows("sheet-later")
    opened.press("sheet-prepare")
    assert focused() == "sheet-print"


def test_a_carnet_that_is_only_read_shows_no_keys(qtbot: QtBot, tmp_path: Path) -> None:
    """They are somebody else's."""
    stick = tmp_path / "stick"
    stick.mkdir()
    make_carnet(stick)
    opened = make_window(qtbot, tmp_path)
    opened.start(qtbot)
    opened.dialogs.chosen = stick / "companion.carnet"
    opened.press("open-another")
    go_to_settings(opened)
    assert not opened.shows("keys-card")
