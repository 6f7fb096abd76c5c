"""The carnet that the computer's keyring opens, and what happens when the keyring does not."""

import base64
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from companion.actions.key import Key
from companion.domain.key_errors import KeyringAbsent, KeyringLocked, KeyringMishap
from companion.record_book.book import open_file
from companion.storage.keyring_slot import ask
from companion.storage.recovery_key import groups_of
from tests.storage.keyrings import MemoryKeyring, SlowKeyring
from tests.ui.windows import Opened, focused, journal_of, make_carnet, make_window

SECRET = "quatre mots simples ici"


def recovery_sheet_of(folder: Path, keyring: MemoryKeyring) -> str:
    """What the recovery sheet of the carnet says."""
    (account,) = keyring.secrets
    with open_file(folder / "companion.carnet", Key(answer=ask(keyring, account))) as file:
        return " ".join(groups_of(file.data_key))


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def start(
    qtbot: QtBot, folder: Path, keyring: MemoryKeyring, *, patience_ms: int = 600_000
) -> Opened:
    opened = make_window(qtbot, folder, keyring=keyring)
    opened.window.closed.patience_ms = patience_ms
    opened.start(qtbot)
    return opened


def test_it_opens_without_a_question(qtbot: QtBot, tmp_path: Path) -> None:
    """The home screen comes by itself."""
    keyring = MemoryKeyring()
    make_carnet(tmp_path, keyring=keyring)
    opened = start(qtbot, tmp_path, keyring)
    qtbot.waitUntil(lambda: opened.shows("greeting"))
    assert journal_of(opened).carnet.patient() is not None


@pytest.mark.parametrize(
    ("mishap", "sentence"),
    [
        (KeyringAbsent(), "Cet ordinateur n’a pas d’endroit sûr pour les clés."),
        (KeyringLocked(), "la demande a été annulée, ou est restée sans réponse."),
        (KeyringMishap(), "Cet ordinateur n’a pas donné la clé comme prévu."),
    ],
)
def test_a_keyring_that_fails_offers_another_way(
    qtbot: QtBot, tmp_path: Path, mishap: KeyringMishap, sentence: str
) -> None:
    """Said in a sentence, nothing deleted; the sheet opens it, and so does a keyring that came back."""
    keyring = MemoryKeyring()
    make_carnet(tmp_path, keyring=keyring)
    before, secrets, letters = (
        files(tmp_path),
        dict(keyring.secrets),
        recovery_sheet_of(tmp_path, keyring),
    )
    keyring.mishap = mishap
    opened = start(qtbot, tmp_path, keyring)
    qtbot.waitUntil(lambda: opened.shows("lock-trouble"))
    assert sentence in opened.said()
    assert files(tmp_path) == before
    assert keyring.secrets == secrets
    opened.press("lock-way-sheet")
    assert focused() == "sheet-letters"
    opened.type("sheet-letters", letters.lower())
    opened.press("lock-open")
    qtbot.waitUntil(lambda: opened.shows("greeting"))
    opened.window.lock()
    keyring.mishap = None
    opened.press("lock-open")
    qtbot.waitUntil(lambda: opened.shows("greeting"))


@pytest.mark.parametrize("other", [None, "abc", base64.b64encode(b"z" * 32).decode()])
def test_an_empty_keyring_or_another_value_is_said(
    qtbot: QtBot, tmp_path: Path, other: str | None
) -> None:
    """The slot and the value stay; the password that the carnet also has opens it."""
    keyring = MemoryKeyring()
    make_carnet(tmp_path, passphrase=SECRET, keyring=keyring)
    before = files(tmp_path)
    (account,) = keyring.secrets
    del keyring.secrets[account]
    if other is not None:
        keyring.secrets[account] = other
    kept = dict(keyring.secrets)
    opened = start(qtbot, tmp_path, keyring)
    said = "n’ouvre pas ce carnet" if other else "n’a pas de clé pour ce carnet"
    qtbot.waitUntil(lambda: said in opened.said())
    assert "l’ouvre, sans mot de passe" not in opened.said()
    assert files(tmp_path) == before
    assert keyring.secrets == kept
    if other is not None:
        opened.press("lock-way-passphrase")
    assert focused() == "passphrase"
    opened.type("passphrase", SECRET)
    opened.press("lock-open")
    qtbot.waitUntil(lambda: opened.shows("greeting"))


