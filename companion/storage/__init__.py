"""Keeping a carnet for good: the encrypted file and the key that opens it.

Knows neither what the entries mean nor who asks; only this package opens the file's path.
"""

from companion.storage.carnet_file import CarnetFile
from companion.storage.keys import (
    key_file_path,
    key_slots_path,
    lock_with_passphrase,
    needs_passphrase,
    new_data_key,
    read_key_file,
    unlock,
    write_key_file,
)

__all__ = [
    "CarnetFile",
    "key_file_path",
    "key_slots_path",
    "lock_with_passphrase",
    "needs_passphrase",
    "new_data_key",
    "read_key_file",
    "unlock",
    "write_key_file",
]
