"""The key of a carnet: a password or a key file gives it back, and nothing ever loses a slot."""

import json
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from companion.actions.key import Key
from companion.domain.errors import (
    CarnetExists,
    CarnetNewer,
    EmptyPassphrase,
    KeyFileDamaged,
    KeyMissing,
    WrongPassphrase,
)
from companion.storage.key_files import (
    has_passphrase_slot,
    key_file_path,
    key_slots_path,
    keys_belong,
    lock_with_passphrase,
    needs_passphrase,
    new_data_key,
    raw_key_fits,
    read_key_file,
    unlock,
    write_key_file,
)
from companion.storage.passphrase_slot import PassphraseSlot, stretched
from tests.storage.carnet_making import IDENTITY, KEY, look
from tests.systems import is_its_owners_alone, posix_only

Slot = dict[str, str | int]


def test_keys_are_random_and_long() -> None:
    """Two keys of 256 bits are never the same."""
    assert len(new_data_key()) == 32
    assert new_data_key() != new_data_key()


def test_a_raw_key_file_gives_the_key_back(tmp_path: Path) -> None:
    """It is found beside the carnet, or where it is said to be; only its owner may read it."""
    path = tmp_path / "a.carnet"
    write_key_file(key_file_path(path), KEY)
    assert key_file_path(path) == tmp_path / "a.carnet.key"
    assert key_file_path(path).read_text() == f"{KEY.hex()}\n"
    assert is_its_owners_alone(key_file_path(path))
    assert unlock(path, Key()) == KEY
    elsewhere = key_file_path(path).rename(tmp_path / "elsewhere")
    assert unlock(path, Key(key_file=elsewhere)) == KEY
    with pytest.raises(KeyMissing):
        unlock(path, Key())


def test_a_password_is_stretched_as_in_every_release() -> None:
    """Slots written with another library's Argon2id open for ever: the same bytes come out."""
    slot = PassphraseSlot(
        "passphrase", "argon2id", 65_536, 3, 1, bytes(range(16)), "aes-256-gcm", b"", b""
    )
    expected = "bd70ebb1563901f2cda4749868d85dc98ba38b2d10786f8d6487ddab8b7eacd3"
    assert stretched(slot, "quatre mots simples ici").hex() == expected


def test_a_raw_key_file_never_replaces_another(tmp_path: Path) -> None:
    """The key that lies there may be the only one of another carnet."""
    write_key_file(tmp_path / "a.key", KEY)
    with pytest.raises(CarnetExists):
        write_key_file(tmp_path / "a.key", new_data_key())
    assert read_key_file(tmp_path / "a.key") == KEY


@pytest.mark.parametrize(
    "content", [b"", b"abc", b"\xff" * 64, KEY.hex()[:-2].encode(), b"zz" * 32, b"0" * 100_000]
)
def test_a_raw_key_file_that_holds_no_key_is_said(tmp_path: Path, content: bytes) -> None:
    """It is left as it is."""
    path = tmp_path / "a.key"
    path.write_bytes(content)
    before = look(tmp_path)
    with pytest.raises(KeyFileDamaged):
        read_key_file(path)
    assert look(tmp_path) == before


def test_a_password_gives_the_key_back_however_it_is_typed(tmp_path: Path) -> None:
    """The same letters, composed or not, wide or narrow, are the same password."""
    path = tmp_path / "a.carnet"
    lock_with_passphrase(path, KEY, "été ﬁdèle", IDENTITY)
    assert unlock(path, Key("e\u0301te\u0301 fide\u0300le")) == KEY
    assert is_its_owners_alone(key_slots_path(path))
    assert KEY.hex() not in key_slots_path(path).read_text()


def test_a_wrong_or_empty_password_is_refused(tmp_path: Path) -> None:
    """Nearly right is wrong; an empty one is never set."""
    path = tmp_path / "a.carnet"
    with pytest.raises(EmptyPassphrase):
        lock_with_passphrase(path, KEY, "", IDENTITY)
    assert look(tmp_path) == {}
    lock_with_passphrase(path, KEY, "une phrase", IDENTITY)
    for wrong in ("une phrase ", "Une phrase", ""):
        with pytest.raises(WrongPassphrase):
            unlock(path, Key(wrong))


