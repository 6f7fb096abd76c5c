"""Drafts and slots as docs/formats.md describes them, read and written here by its words alone."""

import base64
import json
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from companion.actions.key import Key, KeyringAnswer
from companion.domain.errors import FileNotReadable
from companion.domain.key_errors import KeyringWrong
from companion.storage import draft_file, key_files, keyring_slot, passphrase_slot
from companion.storage.draft_file import delete_draft, draft_path, read_draft, write_draft
from companion.storage.keyring_slot import ask, prepare
from tests.storage.carnet_making import IDENTITY, KEY, OTHER_KEY
from tests.storage.keyrings import MemoryKeyring

HEAD = b"companion-draft/1\n"
WORDS = b"mal au dos"


def draft_of(content: bytes, *, head: bytes = HEAD, identity: str = IDENTITY) -> bytes:
    """A draft by the documented words."""
    own = HKDF(SHA256(), 32, salt=None, info=b"companion-draft/1").derive(KEY)
    nonce = bytes(range(12))
    bound = f"companion-draft/1|{identity}".encode()
    return head + nonce + AESGCM(own).encrypt(nonce, content, bound)


def test_a_draft_is_read_as_it_is_documented(tmp_path: Path) -> None:
    """Written by these words, read by the program; and the other way round."""
    carnet = tmp_path / "a.carnet"
    assert read_draft(carnet, KEY, IDENTITY) is None
    place = tmp_path / "a.carnet.draft"
    assert draft_path(carnet) == place
    place.write_bytes(draft_of(WORDS))
    assert read_draft(carnet, KEY, IDENTITY) == WORDS
    write_draft(carnet, KEY, IDENTITY, b"other words")
    content = place.read_bytes()
    assert content.startswith(HEAD)
    assert len(content) == len(HEAD) + 12 + len(b"other words") + 16
    assert b"words" not in content
    assert read_draft(carnet, KEY, IDENTITY) == b"other words"
    first = content
    write_draft(carnet, KEY, IDENTITY, b"other words")
    assert place.read_bytes()[18:30] != first[18:30], "a nonce is used once"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        HEAD,
        HEAD + bytes(12),
        draft_of(WORDS)[:-1],
        draft_of(WORDS, head=b"companion-draft/2\n"),
        draft_of(WORDS, identity="another"),
    ],
    ids=["empty", "its head", "no words", "cut", "of a later form", "of another carnet"],
)
def test_a_draft_that_is_none_of_it_stays(tmp_path: Path, content: bytes) -> None:
    """It is named, and left where it is: another release may read it."""
    carnet, place = tmp_path / "a.carnet", tmp_path / "a.carnet.draft"
    place.write_bytes(content)
    with pytest.raises(FileNotReadable) as told:
        read_draft(carnet, KEY, IDENTITY)
    assert told.value.values == {"name": "a.carnet.draft"}
    assert place.read_bytes() == content


def test_a_draft_of_another_key_is_not_read(tmp_path: Path) -> None:
    """Nor is a folder of its name a draft."""
    carnet = tmp_path / "a.carnet"
    write_draft(carnet, KEY, IDENTITY, WORDS)
    with pytest.raises(FileNotReadable):
        read_draft(carnet, OTHER_KEY, IDENTITY)
    delete_draft(carnet)
    delete_draft(carnet)
    assert list(tmp_path.iterdir()) == []
    draft_path(carnet).mkdir()
    assert read_draft(carnet, KEY, IDENTITY) is None
    with pytest.raises(FileNotReadable) as told:
        delete_draft(carnet)
    assert told.value.values == {"name": "a.carnet.draft"}


