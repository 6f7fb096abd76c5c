"""Files of keys at their limits: two keys, as many bytes as are read, slots that only look right."""

import json
from collections.abc import Mapping
from pathlib import Path

import msgspec
import pytest

from companion.actions.key import Key, KeyringAnswer
from companion.domain.errors import (
    CompanionError,
    FileNotWritable,
    KeyFileDamaged,
    KeyMissing,
    WrongPassphrase,
)
from companion.domain.key_errors import KeyringWrong
from companion.storage import key_files, keyring_slot, passphrase_slot
from companion.storage.key_files import key_file_path, key_slots_path, unlock
from tests.storage.carnet_making import IDENTITY, KEY, OTHER_KEY, make_carnet
from tests.systems import posix_only

ANSWER = KeyringAnswer(IDENTITY, bytes(range(32, 64)))
OTHER_ANSWER = KeyringAnswer(IDENTITY, bytes(32))
Slot = dict[str, str | int]


def raw_lines(*keys: bytes) -> str:
    """A raw key file of these keys."""
    return "".join(f"{key.hex()}\n" for key in keys)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A carnet with nothing beside it."""
    made = tmp_path / "a.carnet"
    make_carnet(made, check_ins=0)
    return made


@pytest.mark.parametrize(
    ("keys", "chosen"),
    [
        ((KEY,), KEY),
        ((OTHER_KEY,), OTHER_KEY),
        ((KEY, OTHER_KEY), KEY),
        ((OTHER_KEY, KEY), KEY),
        ((OTHER_KEY, OTHER_KEY), OTHER_KEY),
    ],
)
def test_of_two_keys_that_of_the_file_is_taken(
    path: Path, keys: tuple[bytes, ...], chosen: bytes
) -> None:
    """Whichever stands first; where none fits, the first is tried and told wrong."""
    key_file_path(path).write_text(raw_lines(*keys))
    assert unlock(path, Key()) == chosen
    assert unlock(path, Key(key_file=key_file_path(path))) == chosen
    assert key_files.read_key_file(key_file_path(path)) == keys[0]
    assert key_files.raw_key_fits(path) is (KEY in keys)
    assert key_files.raw_key_fits(path, OTHER_KEY) is (OTHER_KEY in keys)
    path.unlink()
    assert unlock(path, Key()) == keys[0]
    assert key_files.raw_key_fits(path)


@pytest.mark.parametrize("keys", [(), (KEY, KEY, KEY), (KEY, KEY[:31]), (KEY + b"\0",)])
def test_no_key_three_keys_or_one_of_another_length_are_no_key_file(
    path: Path, keys: tuple[bytes, ...]
) -> None:
    """One or two of 32 bytes."""
    key_file_path(path).write_text(raw_lines(*keys))
    with pytest.raises(KeyFileDamaged):
        unlock(path, Key())
    assert not key_files.raw_key_fits(path, KEY)


def test_no_more_than_64_kib_are_a_file_of_keys(path: Path) -> None:
    """Exactly as many are, one byte more is not."""
    text = raw_lines(KEY)
    for size, is_read in ((65_536, True), (65_537, False)):
        key_file_path(path).write_bytes((text + " " * (size - len(text))).encode())
        if is_read:
            assert unlock(path, Key()) == KEY
        else:
            with pytest.raises(KeyFileDamaged):
                unlock(path, Key())


def test_a_renewed_key_file_holds_the_keys_in_their_order(path: Path) -> None:
    """A line each."""
    for keys in ((OTHER_KEY, KEY), (KEY,)):
        key_files.replace_key_file(key_file_path(path), keys)
        assert key_file_path(path).read_text() == raw_lines(*keys)


@posix_only("on Windows the folder around a file says who may use it")
def test_a_key_that_others_may_read_is_found_and_kept_to_its_owner(path: Path) -> None:
    """One bit for any other account is enough."""
    assert not key_files.is_for_all_to_read(path)
    with pytest.raises(FileNotWritable) as told:
        key_files.keep_to_owner(path)
    assert told.value.values == {"name": "a.carnet.key"}
    raw = key_file_path(path)
    raw.write_text(raw_lines(KEY))
    for mode in (0o600, 0o700, 0o640, 0o604, 0o601, 0o610, 0o602, 0o644):
        raw.chmod(mode)
        assert key_files.is_for_all_to_read(path) is bool(mode % 0o100), oct(mode)
    key_files.keep_to_owner(path)
    assert raw.stat().st_mode & 0o777 == 0o600


def write_slots(path: Path, *slots: msgspec.Raw | Mapping[str, str | int]) -> None:
    """A file of slots, right or odd ones."""
    made = [s if isinstance(s, msgspec.Raw) else msgspec.Raw(json.dumps(s).encode()) for s in slots]
    key_files.write_slots(path, IDENTITY, made)


def passphrase(secret: str = "mots") -> msgspec.Raw:
    return key_files.raw_of(passphrase_slot.seal(KEY, secret, IDENTITY))


def keyring(answer: KeyringAnswer = ANSWER) -> msgspec.Raw:
    return key_files.raw_of(keyring_slot.seal(KEY, answer, IDENTITY))


@pytest.mark.parametrize("raw", [None, KEY, OTHER_KEY])
@pytest.mark.parametrize("has_password", [False, True])
@pytest.mark.parametrize("has_keyring", [False, True])
def test_who_is_asked_for_what(
    path: Path, raw: bytes | None, has_password: bool, has_keyring: bool
) -> None:
    """Nobody where a raw key fits; the keyring where it has a slot; else a password, where slots lie."""
    if raw is not None:
        key_file_path(path).write_text(raw_lines(raw))
    slots = [keyring()] * has_keyring + [passphrase()] * has_password
    if slots:
        write_slots(path, *slots)
    assert key_files.raw_key_fits(path) is (raw == KEY)
    assert key_files.has_keyring_slot(path) is has_keyring
    assert key_files.has_passphrase_slot(path) is has_password
    assert key_files.opens_by_keyring(path) is (has_keyring and raw != KEY)
    assert key_files.needs_passphrase(path) is (has_password and not has_keyring and raw != KEY)


def mishap(path: Path, given: Key) -> type[CompanionError]:
    """How it is refused."""
    with pytest.raises(CompanionError) as told:
        unlock(path, given)
    return type(told.value)


@pytest.mark.parametrize("kind", ["aaa", "keyrinh", "other", "passphrasf", "zzz", ""])
def test_slots_of_other_kinds_are_no_way_in(path: Path, kind: str) -> None:
    """Such as of other releases: neither wrong nor damaged, whatever their name."""
    write_slots(path, {"type": kind}, {"kind": "passphrase"})
    assert not key_files.has_keyring_slot(path)
    assert not key_files.has_passphrase_slot(path)
    assert mishap(path, Key("mots")) is KeyMissing
    assert mishap(path, Key(answer=ANSWER)) is KeyMissing


def test_what_is_wrong_is_told_by_the_kind_of_slot(path: Path) -> None:
    """Wrong where one could be tried, damaged where none could, missing where there is none."""
    broken: Slot = {"type": "passphrase"}
    other: Slot = {"type": "keyring"}
    write_slots(path, broken, other)
    assert mishap(path, Key("mots")) is KeyFileDamaged
    assert mishap(path, Key(answer=ANSWER)) is KeyFileDamaged
    write_slots(path, broken, keyring())
    assert mishap(path, Key("mots")) is KeyFileDamaged
    assert mishap(path, Key(answer=OTHER_ANSWER)) is KeyringWrong
    assert unlock(path, Key(answer=ANSWER)) == KEY
    write_slots(path, passphrase(), other)
    assert mishap(path, Key("autres")) is WrongPassphrase
    assert mishap(path, Key(answer=ANSWER)) is KeyFileDamaged
    write_slots(path, passphrase())
    assert mishap(path, Key(answer=ANSWER)) is KeyMissing
    write_slots(path, keyring())
    assert mishap(path, Key("mots")) is KeyMissing


def test_of_slots_that_open_that_of_the_file_is_taken(path: Path) -> None:
    """While its key is renewed, old and new ones lie there; where no file can be asked, the first."""
    old, new = (
        key_files.raw_of(keyring_slot.seal(key, ANSWER, IDENTITY)) for key in (OTHER_KEY, KEY)
    )
    for slots in ((old, new), (new, old)):
        write_slots(path, *slots)
        assert unlock(path, Key(answer=ANSWER)) == KEY
    write_slots(path, old)
    assert unlock(path, Key(answer=ANSWER)) == OTHER_KEY
    path.unlink()
    write_slots(path, old, new)
    assert unlock(path, Key(answer=ANSWER)) == OTHER_KEY


def test_eight_slots_are_tried(path: Path) -> None:
    """The ninth is left where it is."""
    other = keyring(OTHER_ANSWER)
    write_slots(path, *[other] * 7, keyring())
    assert unlock(path, Key(answer=ANSWER)) == KEY
    write_slots(path, *[other] * 8, keyring())
    assert mishap(path, Key(answer=ANSWER)) is KeyringWrong


def test_keys_belong_where_all_that_can_be_read_does(path: Path) -> None:
    """The raw key and the slots, each for itself; nothing to read is no answer."""
    assert key_files.keys_belong(path, KEY, IDENTITY) is None
    write_slots(path)
    assert key_files.keys_belong(path, KEY, IDENTITY) is True
    assert key_files.keys_belong(path, KEY, "another") is False
    key_file_path(path).write_text(raw_lines(OTHER_KEY))
    assert key_files.keys_belong(path, KEY, IDENTITY) is False
    key_file_path(path).write_text(raw_lines(OTHER_KEY, KEY))
    assert key_files.keys_belong(path, KEY, IDENTITY) is True
    assert key_files.keys_belong(path, KEY, "another") is False
    key_slots_path(path).write_text("")
    assert key_files.keys_belong(path, KEY, "another") is True
    key_file_path(path).write_text("")
    assert key_files.keys_belong(path, KEY, IDENTITY) is None


def test_the_newest_account_is_asked(path: Path) -> None:
    """Where keyrings of two accounts have a slot; none at all is a key that is missing."""
    with pytest.raises(KeyMissing):
        key_files.account_of(path)
    accounts = [
        key_files.raw_of(keyring_slot.seal(KEY, KeyringAnswer(name, bytes(32)), IDENTITY))
        for name in ("first", "second")
    ]
    write_slots(path, *accounts, passphrase())
    assert key_files.account_of(path) == "second"


def test_what_cannot_be_read_is_set_aside_under_a_free_name(path: Path) -> None:
    """Counted from 1; nothing is written over."""
    for number in (1, 2):
        slots = key_slots_path(path)
        slots.write_text(f"{number}")
        assert key_files.set_aside(slots) == slots.with_name(f"a.carnet.keys.aside-{number}")
    with pytest.raises(FileNotWritable) as told:
        key_files.set_aside(key_slots_path(path))
    assert told.value.values == {"name": "a.carnet.keys"}
    kept = [path.with_name(f"a.carnet.keys.aside-{n}").read_text() for n in (1, 2)]
    assert kept == ["1", "2"]


SOUND: Slot = {
    "type": "passphrase",
    "kdf": "argon2id",
    "memory_kib": 65_536,
    "passes": 3,
    "lanes": 1,
    "salt": "A" * 22 + "==",
    "cipher": "aes-256-gcm",
    "nonce": "A" * 16,
    "sealed": "A" * 64,
}


@pytest.mark.parametrize(
    ("changed", "is_read"),
    [
        ({}, True),
        ({"lanes": 1, "passes": 1, "memory_kib": 8}, True),
        ({"lanes": 1, "passes": 1, "memory_kib": 7}, False),
        ({"lanes": 8, "passes": 1, "memory_kib": 64}, True),
        ({"lanes": 8, "passes": 1, "memory_kib": 63}, False),
        ({"lanes": 9, "passes": 1, "memory_kib": 72}, False),
        ({"lanes": 0, "passes": 1, "memory_kib": 8}, False),
        ({"lanes": 1, "passes": 0, "memory_kib": 8}, False),
        ({"lanes": 1, "passes": 16, "memory_kib": 8}, True),
        ({"lanes": 1, "passes": 17, "memory_kib": 8}, False),
        ({"lanes": 1, "passes": 8, "memory_kib": 524_288}, True),
        ({"lanes": 1, "passes": 9, "memory_kib": 524_288}, False),
        ({"lanes": 1, "passes": 1, "memory_kib": 524_289}, False),
        ({"salt": "A" * 20}, False),
        ({"salt": "A" * 24}, False),
        ({"nonce": "A" * 20}, False),
        ({"nonce": "A" * 12}, False),
        ({"sealed": "A" * 60}, False),
        ({"sealed": "A" * 68}, False),
    ],
)
def test_a_slot_asks_for_no_more_than_a_computer_has(changed: Slot, is_read: bool) -> None:
    """Memory, passes and lanes at their limits, and every field of its own length."""
    raw = msgspec.Raw(json.dumps({**SOUND, **changed}).encode())
    assert (passphrase_slot.read_slot(raw) is not None) is is_read
    assert (key_files.read_slot(raw) is not None) is is_read


@pytest.mark.parametrize("field", ["nonce", "sealed"])
def test_a_slot_of_a_keyring_has_fields_of_one_length(field: str) -> None:
    """A byte more or less, and it is no such slot."""
    sound: Slot = json.loads(bytes(keyring()))
    whole = msgspec.Raw(json.dumps(sound).encode())
    assert keyring_slot.read_slot(whole) is not None
    assert key_files.read_slot(whole) is not None
    for odd in ("", "A" * 12, "A" * 20, "A" * 60, "A" * 68):
        raw = msgspec.Raw(json.dumps({**sound, field: odd}).encode())
        assert keyring_slot.read_slot(raw) is None
