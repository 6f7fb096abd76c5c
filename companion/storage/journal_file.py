"""What lies beside a carnet as its journal: proven and undone, or set aside. The engine sees none.

Documented in docs/decisions/0006-a-proven-journal.md.
"""

import os
import stat
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from enum import Enum, auto
from itertools import count
from pathlib import Path
from typing import Final

import apsw
from msgspec import Struct

from companion.domain.errors import N_, CarnetDamaged, CarnetReadOnly
from companion.files import VERBATIM
from companion.storage import journal_seal
from companion.storage.engine import connect, settle
from companion.storage.journal_seal import Save
from companion.storage.mishaps import mishap_of, plain_errors
from companion.storage.new_file import keep_name, new_sibling
from companion.storage.pages import PAGE, readable_pages, revision_rowids

JOURNAL_ENDING: Final = "-journal"
UNDONE_ENDING: Final = ".undone"
"""The carnet as it was before the last time that an unfinished save was undone."""

_ASIDE_ENDING: Final = "-journal.aside"
_LARGEST: Final = 1 << 28
_PIECE: Final = 1 << 20


class CarnetUnfinished(CarnetReadOnly):
    """A save was cut short in a place where nothing can be put right."""

    message = N_(
        "The last save in this record book was cut short. What was saved before is safe. "
        "Open the record book once in a place that can be written to."
    )


class Leftover(Enum):
    """What became of a journal that lay beside a carnet."""

    NONE = auto()
    UNDONE = auto()
    """An unfinished save was undone; the carnet as it was before is kept."""
    SET_ASIDE = auto()
    """It was no part of the carnet, which is whole."""

    @property
    def message(self) -> str:
        """What a person is told of it; empty where there is nothing to tell."""
        return _MESSAGES.get(self, "")


_MESSAGES: Final = {
    Leftover.UNDONE: N_(
        "The last save was cut short, and was undone. What was saved before is here. "
        "Please look whether your last entry is there."
    ),
    Leftover.SET_ASIDE: N_(
        "A file that was left beside this record book was set aside. The record book is whole. "
        "You need not do anything."
    ),
}


def is_left(path: Path) -> bool:
    """Whether something that is not empty lies where the journal of the carnet would."""
    try:
        found = journal_of(path).lstat()
    except OSError:
        return False
    return not stat.S_ISREG(found.st_mode) or found.st_size > 0


def open_alone(path: Path, key: bytes, *, read_only: bool) -> tuple[apsw.Connection, Leftover]:
    """A connection to a carnet without a journal, and what became of one that lay there.

    Raises what `settle_leftover` raises, or `whole_without_journal` when `read_only`.
    """
    if not read_only:
        leftover = settle_leftover(path, key)
        return connect(path, key, apsw.SQLITE_OPEN_READWRITE), leftover
    if is_left(path):
        return whole_without_journal(path, key), Leftover.NONE
    return connect(path, key, apsw.SQLITE_OPEN_READONLY), Leftover.NONE


def settle_leftover(path: Path, key: bytes) -> Leftover:
    """Leave no journal beside the carnet at `path`, which is whole then.

    A carnet that is whole without its journal stays as it is. Only a journal that this key sealed
    is undone, on a copy, and only when nothing is lost but what the unfinished save was adding.
    Raises CarnetInUse, CarnetReadOnly, DiskFull, and CarnetDamaged when neither gives a whole
    carnet; everything stays as it was then.
    """
    if not is_left(path):
        return Leftover.NONE
    with ExitStack() as held:
        file = held.enter_context(_alone(path))
        # Open as long as the lock, which would go with it.
        connection = held.enter_context(_seen_alone(path, key))
        if not is_left(path):
            return Leftover.NONE  # whoever held the carnet a moment ago has dealt with it
        journal = _content(journal_of(path))
        save = journal_seal.sealed_save(journal, key)
        carnet = _read(file)
        if _is_whole(connection, save):
            if _is_its_own(connection, carnet, journal, save, key):
                journal_of(path).unlink()
                return Leftover.NONE
            _set_aside(path)
            return Leftover.SET_ASIDE
        if save is None or not _is_proven(journal, carnet, key, save):
            raise CarnetDamaged
        # Windows replaces no file that somebody holds.
        let_go = held.close if os.name == "nt" else _nothing
        _undo(_Crashed(path, carnet, journal, save), key, let_go)
        return Leftover.UNDONE


