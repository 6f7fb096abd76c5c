"""A new record book's file: its key kept first, then the file with what it begins with.

Neither stays when that fails.
"""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from uuid import uuid4

from companion.actions.key import Key
from companion.content.catalogue import load_catalogue
from companion.domain.errors import CarnetExists
from companion.domain.records import Person, Revision, Role
from companion.domain.validity import check_body
from companion.record_book.outside import new_id
from companion.storage import key_files
from companion.storage.carnet_file import CarnetFile


def founding(name: str, now: datetime) -> Revision:
    """The first writing: the patient, who signs it: a carnet without its patient would be of no use."""
    patient = Person(name.strip(), Role.PATIENT)
    check_body(patient, load_catalogue())
    record_id = new_id(now)
    return Revision(new_id(now), record_id, patient.kind, record_id, now, patient)


def create_file(
    path: Path,
    key: Key,
    first: Sequence[Revision] = (),
    *,
    photos: Sequence[bytes] = (),
    identity: str | None = None,
) -> CarnetFile:
    """A new carnet file that holds `first` and the contents of its photos, open.

    Neither file nor key stays when that fails. The data key is kept first: no carnet is ever without
    one. With a passphrase, or with the answer of a keyring for this `identity`, it lies in a slot of
    `CARNET.keys`, otherwise as it is in the key's `key_file` (default `CARNET.key`), readable by its
    owner alone. Raises CarnetExists, CarnetReadOnly, DiskFull.
    """
    raw, slots = key_files.key_file_path(path), key_files.key_slots_path(path)
    # Keys that lie here open another carnet, maybe one that was moved away for a moment.
    if any(place.exists() for place in (path, raw, slots)):
        raise CarnetExists
    identity = identity or str(uuid4())
    data_key, kept = key_files.new_data_key(), slots
    if key.passphrase is not None:
        key_files.lock_with_passphrase(path, data_key, key.passphrase, identity)
    elif key.answer is not None:
        key_files.lock_with_keyring(path, data_key, key.answer, identity)
    else:
        kept = key.key_file or raw
        key_files.write_key_file(kept, data_key)
    try:
        return _created(path, data_key, identity, first, photos)
    except BaseException:
        if not path.exists():
            # No carnet came to be, so this key, made a moment ago, opens nothing.
            kept.unlink(missing_ok=True)
        raise


def _created(
    path: Path, data_key: bytes, identity: str, first: Sequence[Revision], photos: Sequence[bytes]
) -> CarnetFile:
    file = CarnetFile.create(path, data_key, identity)
    try:
        file.append(first, photos)
    except BaseException:
        file.close()
        path.unlink(missing_ok=True)
        raise
    return file