def test_a_slow_keyring_lets_the_window_live(qtbot: QtBot, tmp_path: Path) -> None:
    """It is said that it is being asked, then another way is offered; its late answer disturbs nobody."""
    keyring = SlowKeyring()
    keyring.answers.set()
    make_carnet(tmp_path, passphrase=SECRET, keyring=keyring)
    keyring.answers.clear()
    opened = start(qtbot, tmp_path, keyring, patience_ms=50)
    qtbot.waitUntil(lambda: "Ouverture…" in opened.said())
    qtbot.waitUntil(lambda: opened.shows("lock-way-passphrase"))
    assert "ne répond pas encore" in opened.said()
    opened.press("nav-warning-signs")
    opened.press("nav-warning-signs")
    opened.press("lock-way-passphrase")
    opened.type("passphrase", SECRET)
    opened.press("lock-open")
    qtbot.waitUntil(lambda: opened.shows("greeting"))
    journal = journal_of(opened)
    keyring.answers.set()
    qtbot.waitUntil(lambda: not opened.window.tasks._waiting)
    assert journal_of(opened) is journal
    journal.record(journal.carnet.patient().body)  # type: ignore[union-attr]


def test_a_slow_keyring_that_answers_after_all_opens_it(qtbot: QtBot, tmp_path: Path) -> None:
    """Nobody pressed anything meanwhile: the answer is welcome."""
    keyring = SlowKeyring()
    keyring.answers.set()
    make_carnet(tmp_path, keyring=keyring)
    keyring.answers.clear()
    opened = start(qtbot, tmp_path, keyring, patience_ms=50)
    qtbot.waitUntil(lambda: opened.shows("lock-way-sheet"))
    keyring.answers.set()
    qtbot.waitUntil(lambda: opened.shows("greeting"))


def test_a_window_closes_while_the_keyring_is_silent(qtbot: QtBot, tmp_path: Path) -> None:
    """Nobody waits for a keyring that never answers."""
    keyring = SlowKeyring()
    keyring.answers.set()
    make_carnet(tmp_path, keyring=keyring)
    keyring.answers.clear()
    opened = start(qtbot, tmp_path, keyring, patience_ms=50)
    qtbot.waitUntil(lambda: opened.shows("lock-way-sheet"))
    assert opened.window.close()
    keyring.answers.set()


def test_locked_by_hand_it_waits_for_a_press(qtbot: QtBot, tmp_path: Path) -> None:
    """Ctrl+L would be of no use if the keyring opened it again at once."""
    keyring = MemoryKeyring()
    make_carnet(tmp_path, keyring=keyring)
    opened = start(qtbot, tmp_path, keyring)
    qtbot.waitUntil(lambda: opened.shows("greeting"))
    opened.window.lock()
    asked = keyring.asked
    assert opened.shows("lock-open")
    assert keyring.asked == asked
    opened.press("lock-open")
    qtbot.waitUntil(lambda: opened.shows("greeting"))


def test_a_backup_and_the_sheet_are_enough_on_a_clean_computer(
    qtbot: QtBot, tmp_path: Path
) -> None:
    """No keyring, no keys, no carnet: the screen alone leads from the first start to the journal."""
    old, clean = tmp_path / "old", tmp_path / "clean"
    old.mkdir()
    clean.mkdir()
    keyring = MemoryKeyring()
    make_carnet(old, keyring=keyring)
    letters = recovery_sheet_of(old, keyring)
    backup = tmp_path / "backup-1a2b3c4d-000001-2026-11-20.carnet"
    backup.write_bytes((old / "companion.carnet").read_bytes())

    opened = start(qtbot, clean, MemoryKeyring(mishap=KeyringAbsent()))
    opened.dialogs.chosen = backup
    opened.press("open-another")
    assert opened.shows("sheet-letters")
    wrong = ("Z" if letters[21] != "Z" else "Y").join((letters[:21], letters[22:]))
    opened.type("sheet-letters", wrong)
    opened.press("lock-open")
    qtbot.waitUntil(lambda: opened.shows("lock-trouble"))
    assert "Le groupe 5 ne semble pas juste." in opened.said()
    opened.control("sheet-letters").setProperty("text", letters)
    opened.press("lock-open")
    qtbot.waitUntil(lambda: opened.window.context is not None)
    patient = journal_of(opened).carnet.patient()
    assert patient is not None
    assert patient.body.name == "Marianne"


def test_the_carnet_of_a_lost_key_file_asks_for_the_sheet(qtbot: QtBot, tmp_path: Path) -> None:
    """One's own carnet whose key file is gone: its name is said, and the sheet opens it."""
    make_carnet(tmp_path)
    with open_file(tmp_path / "companion.carnet", Key()) as file:
        letters = "".join(groups_of(file.data_key))
    (tmp_path / "companion.carnet.key").unlink()
    opened = start(qtbot, tmp_path, MemoryKeyring())
    assert "companion.carnet.key" in opened.said()
    opened.press("lock-way-sheet")
    opened.type("sheet-letters", letters)
    opened.press("lock-open")
    qtbot.waitUntil(lambda: opened.shows("greeting"))
    assert "Choisissez comment il s’ouvrira la prochaine fois." in opened.said()
    opened.press("sheet-prepare")
    assert not opened.shows("renew-key")
    opened.press("add-passphrase")
    opened.type("new-passphrase", SECRET)
    opened.press("key-submit")
    assert "Un mot de passe l’ouvre." in opened.said()
    assert opened.book.needs_passphrase()