def test_a_draft_of_four_million_bytes_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One byte more is not."""
    assert draft_file._LARGEST == 4_000_000
    carnet = tmp_path / "a.carnet"
    write_draft(carnet, KEY, IDENTITY, WORDS)
    size = draft_path(carnet).stat().st_size
    monkeypatch.setattr(draft_file, "_LARGEST", size)
    assert read_draft(carnet, KEY, IDENTITY) == WORDS
    monkeypatch.setattr(draft_file, "_LARGEST", size - 1)
    with pytest.raises(FileNotReadable) as told:
        read_draft(carnet, KEY, IDENTITY)
    assert told.value.values == {"name": "a.carnet.draft"}


Slot = dict[str, str | int]


def opened(slot: Slot, secret: bytes, bound: str) -> bytes:
    """What a slot seals, by its own fields."""
    nonce, sealed = (base64.b64decode(str(slot[name])) for name in ("nonce", "sealed"))
    assert (len(nonce), len(sealed)) == (12, 48)
    return AESGCM(secret).decrypt(nonce, sealed, bound.encode())


def slot_beside(path: Path) -> Slot:
    (slot,) = json.loads(key_files.key_slots_path(path).read_text())["slots"]
    made: Slot = slot
    return made


def test_a_password_s_slot_is_as_it_is_documented(tmp_path: Path) -> None:
    """Its fields in their order; normalised, stretched and bound as it says."""
    path = tmp_path / "a.carnet"
    key_files.lock_with_passphrase(path, KEY, "é ﬁ", IDENTITY)
    slot = slot_beside(path)
    assert list(slot) == [
        "type", "kdf", "memory_kib", "passes", "lanes", "salt", "cipher", "nonce", "sealed",
    ]  # fmt: skip
    assert (slot["type"], slot["kdf"], slot["cipher"]) == ("passphrase", "argon2id", "aes-256-gcm")
    memory, passes, lanes = (int(slot[name]) for name in ("memory_kib", "passes", "lanes"))
    salt = base64.b64decode(str(slot["salt"]))
    assert len(salt) == 16
    wide = Argon2id(salt=salt, length=32, iterations=passes, lanes=lanes, memory_cost=memory)
    bound = f"companion-keys/1|{IDENTITY}|passphrase|argon2id|{memory}|{passes}|{lanes}"
    assert opened(slot, wide.derive("é fi".encode()), bound) == KEY


def test_a_keyring_s_slot_is_as_it_is_documented(tmp_path: Path) -> None:
    """Under the secret of the keyring, bound to service and account."""
    path, answer = tmp_path / "a.carnet", KeyringAnswer("somebody", bytes(range(32, 64)))
    key_files.lock_with_keyring(path, KEY, answer, IDENTITY)
    slot = slot_beside(path)
    assert list(slot) == ["type", "service", "account", "cipher", "nonce", "sealed"]
    bound = f"companion-keys/1|{IDENTITY}|keyring|Compagnon Immuno|somebody"
    assert opened(slot, answer.secret, bound) == KEY


def test_each_slot_is_sealed_with_a_salt_and_a_nonce_of_its_own() -> None:
    """Twice the same password, and nothing of both is the same."""
    one, other = (passphrase_slot.seal(KEY, "mots", IDENTITY) for _ in range(2))
    assert len({one.salt, other.salt, one.nonce, other.nonce}) == 4
    answer = KeyringAnswer(IDENTITY, bytes(32))
    assert (
        keyring_slot.seal(KEY, answer, IDENTITY).nonce
        != keyring_slot.seal(KEY, answer, IDENTITY).nonce
    )


def test_slots_of_the_documented_form_open(tmp_path: Path) -> None:
    """Made here by its words, whatever stands between their parts."""
    path, nonce, secret = tmp_path / "a.carnet", bytes(range(12)), bytes(range(32, 64))
    bound = f"companion-keys/1|{IDENTITY}|keyring|S|A".encode()
    sealed = AESGCM(secret).encrypt(nonce, KEY, bound)
    slot = {
        "type": "keyring", "service": "S", "account": "A", "cipher": "aes-256-gcm",
        "nonce": base64.b64encode(nonce).decode(), "sealed": base64.b64encode(sealed).decode(),
    }  # fmt: skip
    whole = {"format": "companion-keys/1", "carnet": IDENTITY, "slots": [slot]}
    key_files.key_slots_path(path).write_text(json.dumps(whole, indent=7))
    assert key_files.unlock(path, Key(answer=KeyringAnswer("A", secret))) == KEY
    assert key_files.account_of(path) == "A"
    slot["cipher"] = "none"
    key_files.key_slots_path(path).write_text(json.dumps(whole))
    assert not key_files.has_keyring_slot(path)


@pytest.mark.parametrize("length", [0, 31, 33])
def test_a_keyring_s_secret_has_32_bytes(length: int) -> None:
    """As base64 and nothing else; another one is somebody else's."""
    keyring = MemoryKeyring({IDENTITY: base64.b64encode(bytes(length)).decode()})
    with pytest.raises(KeyringWrong):
        ask(keyring, IDENTITY)
    made = MemoryKeyring()
    answer = prepare(made, IDENTITY)
    assert (answer.account, len(answer.secret)) == (IDENTITY, 32)
    assert made.secrets == {IDENTITY: base64.b64encode(answer.secret).decode()}
    for odd in ("!" + made.secrets[IDENTITY], made.secrets[IDENTITY][:-1], "é"):
        with pytest.raises(KeyringWrong):
            ask(MemoryKeyring({IDENTITY: odd}), IDENTITY)
