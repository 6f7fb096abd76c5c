"""Small carnets on disk, a look at their bytes, and acts in a process that may be killed.

Knows nothing of what a single test asserts.
"""

import os
import secrets
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from companion.actions.key import Key
from companion.actions.ports import Clock
from companion.domain.carnet import Carnet
from companion.domain.errors import CompanionError
from companion.domain.identifiers import uuid7
from companion.domain.records import CheckIn, Kind, Person, Revision, Role
from companion.domain.symptoms import Attribute, Recall
from companion.record_book.book import RecordBook
from companion.storage.carnet_file import CarnetFile

KEY = bytes(range(32))
OTHER_KEY = bytes(range(1, 33))
IDENTITY = "0199e2f0-0000-7000-8000-000000000001"
NOW = datetime(2026, 11, 21, 20, 14, 5, 123456, tzinfo=UTC)
PATIENT = uuid7(NOW, bytes(10))

PERSON = Revision(
    uuid7(NOW, b"\1" * 10), PATIENT, Kind.PERSON, PATIENT, NOW, Person("Zoé", Role.PATIENT)
)


def check_in(number: int, note: str = "un peu fatiguée") -> Revision:
    """A new check-in with an id of its own, `number` hours after NOW."""
    instant = NOW + timedelta(hours=number)
    body = CheckIn(
        date(2026, 11, 21),
        Recall.DAY,
        {"fatigue": {Attribute.INTENSITY: number % 5}, "itching": {Attribute.INTENSITY: 0}},
        note=note,
    )
    return Revision(
        uuid7(instant, secrets.token_bytes(10)),
        uuid7(instant, secrets.token_bytes(10)),
        Kind.CHECK_IN,
        PATIENT,
        instant,
        body,
    )


def make_carnet(path: Path, *, check_ins: int = 3) -> Carnet:
    """A carnet file with a patient and some check-ins, closed; what it holds."""
    with CarnetFile.create(path, KEY, IDENTITY) as file:
        file.append([PERSON, *(check_in(number) for number in range(check_ins))])
        return file.load()


def reopened(path: Path) -> Carnet:
    """What a closed carnet file holds, every page of it checked."""
    with CarnetFile.open(path, KEY) as file:
        file.check()
        return file.load()


Look = dict[str, tuple[bytes, int]]


def look(folder: Path) -> Look:
    """The bytes and the time of last change (ns) of each file in a folder."""
    return {
        entry.name: (entry.read_bytes(), entry.stat().st_mtime_ns)
        for entry in folder.iterdir()
        if entry.is_file()
    }


def outcome_in_child(act: Callable[[], None]) -> str:
    """The name of the CompanionError that `act` raises in a process of its own, or "done"."""
    with child(lambda acknowledge: acknowledge(outcome(act))) as (process, answer):
        wait_for_end(process)
        with os.fdopen(os.dup(answer), encoding="utf-8") as lines:
            return lines.read().strip()


def outcome(act: Callable[[], None]) -> str:
    """The name of the CompanionError that `act` raises, or "done"."""
    try:
        act()
    except CompanionError as error:
        return type(error).__name__
    return "done"


@contextmanager
def child(act: Callable[[Callable[[str], None]], None]) -> Iterator[tuple[int, int]]:
    """A forked process that runs `act`; its id, and the end of a pipe that gets its lines.

    `act` is given a function that sends a line before it returns. A fork is ready at once, where a
    new interpreter would take longer than what it is to be killed in.
    """
    if sys.platform == "win32":
        pytest.skip("Windows forks no process")
    answer, sender = os.pipe()
    process = os.fork()
    if process == 0:
        status = 1
        try:
            os.close(answer)
            act(lambda line: _send(sender, line))
            status = 0
        except BaseException:
            traceback.print_exc(file=sys.__stderr__)
            raise
        finally:
            os._exit(status)
    os.close(sender)
    try:
        yield process, answer
    finally:
        os.close(answer)


def wait_for_end(process: int) -> int:
    """The exit code of a child, negative for the signal that ended it."""
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])


def _send(sender: int, line: str) -> None:
    os.write(sender, f"{line}\n".encode())


def opened_book(path: Path, *, clock: Clock, read_only: bool = False) -> RecordBook:
    """The record book at `path`, open by the key beside it, as a command opens it."""
    book = RecordBook(path, Key(), clock, read_only=read_only)
    book.open(Key(), to_write=not read_only)
    return book