def test_it_is_known_whether_a_password_is_needed(tmp_path: Path) -> None:
    """With a raw key beside the carnet, nobody is asked."""
    path = tmp_path / "a.carnet"
    assert not needs_passphrase(path)
    lock_with_passphrase(path, KEY, "une phrase", IDENTITY)
    assert needs_passphrase(path)
    with pytest.raises(KeyMissing):
        unlock(path, Key())
    write_key_file(key_file_path(path), KEY)
    assert not needs_passphrase(path)


def test_other_slots_stay_when_one_is_added(tmp_path: Path) -> None:
    """Neither a slot of a later release nor one that does not unwrap is ever dropped."""
    path = tmp_path / "a.carnet"
    lock_with_passphrase(path, KEY, "la première", IDENTITY)
    later: Slot = {"type": "keyring", "service": "companion", "n": 12345678901234567890}
    _add_slot(path, later)
    lock_with_passphrase(path, KEY, "la seconde", IDENTITY)
    slots = _slots(path)
    assert [slot["type"] for slot in slots] == ["passphrase", "keyring", "passphrase"]
    assert slots[1] == later
    assert unlock(path, Key("la première")) == KEY
    assert unlock(path, Key("la seconde")) == KEY


def test_without_a_password_slot_the_key_is_missing(tmp_path: Path) -> None:
    """A file that only another release can unlock is not called damaged."""
    path = tmp_path / "a.carnet"
    key_slots_path(path).write_text(
        json.dumps({"format": "companion-keys/1", "carnet": IDENTITY, "slots": [{"type": "other"}]})
    )
    with pytest.raises(KeyMissing):
        unlock(path, Key("une phrase"))


@pytest.mark.full_passwords
def test_a_slot_opens_no_other_carnet_and_cannot_be_weakened(tmp_path: Path) -> None:
    """Identity and parameters are sealed with the key."""
    path = tmp_path / "a.carnet"
    lock_with_passphrase(path, KEY, "une phrase", IDENTITY)
    good = key_slots_path(path).read_text()
    for old, new in ((IDENTITY, IDENTITY.replace("1", "2")), ('"passes": 3', '"passes": 1')):
        assert old in good
        key_slots_path(path).write_text(good.replace(old, new))
        with pytest.raises(WrongPassphrase):
            unlock(path, Key("une phrase"))


@pytest.mark.full_passwords
def test_a_new_password_costs_a_guesser_64_mib_and_three_passes(tmp_path: Path) -> None:
    """Never less than what docs/formats.md promises."""
    path = tmp_path / "a.carnet"
    lock_with_passphrase(path, KEY, "une phrase", IDENTITY)
    (slot,) = json.loads(key_slots_path(path).read_text())["slots"]
    assert (slot["memory_kib"], slot["passes"], slot["lanes"]) == (65_536, 3, 1)


def test_slots_of_another_carnet_are_not_written_into(tmp_path: Path) -> None:
    """They may be the only way into that one."""
    path = tmp_path / "a.carnet"
    lock_with_passphrase(path, KEY, "une phrase", IDENTITY)
    before = look(tmp_path)
    with pytest.raises(CarnetExists):
        lock_with_passphrase(path, KEY, "une phrase", IDENTITY.replace("1", "2"))
    assert look(tmp_path) == before


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"memory_kib": 65536', '"memory_kib": 2097152'),
        ('"passes": 3', '"passes": 1000000'),
        ('"lanes": 1', '"lanes": 0'),
        ('"lanes": 1', '"lanes": "1"'),
        ('"salt": "', '"salt": "AAAA'),
        ('"kdf": "argon2id"', '"kdf": "none"'),
        ('"slots"', '"places"'),
        ("{", "["),
        ('"companion-keys/1"', '"something else"'),
        ('"companion-keys/1"', '"' + "x" * 70_000 + '"'),
    ],
)
def test_a_key_file_that_cannot_be_true_is_refused_before_any_work(
    tmp_path: Path, old: str, new: str
) -> None:
    """A file from elsewhere can ask neither for all the memory nor for an hour; it stays."""
    path = tmp_path / "a.carnet"
    key_slots_path(path).write_text(_SOME_SLOT.replace(old, new))
    before = look(tmp_path)
    with pytest.raises(KeyFileDamaged):
        unlock(path, Key("une phrase"))
    assert look(tmp_path) == before