def whole_without_journal(path: Path, key: bytes) -> apsw.Connection:
    """A connection that only reads and sees no journal, where nothing can be put right.

    Raises CarnetInUse, CarnetUnfinished, CarnetDamaged.
    """
    journal = _content(journal_of(path))
    save = journal_seal.sealed_save(journal, key)
    with _alone(path, read_only=True) as file:
        carnet = _read(file)
    connection = connect(path, key, apsw.SQLITE_OPEN_READONLY, uri=_uri(path))
    if _is_whole(connection, save):
        return connection
    connection.close()
    if save is not None and _is_proven(journal, carnet, key, save):
        raise CarnetUnfinished
    raise CarnetDamaged


def leftovers_of(path: Path) -> list[Path]:
    """What was kept when a journal was undone or set aside, and such a journal itself."""
    names = (UNDONE_ENDING, UNDONE_ENDING + JOURNAL_ENDING, JOURNAL_ENDING)
    found = [place for name in names if (place := path.with_name(path.name + name)).is_file()]
    with suppress(OSError):
        start = path.name + _ASIDE_ENDING
        found += sorted(
            p for p in path.parent.iterdir() if p.name.startswith(start) and p.is_file()
        )
    return [place for place in found if place.stat().st_size > 0]


def _is_proven(journal: bytes, carnet: bytes, key: bytes, save: Save) -> bool:
    return journal_seal.is_complete(journal) and journal_seal.is_in_this_save(
        journal, carnet, key, save
    )


