"""What becomes of each slot of a carnet while its key is renewed, and when that fails on the way."""

import json
from pathlib import Path

import msgspec
import pytest

from companion.actions.key import Key, KeyringAnswer
from companion.domain.errors import WrongPassphrase
from companion.domain.key_errors import KeyNotRenewed
from companion.storage import key_files, keyring_slot, passphrase_slot
from companion.storage.carnet_file import CarnetFile
from companion.storage.rekey import renew_key
from tests.storage.carnet_making import IDENTITY, KEY, OTHER_KEY, check_in, look, make_carnet

ANSWER = KeyringAnswer(IDENTITY, bytes(range(32, 64)))
GIVEN = Key("mots", answer=ANSWER)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A carnet with nothing beside it."""
    made = tmp_path / "a.carnet"
    make_carnet(made, check_ins=0)
    return made


def password(secret: str = "mots", key: bytes = KEY) -> msgspec.Raw:
    return key_files.raw_of(passphrase_slot.seal(key, secret, IDENTITY))


def keyring(key: bytes = KEY) -> msgspec.Raw:
    return key_files.raw_of(keyring_slot.seal(key, ANSWER, IDENTITY))


def slots(path: Path) -> list[bytes]:
    """Each slot as it stands there, in the file's own spacing or not."""
    known = key_files.read_slots(path).slots
    return [json.dumps(json.loads(bytes(raw))).encode() for raw in known]


def plain(*raws: msgspec.Raw) -> list[bytes]:
    return [json.dumps(json.loads(bytes(raw))).encode() for raw in raws]


def test_slots_that_did_not_open_stay_and_one_of_each_kind_is_made(path: Path) -> None:
    """Of another release, of another password; those of an earlier try, and doubles, go."""
    later, others = msgspec.Raw(b'{"type":"later"}'), password("autres")
    before = (later, password(), others, keyring(), keyring(), password("mots", OTHER_KEY))
    key_files.write_slots(path, IDENTITY, before)
    with renew_key(CarnetFile.open(path, KEY), path, GIVEN) as file:
        new = file.data_key
    left = slots(path)
    assert left[:2] == plain(later, others)
    assert [json.loads(one)["type"] for one in left[2:]] == ["passphrase", "keyring"]
    assert not set(left[2:]) & set(plain(*before))
    assert key_files.read_slots(path).carnet == IDENTITY
    assert key_files.unlock(path, Key("mots")) == new
    assert key_files.unlock(path, Key(answer=ANSWER)) == new
    # What the other password opens is the old key, of which there is no file any more.
    assert key_files.unlock(path, Key("autres")) == KEY


@pytest.mark.parametrize("raw", [False, True])
def test_when_the_exchange_fails_everything_opens_as_before(
    path: Path, monkeypatch: pytest.MonkeyPatch, raw: bool
) -> None:
    """By the same secrets, and the carnet that was open still takes a save."""
    key_files.write_slots(path, IDENTITY, [password(), keyring()])
    if raw:
        key_files.write_key_file(key_files.key_file_path(path), KEY)
    replace = Path.replace

    def fails(one: Path, target: Path) -> Path:
        if target == path:
            raise OSError
        return replace(one, target)

    with CarnetFile.open(path, KEY) as file:
        with monkeypatch.context() as patch:
            patch.setattr(Path, "replace", fails)
            with pytest.raises(KeyNotRenewed):
                renew_key(file, path, GIVEN)
        file.append([check_in(1)])
    assert key_files.unlock(path, Key("mots")) == KEY
    assert key_files.unlock(path, Key(answer=ANSWER)) == KEY
    assert not raw or key_files.unlock(path, Key()) == KEY
    names = {"a.carnet", "a.carnet.keys"} | ({"a.carnet.key"} if raw else set())
    assert set(look(path.parent)) == names


def test_the_backup_is_made_once_every_way_was_tried(path: Path) -> None:
    """Not for a wrong password; and where it fails, nothing was changed."""
    key_files.write_slots(path, IDENTITY, [password()])
    before, made = look(path.parent), list[str]()
    with CarnetFile.open(path, KEY) as file:
        with pytest.raises(WrongPassphrase):
            renew_key(file, path, Key("faux"), back_up=lambda: made.append("backup"))
        assert made == []

        def fails() -> None:
            raise ZeroDivisionError

        with pytest.raises(ZeroDivisionError):
            renew_key(file, path, Key("mots"), back_up=fails)
        assert look(path.parent) == before
        renew_key(file, path, Key("mots"), back_up=lambda: made.append("backup")).close()
    assert made == ["backup"]


def test_a_key_file_that_lies_elsewhere_is_renewed_where_it_lies(path: Path) -> None:
    """With nothing left beside the carnet."""
    elsewhere = path.with_name("elsewhere")
    key_files.write_key_file(elsewhere, KEY)
    with renew_key(CarnetFile.open(path, KEY), path, Key(key_file=elsewhere)) as file:
        assert elsewhere.read_text() == f"{file.data_key.hex()}\n"
    assert set(look(path.parent)) == {"a.carnet", "elsewhere"}
