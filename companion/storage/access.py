"""Making and opening a carnet file together with its key.

The one place where a key meets the file; nobody outside this package handles keys.
"""

from collections.abc import Sequence
from pathlib import Path
from uuid import uuid4

from companion.domain.errors import CarnetExists
from companion.domain.records import Revision
from companion.storage import keys
from companion.storage.carnet_file import CarnetFile


def places_of(path: Path) -> tuple[Path, ...]:
    """The carnet's file at `path`, and the files beside it where its key may lie."""
    return (path, keys.key_file_path(path), keys.key_slots_path(path))


def create_with_key(
    path: Path,
    first: Sequence[Revision] = (),
    *,
    identity: str | None = None,
    passphrase: str | None = None,
    key_file: Path | None = None,
) -> CarnetFile:
    """A new carnet file that holds `first`, open; neither file nor key stays when that fails.

    Its key is kept before the file is there, so that no carnet is ever without one.

    With a passphrase the key lies in a slot of `CARNET.keys`, otherwise as it is in `key_file`
    (default `CARNET.key`), readable by its owner alone. Raises CarnetExists, CarnetReadOnly,
    DiskFull.
    """
    # Keys that lie here open another carnet, maybe one that was moved away for a moment.
    if any(place.exists() for place in places_of(path)):
        raise CarnetExists
    identity = identity or str(uuid4())
    key = keys.new_data_key()
    if passphrase is not None:
        kept = keys.key_slots_path(path)
        keys.lock_with_passphrase(path, key, passphrase, identity)
    else:
        kept = key_file or keys.key_file_path(path)
        keys.write_key_file(kept, key)
    try:
        return _created(path, key, identity, first)
    except BaseException:
        if not path.exists():
            # No carnet came to be, so this key, made a moment ago, opens nothing.
            kept.unlink(missing_ok=True)
        raise


def _created(path: Path, key: bytes, identity: str, first: Sequence[Revision]) -> CarnetFile:
    file = CarnetFile.create(path, key, identity)
    try:
        file.append(first)
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
    read_only: bool = False,
) -> CarnetFile:
    """Open a carnet file with its key. Raises what `keys.unlock` and `CarnetFile.open` raise."""
    # Something that is no carnet has no key either: say the first, not the second.
    CarnetFile.recognise(path)
    key = keys.unlock(path, passphrase=passphrase, key_file=key_file)
    return CarnetFile.open(path, key, read_only=read_only)


def needs_passphrase(path: Path) -> bool:
    """Whether only a passphrase opens the carnet at `path`."""
    return keys.needs_passphrase(path)
