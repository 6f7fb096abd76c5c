"""The ways into a carnet: the keyring, a password, the sheet; one more, one less, another one."""

import base64
import json
from pathlib import Path

import pytest

from companion.actions.key import Key
from companion.domain.errors import EmptyPassphrase, KeyFileDamaged, KeyMissing, WrongPassphrase
from companion.domain.key_errors import (
    KeyringAbsent,
    KeyringEmpty,
    KeyringLocked,
    KeyringWrong,
    LastWay,
    WrongRecoverySheet,
)
from companion.record_book.book import open_file
from companion.record_book.making import create_file
from companion.storage import key_files, keyring_slot, passphrase_slot, ways_in
from companion.storage.keyring_slot import ask, prepare
from companion.storage.passphrase_slot import MOST_WORK, PassphraseSlot
from companion.storage.recovery_key import letters_of
from tests.storage.carnet_making import IDENTITY, KEY, OTHER_KEY, PERSON, look, make_carnet
from tests.storage.keyrings import MemoryKeyring

SECRET, NEW_SECRET = "quatre mots simples ici", "une autre phrase"


def test_the_keyring_opens_a_carnet_that_was_made_with_it(tmp_path: Path) -> None:
    """No password, no key in clear, and what the keyring holds alone is of no use."""
    path, keyring = tmp_path / "a.carnet", MemoryKeyring()
    answer = keyring_slot.prepare(keyring, IDENTITY)
    with create_file(path, Key(answer=answer), [PERSON], identity=IDENTITY) as file:
        key = file.data_key
    assert set(look(tmp_path)) == {"a.carnet", "a.carnet.keys"}
    assert key_files.opens_by_keyring(path)
    assert not key_files.needs_passphrase(path)
    (kept,) = keyring.secrets.values()
    assert base64.b64decode(kept) != key
    assert key.hex() not in key_files.key_slots_path(path).read_text()
    with open_file(path, Key(answer=keyring_slot.ask(keyring, key_files.account_of(path)))) as file:
        assert list(file.load().revisions.values()) == [PERSON]
    with pytest.raises(KeyMissing):
        open_file(path, Key())


@pytest.mark.parametrize("mishap", [KeyringAbsent(), KeyringLocked()])
def test_a_keyring_that_fails_changes_nothing(
    tmp_path: Path, mishap: KeyringAbsent | KeyringLocked
) -> None:
    """Its mishap is told, and neither file nor secret goes."""
    path, keyring = tmp_path / "a.carnet", MemoryKeyring()
    make_carnet(path)
    key_files.lock_with_keyring(path, KEY, prepare(keyring, IDENTITY), IDENTITY)
    before, secrets = look(tmp_path), dict(keyring.secrets)
    keyring.mishap = mishap
    with pytest.raises(type(mishap)):
        keyring_slot.ask(keyring, key_files.account_of(path))
    assert look(tmp_path) == before
    assert keyring.secrets == secrets


@pytest.mark.parametrize("other", ["", "abc", "é", base64.b64encode(b"x" * 31).decode()])
def test_something_else_in_the_keyring_is_said(tmp_path: Path, other: str) -> None:
    """It stays there: it may be of use to somebody."""
    keyring = MemoryKeyring({IDENTITY: other})
    with pytest.raises(KeyringWrong):
        prepare(keyring, IDENTITY)
    assert keyring.secrets == {IDENTITY: other}


def test_another_secret_in_the_keyring_is_said_and_the_slot_stays(tmp_path: Path) -> None:
    """A slot that does not unwrap is never deleted; the right secret opens again."""
    path, keyring = tmp_path / "a.carnet", MemoryKeyring()
    make_carnet(path)
    right = prepare(keyring, IDENTITY)
    key_files.lock_with_keyring(path, KEY, right, IDENTITY)
    before = look(tmp_path)
    keyring.secrets[IDENTITY] = base64.b64encode(b"y" * 32).decode()
    with pytest.raises(KeyringWrong):
        key_files.unlock(path, Key(answer=ask(keyring, IDENTITY)))
    assert look(tmp_path) == before
    assert key_files.unlock(path, Key(answer=right)) == KEY