def _is_its_own(
    connection: apsw.Connection, carnet: bytes, journal: bytes, save: Save | None, key: bytes
) -> bool:
    """Whether a journal that is not needed was left by the last thing that this carnet did."""
    if save is None:
        pages = readable_pages(carnet, key)
        return journal_seal.says_nothing(journal, pages, len(carnet) // PAGE, key)
    highest = _highest(connection)
    return highest == save.before or (
        highest == save.after and _id_at(connection, save.after) == save.last
    )


def _nothing() -> None:
    """Where a file that is held can be replaced."""


class _Crashed(Struct, frozen=True):
    """The bytes of a carnet at `path`, and of the journal of a save that was cut short in it."""

    path: Path
    carnet: bytes
    journal: bytes
    save: Save


def _undo(crashed: _Crashed, key: bytes, let_go: Callable[[], None]) -> None:
    """Put a copy in place on which the engine undid the save; what was there is kept."""
    path, carnet, journal = crashed.path, crashed.carnet, crashed.journal
    with new_sibling(path) as sibling:
        beside = journal_of(sibling)
        try:
            _write(sibling, carnet)
            _write(beside, journal_seal.for_the_engine(journal))
            with _connected(sibling, key) as connection:
                with plain_errors(connection):
                    settle(connection, journal="delete")
                kept = _is_whole(connection, None) and _keeps_all(
                    connection, carnet, crashed.save, key
                )
        finally:
            beside.unlink(missing_ok=True)
        if not kept:
            raise CarnetDamaged
        _sync(sibling)
        _keep(path, carnet, journal)
        let_go()
        sibling.replace(path)
        keep_name(path.parent)
        # From now on the carnet is whole: were this cut short, the journal would not be needed.
        journal_of(path).unlink(missing_ok=True)
        keep_name(path.parent)


def _is_whole(connection: apsw.Connection, save: Save | None) -> bool:
    """Whether every page is genuine and fits the others, and no part of `save` stands alone."""
    try:
        with plain_errors(connection):
            kind = connection.execute("SELECT type FROM sqlite_schema WHERE name = 'revision'").get
            if kind != "table" or connection.execute("PRAGMA integrity_check(1)").get != "ok":
                return False
            if save is None or save.after == save.before:
                return True
            begun = _id_at(connection, save.before + 1) == save.first
            done = _id_at(connection, save.after) == save.last
            return begun == done
    except CarnetDamaged:
        return False


def _keeps_all(connection: apsw.Connection, carnet: bytes, save: Save, key: bytes) -> bool:
    """Whether all that can still be read of the carnet is there, but for what was being saved."""
    if len(carnet) > save.pages * PAGE:
        return False
    kept = set(connection.execute("SELECT rowid, id FROM revision"))
    ends = {save.before + 1: save.first, save.after: save.last}
    return all(
        (rowid, name) in kept
        or (save.before < rowid <= save.after and ends.get(rowid, name) == name)
        for rowid, name in revision_rowids(readable_pages(carnet, key))
    )


def _highest(connection: apsw.Connection) -> int:
    return int(connection.execute("SELECT coalesce(max(rowid), 0) FROM revision").get)


def _id_at(connection: apsw.Connection, rowid: int) -> str | None:
    found: str | None = connection.execute("SELECT id FROM revision WHERE rowid = ?", (rowid,)).get
    return found


def _set_aside(path: Path) -> None:
    names = (_ASIDE_ENDING if n == 1 else f"{_ASIDE_ENDING}-{n}" for n in count(1))
    places = (path.with_name(path.name + name) for name in names)
    free = next(place for place in places if not os.path.lexists(place))
    try:
        journal_of(path).rename(free)
        keep_name(path.parent)
    except OSError as error:
        raise mishap_of(error.errno) from error


def _keep(path: Path, carnet: bytes, journal: bytes) -> None:
    """Keep both as they are under names of their own, in place of what was kept the last time."""
    undone = path.with_name(path.name + UNDONE_ENDING)
    for place, content in ((undone, carnet), (journal_of(undone), journal)):
        with new_sibling(place) as sibling:
            _write(sibling, content)
            _sync(sibling)
            sibling.replace(place)
    keep_name(path.parent)


def bare_file(path: Path, *, read_only: bool = True) -> apsw.VFSFile:
    """The bare bytes of a carnet, which this process may have open.

    The engine's own kind of file: a lock goes with the first other descriptor that closes.
    """
    mode = apsw.SQLITE_OPEN_READONLY if read_only else apsw.SQLITE_OPEN_READWRITE
    system = "win32" if os.name == "nt" else "unix"
    with _plain():
        return apsw.VFSFile(system, str(path), [apsw.SQLITE_OPEN_MAIN_DB | mode, 0])


@contextmanager
def _alone(path: Path, *, read_only: bool = False) -> Iterator[apsw.VFSFile]:
    """The bare file, locked as the engine locks it, so that no other process works on it.

    Raises CarnetInUse, CarnetReadOnly.
    """
    file = bare_file(path, read_only=read_only)
    try:
        with _plain():
            file.xLock(apsw.SQLITE_LOCK_SHARED)
            if not read_only:
                file.xLock(apsw.SQLITE_LOCK_EXCLUSIVE)
        yield file
    finally:
        with suppress(apsw.Error):
            file.xUnlock(apsw.SQLITE_LOCK_NONE)
        file.xClose()


@contextmanager
def _plain() -> Iterator[None]:
    with plain_errors(apsw.Connection("")):
        yield


@contextmanager
def _seen_alone(path: Path, key: bytes) -> Iterator[apsw.Connection]:
    connection = connect(path, key, apsw.SQLITE_OPEN_READONLY, uri=_uri(path))
    try:
        yield connection
    finally:
        connection.close()


@contextmanager
def _connected(path: Path, key: bytes) -> Iterator[apsw.Connection]:
    connection = connect(path, key, apsw.SQLITE_OPEN_READWRITE)
    try:
        yield connection
    finally:
        connection.close()


def _uri(path: Path) -> str:
    """An address under which the engine looks at the file alone."""
    is_verbatim = str(path).startswith(VERBATIM)  # and then its strokes mean something
    name = str(path) if is_verbatim else path.as_posix()
    for mark in "%?#":
        name = name.replace(mark, f"%{ord(mark):02x}")
    if is_verbatim:
        return f"file:{name}?immutable=1"
    return f"file://{'' if name.startswith('/') else '/'}{name}?immutable=1"


def journal_of(path: Path) -> Path:
    """Where the engine keeps the journal of the carnet at `path`."""
    return path.with_name(path.name + JOURNAL_ENDING)


def _content(place: Path) -> bytes:
    """The bytes of a journal; none of what is no plain file, or is larger than any save."""
    with suppress(OSError):
        found = place.lstat()
        if stat.S_ISREG(found.st_mode) and found.st_size <= _LARGEST:
            return place.read_bytes()
    return b"?"


def _read(file: apsw.VFSFile) -> bytes:
    size = file.xFileSize()
    with _plain():
        return b"".join(file.xRead(min(_PIECE, size - at), at) for at in range(0, size, _PIECE))


def _write(place: Path, content: bytes) -> None:
    descriptor = os.open(place, os.O_CREAT | os.O_WRONLY | getattr(os, "O_BINARY", 0), 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)


def _sync(place: Path) -> None:
    with place.open("r+b") as file:
        os.fsync(file.fileno())
