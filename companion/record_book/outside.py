"""What a record book takes from outside: the key that the command line names, the clock, new ids."""

from __future__ import annotations

import os
from functools import cache
from typing import TYPE_CHECKING

from companion.actions.key import Key
from companion.domain.errors import FileNotReadable
from companion.files import read_text

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, datetime

    from companion.actions.ports import Clock
    from companion.settings import StartOptions

LONGEST_PASSPHRASE_FILE = 10_000


def key_of(options: StartOptions) -> Key:
    """The key that the command line names. Raises FileNotReadable."""
    passphrase = sheet = None
    if options.passphrase_file is not None:
        lines = read_text(options.passphrase_file, largest=LONGEST_PASSPHRASE_FILE).splitlines()
        if not lines or not lines[0]:
            raise FileNotReadable(name=options.passphrase_file.name)
        passphrase = lines[0]
    if options.recovery_key_file is not None:
        # The groups as they stand on the sheet, on one line or on several.
        sheet = read_text(options.recovery_key_file, largest=LONGEST_PASSPHRASE_FILE)
    return Key(passphrase=passphrase, key_file=options.key_file, recovery_sheet=sheet)


def system_clock(today: date | None = None) -> Clock:
    """The computer's clock, in its time zone; `today` sets the day and keeps the hour."""

    def now() -> datetime:
        present = _datetime().now().astimezone()
        if today is None:
            return present
        return present.replace(year=today.year, month=today.month, day=today.day)

    return now


def new_id(instant: datetime) -> str:
    """A fresh UUIDv7 text."""
    make, entropy = _uuid7()
    return make(instant, os.urandom(entropy))


# Imported late, and once: with Qt in the process an import statement costs 5 µs each time, four of them in a save.
@cache
def _datetime() -> type[datetime]:
    from datetime import datetime

    return datetime


@cache
def _uuid7() -> tuple[Callable[[datetime, bytes], str], int]:
    from companion.domain.identifiers import ENTROPY_BYTES, uuid7

    return uuid7, ENTROPY_BYTES