def test_an_empty_keyring_is_said(tmp_path: Path) -> None:
    """Such as on another computer; one that forgets what it is given is found out at once."""
    with pytest.raises(KeyringEmpty):
        ask(MemoryKeyring(), IDENTITY)
    with pytest.raises(KeyringEmpty):
        prepare(MemoryKeyring(forgets=True), IDENTITY)


def test_a_keyring_keeps_the_secret_that_it_has(tmp_path: Path) -> None:
    """A copy of the carnet may need it: preparing twice changes nothing."""
    keyring = MemoryKeyring()
    assert prepare(keyring, IDENTITY) == prepare(keyring, IDENTITY)


def test_the_sheet_opens_the_carnet_alone(tmp_path: Path) -> None:
    """Neither keyring nor key file is there, as on another computer."""
    path = tmp_path / "a.carnet"
    make_carnet(path)
    with open_file(path, Key(recovery_sheet=letters_of(KEY).lower())) as file:
        assert file.identity() == IDENTITY
    with pytest.raises(WrongRecoverySheet):
        open_file(path, Key(recovery_sheet=letters_of(OTHER_KEY)))


def test_a_password_is_changed_in_one_write(tmp_path: Path) -> None:
    """The old one no longer opens; the keyring's slot and one of a later release stay."""
    path, keyring = tmp_path / "a.carnet", MemoryKeyring()
    make_carnet(path)
    answer = prepare(keyring, IDENTITY)
    ways_in.add_passphrase(path, KEY, SECRET, IDENTITY)
    ways_in.add_keyring(path, KEY, answer, IDENTITY)
    before = look(tmp_path)
    for old, new, mishap in (
        ("fausse", NEW_SECRET, WrongPassphrase),
        (SECRET, "", EmptyPassphrase),
    ):
        with pytest.raises(mishap):
            ways_in.change_passphrase(path, KEY, old=old, new=new)
        assert look(tmp_path) == before
    ways_in.change_passphrase(path, KEY, old=SECRET, new=NEW_SECRET)
    assert key_files.unlock(path, Key(NEW_SECRET)) == KEY
    assert key_files.unlock(path, Key(answer=answer)) == KEY
    with pytest.raises(WrongPassphrase):
        key_files.unlock(path, Key(SECRET))


def test_a_key_in_clear_goes_once_another_way_opens(tmp_path: Path) -> None:
    """A password beside a key that anybody can read would protect nothing."""
    path = tmp_path / "a.carnet"
    make_carnet(path)
    key_files.write_key_file(key_files.key_file_path(path), KEY)
    ways_in.add_passphrase(path, KEY, SECRET, IDENTITY)
    assert set(look(tmp_path)) == {"a.carnet", "a.carnet.keys"}
    assert key_files.unlock(path, Key(SECRET)) == KEY


def test_the_last_way_is_never_taken_away(tmp_path: Path) -> None:
    """What is to open the carnet afterwards is tried before."""
    path, keyring = tmp_path / "a.carnet", MemoryKeyring()
    make_carnet(path)
    answer = prepare(keyring, IDENTITY)
    ways_in.add_passphrase(path, KEY, SECRET, IDENTITY)
    with pytest.raises(LastWay):
        ways_in.drop_passphrase(path, KEY, SECRET, answer)
    ways_in.add_keyring(path, KEY, answer, IDENTITY)
    with pytest.raises(WrongPassphrase):
        ways_in.drop_keyring(path, KEY, "fausse", answer)
    ways_in.drop_passphrase(path, KEY, SECRET, answer)
    assert not key_files.has_passphrase_slot(path)
    with pytest.raises(LastWay):
        ways_in.drop_keyring(path, KEY, SECRET, answer)
    ways_in.add_passphrase(path, KEY, NEW_SECRET, IDENTITY)
    ways_in.drop_keyring(path, KEY, NEW_SECRET, answer)
    assert key_files.needs_passphrase(path)
    assert keyring.secrets, "copies of the carnet may still need it"


