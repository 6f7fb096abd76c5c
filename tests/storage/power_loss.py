"""A disk that loses its power: what the file system was asked to do, and what may be left of it.

A VFS below the cipher records every write, truncation and synchronisation. At a crash point, what
was synchronised is there; of the rest, any sector may have reached the disk or not, in any order.
Knows nothing of what a carnet holds.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from random import Random
from typing import Final

import apsw

from companion.storage import journal_seal

SECTOR = 512
NAME = "recording"
_BELOW: Final = "win32" if os.name == "nt" else "unix"
"""The engine's own way to the files of this system."""


@dataclass(frozen=True)
class Write:
    """Bytes that were handed to a file."""

    file: str
    offset: int
    content: bytes


@dataclass(frozen=True)
class Truncate:
    """A file that was cut or grown to `size` bytes."""

    file: str
    size: int


@dataclass(frozen=True)
class Sync:
    """A file whose writes had to be on the disk before the program went on."""

    file: str


@dataclass(frozen=True)
class Delete:
    """A file that was deleted; `sure` when its folder was synchronised with it."""

    file: str
    sure: bool


@dataclass(frozen=True)
class Acknowledged:
    """What the program told the person was saved."""

    ids: frozenset[str]


Act = Write | Truncate | Sync | Delete | Acknowledged


class _RecordedFile(apsw.VFSFile):
    def __init__(
        self, acts: list[Act], base: str, name: str | apsw.URIFilename | None, flags: list[int]
    ) -> None:
        super().__init__(base, name, flags)
        self._acts = acts
        self._name = "" if name is None else Path(_text(name)).name

    def xWrite(self, data: bytes, offset: int) -> None:  # noqa: N802 - SQLite's own name
        super().xWrite(data, offset)
        self._acts.append(Write(self._name, offset, bytes(data)))

    def xTruncate(self, newsize: int) -> None:  # noqa: N802 - SQLite's own name
        super().xTruncate(newsize)
        self._acts.append(Truncate(self._name, newsize))

    def xSync(self, flags: int) -> None:  # noqa: N802 - SQLite's own name
        super().xSync(flags)
        self._acts.append(Sync(self._name))


class _RecordingVfs(apsw.VFS):
    def __init__(self) -> None:
        self.acts: list[Act] = []
        super().__init__(NAME, _BELOW)

    def xOpen(  # noqa: N802 - SQLite's own name
        self, name: str | apsw.URIFilename | None, flags: list[int]
    ) -> apsw.VFSFile:
        return _RecordedFile(self.acts, _BELOW, name, flags)

    def xDelete(self, filename: str, syncdir: bool) -> None:  # noqa: N802 - SQLite's own name
        super().xDelete(filename, syncdir)
        self.acts.append(Delete(Path(filename).name, bool(syncdir)))


@cache
def _vfs() -> _RecordingVfs:
    """The one recorder of this process: the cipher's layer above it keeps pointing at it."""
    return _RecordingVfs()


def _text(name: str | apsw.URIFilename) -> str:
    return name if isinstance(name, str) else name.filename()


@contextmanager
def recording() -> Iterator[list[Act]]:
    """Every database that is opened within goes through the recorder; what it was asked to do."""
    vfs = _vfs()
    vfs.acts = []
    before = apsw.vfs_names()[0]
    # A first connection through it makes the cipher's own layer above the recorder.
    apsw.Connection("", vfs=f"multipleciphers-{NAME}").close()
    apsw.set_default_vfs(f"multipleciphers-{NAME}")
    write_seal = journal_seal.write_seal

    def recorded(descriptor: int, path: Path, at: int, content: bytes) -> None:
        write_seal(descriptor, path, at, content)
        vfs.acts.append(Write(path.name, at, content))

    journal_seal.write_seal = recorded
    try:
        yield vfs.acts
    finally:
        journal_seal.write_seal = write_seal
        apsw.set_default_vfs(before)


@dataclass
class _File:
    """What surely lies on the disk (None: no such file), and what was asked since."""

    sure: bytearray | None
    asked: list[Write | Truncate | Delete] = field(default_factory=list)


def left_on_disk(start: dict[str, bytes], acts: list[Act], chance: Random) -> dict[str, bytes]:
    """The files after the power went away behind the last of `acts`; `start` was safely there."""
    files = {name: _File(bytearray(content)) for name, content in start.items()}
    for act in acts:
        if isinstance(act, Acknowledged):
            continue
        file = files.setdefault(act.file, _File(None))
        if isinstance(act, Sync):
            for asked in file.asked:
                _do(file, asked)
            file.asked.clear()
        elif isinstance(act, Delete) and act.sure:
            file.sure, file.asked = None, []
        else:
            file.asked.append(act)
    for file in files.values():
        _lose_some(file, chance)
    return {name: bytes(file.sure) for name, file in files.items() if file.sure is not None}


def _lose_some(file: _File, chance: Random) -> None:
    """Do any of what was asked since the last synchronisation, torn into sectors, in any order."""
    reached = [part for asked in file.asked for part in _sectors(asked) if chance.random() < 0.5]
    if chance.random() < 0.5:
        chance.shuffle(reached)
    for part in reached:
        _do(file, part)


def _sectors(act: Write | Truncate | Delete) -> Iterator[Write | Truncate | Delete]:
    if not isinstance(act, Write):
        yield act
        return
    start, end = act.offset, act.offset + len(act.content)
    while start < end:
        stop = min(end, (start // SECTOR + 1) * SECTOR)
        yield Write(act.file, start, act.content[start - act.offset : stop - act.offset])
        start = stop


def _do(file: _File, act: Write | Truncate | Delete) -> None:
    if isinstance(act, Delete):
        file.sure = None
        return
    content = file.sure if file.sure is not None else bytearray()
    file.sure = content
    if isinstance(act, Truncate):
        del content[act.size :]
        content.extend(bytes(act.size - len(content)))
    else:
        content.extend(bytes(max(0, act.offset - len(content))))
        content[act.offset : act.offset + len(act.content)] = act.content