_SOME_SLOT = json.dumps(
    {
        "format": "companion-keys/1",
        "carnet": IDENTITY,
        "slots": [
            {
                "type": "passphrase",
                "kdf": "argon2id",
                "memory_kib": 65536,
                "passes": 3,
                "lanes": 1,
                "salt": "YmJBisAD72Gjfyk35cfVJQ==",
                "cipher": "aes-256-gcm",
                "nonce": "r13+IN07Kf2xUbIC",
                "sealed": "Ap8bEM5TtwiTaD+fFdnS1w6ZdY154Yh33d9rnxlAr8G46Ey6X8v9ISX706Cgi8t0",
            }
        ],
    }
)


def test_a_key_file_of_a_newer_release_says_so(tmp_path: Path) -> None:
    """It is neither damaged nor written over."""
    path = tmp_path / "a.carnet"
    key_slots_path(path).write_text(_SOME_SLOT.replace("companion-keys/1", "companion-keys/2"))
    before = look(tmp_path)
    with pytest.raises(CarnetNewer):
        unlock(path, Key("une phrase"))
    with pytest.raises(CarnetNewer):
        lock_with_passphrase(path, KEY, "une phrase", IDENTITY)
    assert look(tmp_path) == before


def test_keys_cost_nothing_before_a_password_is_asked() -> None:
    """The cryptography is loaded when it is needed, so that the window comes first."""
    program = (
        "import sys, companion.storage\n"
        "print([name for name in ('cryptography',) if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.strip() == "[]"


def _slots(path: Path) -> list[Slot]:
    slots: list[Slot] = json.loads(key_slots_path(path).read_text())["slots"]
    return slots


def _add_slot(path: Path, slot: Slot) -> None:
    text = key_slots_path(path).read_text().rstrip()
    assert text.endswith("]\n}")
    key_slots_path(path).write_text(f"{text[:-3].rstrip()}, {json.dumps(slot)}]}}")


@posix_only("Windows has no pipes in folders")
def test_a_pipe_or_a_device_beside_a_carnet_is_waited_for_by_nobody(tmp_path: Path) -> None:
    """What is left under a key's name is told as a key that cannot be read, at once."""
    raw, slotted = tmp_path / "a.carnet", tmp_path / "b.carnet"
    os.mkfifo(key_file_path(raw))
    os.mkfifo(key_slots_path(slotted))
    with pytest.raises(KeyFileDamaged):
        unlock(raw, Key())
    with pytest.raises(KeyFileDamaged):
        unlock(slotted, Key(passphrase="a"))
    assert not raw_key_fits(raw)
    assert keys_belong(raw, KEY, IDENTITY) is None
    assert not has_passphrase_slot(slotted)


@posix_only("Windows has no such device")
def test_a_key_file_without_an_end_is_refused(tmp_path: Path) -> None:
    """Of what a person names, a pipe included, no more is read than a file of keys can hold."""
    with pytest.raises(KeyFileDamaged):
        unlock(tmp_path / "a.carnet", Key(key_file=Path("/dev/zero")))


@posix_only("Windows has no pipes in folders")
def test_a_key_may_come_through_a_pipe_that_was_named(tmp_path: Path) -> None:
    """As a shell's <(command) gives it."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_text, args=(f"{KEY.hex()}\n",))
    writer.start()
    assert unlock(tmp_path / "a.carnet", Key(key_file=pipe)) == KEY
    writer.join()