def test_what_opens_the_carnet_opens_its_backups(tmp_path: Path) -> None:
    """A new password opens the older backups too, and no key in clear stays beside them."""
    path, backup = tmp_path / "a.carnet", tmp_path / "backup.carnet"
    make_carnet(path)
    backup.write_bytes(path.read_bytes())
    key_files.write_key_file(key_files.key_file_path(backup), KEY)
    ways_in.add_passphrase(path, KEY, SECRET, IDENTITY)
    ways_in.share_with_backups(path, [backup])
    assert not key_files.key_file_path(backup).exists()
    assert key_files.unlock(backup, Key(SECRET)) == KEY


def test_a_keyring_slot_is_documented_as_it_stands(tmp_path: Path) -> None:
    """The names of docs/formats.md, and nothing else."""
    path = tmp_path / "a.carnet"
    key_files.lock_with_keyring(path, KEY, prepare(MemoryKeyring(), IDENTITY), IDENTITY)
    (slot,) = json.loads(key_files.key_slots_path(path).read_text())["slots"]
    assert set(slot) == {"type", "service", "account", "cipher", "nonce", "sealed"}
    assert slot["service"] == "Compagnon Immuno"
    assert slot["account"] == IDENTITY


def spoil(path: Path, text: str) -> None:
    key_files.key_slots_path(path).write_text(text)


def test_a_raw_key_of_another_carnet_hides_no_password(tmp_path: Path) -> None:
    """Whoever copied the wrong file beside the carnet is still asked for the password."""
    path = tmp_path / "a.carnet"
    create_file(path, Key(SECRET), [PERSON]).close()
    for junk in (OTHER_KEY.hex(), "not a key", "", "é" * 40):
        key_files.key_file_path(path).write_text(junk)
        assert key_files.needs_passphrase(path)
        with open_file(path, Key(SECRET)) as file:
            assert list(file.load().revisions.values()) == [PERSON]


def test_slots_that_cannot_be_read_are_set_aside_and_a_password_can_be_given_again(
    tmp_path: Path,
) -> None:
    """The sheet opens the carnet; a new password is one write away, and nothing is deleted."""
    path = tmp_path / "a.carnet"
    create_file(path, Key(SECRET), [PERSON]).close()
    with open_file(path, Key(SECRET)) as file:
        sheet, identity, key = letters_of(file.data_key), file.identity(), file.data_key
    cut = key_files.key_slots_path(path).read_text()[:100]
    spoil(path, cut)
    with pytest.raises(KeyFileDamaged):
        open_file(path, Key(SECRET))
    open_file(path, Key(recovery_sheet=sheet)).close()
    ways_in.add_passphrase(path, key, NEW_SECRET, identity)
    open_file(path, Key(NEW_SECRET)).close()
    assert (tmp_path / "a.carnet.keys.aside-1").read_text() == cut


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("memory_kib", 2_000_000),
        ("passes", 17),
        ("passes", 100),
        ("lanes", 0),
        ("salt", ""),
        ("kdf", "none"),
    ],
)
def test_one_bad_slot_blocks_no_good_one(tmp_path: Path, field: str, value: int | str) -> None:
    """Each slot is tried on its own, whatever stands before it; the bad one stays in the file."""
    path = tmp_path / "a.carnet"
    create_file(path, Key(SECRET), [PERSON]).close()
    whole = json.loads(key_files.key_slots_path(path).read_text())
    whole["slots"].insert(0, {**whole["slots"][0], field: value})
    whole["slots"].insert(0, {"type": "of another release"})
    spoil(path, json.dumps(whole))
    open_file(path, Key(SECRET)).close()
    with pytest.raises(WrongPassphrase):
        open_file(path, Key(NEW_SECRET))
    with open_file(path, Key(SECRET)) as file:
        ways_in.change_passphrase(path, file.data_key, old=SECRET, new=NEW_SECRET)
    assert len(json.loads(key_files.key_slots_path(path).read_text())["slots"]) == 3


