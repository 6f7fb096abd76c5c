"""Making and opening a carnet file together with its key.

The one place where a key meets the file; nobody outside this package handles keys.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from uuid import uuid4

from companion.domain.errors import CarnetExists
from companion.domain.records import Revision
from companion.storage import draft_file, keys
from companion.storage.carnet_file import CarnetFile
from companion.storage.keyring_slot import KeyringAnswer, SecretStore, SystemKeyring, ask, prepare


def places_of(path: Path) -> tuple[Path, ...]:
    """The carnet's file at `path`, and the files beside it where its key may lie."""
    beside = (keys.key_file_path(path), keys.key_slots_path(path), draft_file.draft_path(path))
    return (path, *beside)


def create_with_key(
    path: Path,
    first: Sequence[Revision] = (),
    *,
    photos: Sequence[bytes] = (),
    identity: str | None = None,
    passphrase: str | None = None,
    key_file: Path | None = None,
    answer: KeyringAnswer | None = None,
) -> CarnetFile:
    """A new carnet file that holds `first` and the contents of its photos, open.

    Neither file nor key stays when that fails. The key is kept first: no carnet is ever without one.

    With a passphrase, or with the answer of a keyring for this `identity`, the key lies in a slot of
    `CARNET.keys`, otherwise as it is in `key_file` (default `CARNET.key`), readable by its owner
    alone. Raises CarnetExists, CarnetReadOnly, DiskFull.
    """
    # Keys that lie here open another carnet, maybe one that was moved away for a moment.
    if any(place.exists() for place in places_of(path)[:3]):
        raise CarnetExists
    identity = identity or str(uuid4())
    key = keys.new_data_key()
    if passphrase is not None:
        kept = keys.key_slots_path(path)
        keys.lock_with_passphrase(path, key, passphrase, identity)
    elif answer is not None:
        kept = keys.key_slots_path(path)
        keys.lock_with_keyring(path, key, answer, identity)
    else:
        kept = key_file or keys.key_file_path(path)
        keys.write_key_file(kept, key)
    try:
        return _created(path, key, identity, first, photos)
    except BaseException:
        if not path.exists():
            # No carnet came to be, so this key, made a moment ago, opens nothing.
            kept.unlink(missing_ok=True)
        raise


def _created(
    path: Path, key: bytes, identity: str, first: Sequence[Revision], photos: Sequence[bytes]
) -> CarnetFile:
    file = CarnetFile.create(path, key, identity)
    try:
        file.append(first, photos)
    except BaseException:
        file.close()
        path.unlink(missing_ok=True)
        raise
    return file


def open_with_key(
    path: Path,
    *,
    passphrase: str | None = None,
    key_file: Path | None = None,
    sheet: str | None = None,
    answer: KeyringAnswer | None = None,
    read_only: bool = False,
    before_update: Callable[[CarnetFile], None] | None = None,
) -> CarnetFile:
    """Open a carnet file with its key; `before_update` as `CarnetFile.open` takes it.

    Raises what `keys.unlock` and `CarnetFile.open` raise.
    """
    # Something that is no carnet has no key either: say the first, not the second.
    CarnetFile.recognise(path)
    key = keys.unlock(path, passphrase=passphrase, key_file=key_file, sheet=sheet, answer=answer)
    return CarnetFile.open(path, key, read_only=read_only, before_update=before_update)


def needs_passphrase(path: Path) -> bool:
    """Whether only a passphrase opens the carnet at `path`."""
    return keys.needs_passphrase(path)


def opens_by_keyring(path: Path) -> bool:
    """Whether the carnet at `path` has no raw key beside it but a slot of a keyring."""
    return not keys.key_file_path(path).exists() and keys.has_keyring_slot(path)


def has_passphrase(path: Path) -> bool:
    """Whether a passphrase opens the carnet at `path`, if maybe not as the first way."""
    return keys.has_passphrase_slot(path)


def system_secrets() -> SecretStore:
    """The keyring of this computer; nothing is loaded or asked yet."""
    return SystemKeyring()


def ask_keyring(path: Path, store: SecretStore) -> KeyringAnswer:
    """What the keyring keeps for the carnet at `path`. Raises KeyringMishap, KeyMissing.

    It may take as long as a person takes to type the keyring's own password.
    """
    return ask(store, keys.account_of(path))


def prepare_keyring(identity: str, store: SecretStore) -> KeyringAnswer:
    """Have the keyring keep what is to open the carnet of `identity`. Raises KeyringMishap."""
    return prepare(store, identity)