def test_a_crafted_file_of_slots_costs_seconds_not_hours(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However many slots ask for however much, eight are tried and the work of all is bounded."""
    path, work = tmp_path / "a.carnet", list[int]()

    def unseal(slot: PassphraseSlot, _passphrase: str, _identity: str) -> None:
        work.append(slot.memory_kib * slot.passes)

    create_file(path, Key(SECRET), [PERSON]).close()
    whole = json.loads(key_files.key_slots_path(path).read_text())
    usual = whole["slots"][0]
    for memory, passes, tries in ((524_288, 8, 1), (262_144, 10, 1), (65_536, 3, 8), (8, 1, 8)):
        heavy = {**usual, "memory_kib": memory, "passes": passes}
        spoil(path, json.dumps({**whole, "slots": [heavy] * 200}))
        work.clear()
        with monkeypatch.context() as patch:
            patch.setattr(passphrase_slot, "unseal", unseal)
            with pytest.raises(WrongPassphrase):
                open_file(path, Key(SECRET))
        assert len(work) == tries
        assert sum(work) <= MOST_WORK


def raw_key_beside(path: Path) -> Path:
    """The key in clear beside a carnet."""
    raw = key_files.key_file_path(path)
    raw.write_text(f"{KEY.hex()}\n")
    return raw


def test_a_key_in_clear_goes_once_the_keyring_opens_the_carnet(tmp_path: Path) -> None:
    """One slot is enough, however often it is asked for."""
    path, answer = tmp_path / "a.carnet", prepare(MemoryKeyring(), IDENTITY)
    make_carnet(path, check_ins=0)
    for _ in range(2):
        raw = raw_key_beside(path)
        ways_in.add_keyring(path, KEY, answer, IDENTITY)
        assert not raw.exists()
        assert len(key_files.read_slots(path).slots) == 1
    ways_in.add_keyring(path, KEY, answer, IDENTITY)
    assert key_files.unlock(path, Key(answer=answer)) == KEY


def test_a_way_is_changed_or_dropped_by_who_knows_it_alone(tmp_path: Path) -> None:
    """A wrong password or another keyring changes nothing."""
    path, answer = tmp_path / "a.carnet", prepare(MemoryKeyring(), IDENTITY)
    other = prepare(MemoryKeyring(), IDENTITY)
    make_carnet(path, check_ins=0)
    ways_in.add_passphrase(path, KEY, SECRET, IDENTITY)
    ways_in.add_keyring(path, KEY, answer, IDENTITY)
    before = look(tmp_path)
    with pytest.raises(WrongPassphrase):
        ways_in.change_passphrase(path, KEY, old=NEW_SECRET, new=SECRET)
    with pytest.raises(WrongPassphrase):
        ways_in.drop_passphrase(path, KEY, NEW_SECRET, answer)
    with pytest.raises(LastWay):
        ways_in.drop_passphrase(path, KEY, SECRET, other)
    with pytest.raises(KeyringWrong):
        ways_in.drop_keyring(path, KEY, SECRET, other)
    assert look(tmp_path) == before
    ways_in.drop_keyring(path, KEY, SECRET, answer)
    assert len(key_files.read_slots(path).slots) == 1


def test_backups_get_the_slots_and_keep_a_key_in_clear_only_beside_such_a_carnet(
    tmp_path: Path,
) -> None:
    """One that cannot be written is passed over; without slots nothing is shared."""
    path, folder = tmp_path / "a.carnet", tmp_path / "backups"
    folder.mkdir()
    make_carnet(path, check_ins=0)
    backups = [tmp_path / "nowhere" / "c.carnet", folder / "a.carnet", folder / "b.carnet"]
    kept = [raw_key_beside(backup) for backup in backups[1:]]
    ways_in.share_with_backups(path, backups)
    assert sorted(folder.iterdir()) == kept
    raw = raw_key_beside(path)
    key_files.lock_with_passphrase(path, KEY, SECRET, IDENTITY)
    ways_in.share_with_backups(path, backups)
    assert all(one.exists() for one in kept)
    raw.unlink()
    kept[0].unlink()
    ways_in.share_with_backups(path, backups)
    assert not any(one.exists() for one in kept)
    text = key_files.key_slots_path(path).read_bytes()
    for backup in backups[1:]:
        assert key_files.key_slots_path(backup).read_bytes() == text
