"""What a save costs beyond a bare durable commit, step by step: `python -m tests.bench.save_floors FOLDER`.

In a folder in memory (`/dev/shm`) a wait for the disk takes no time, and what is left is the processor's.
"""

import statistics
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

import apsw

from companion.actions.journal import Journal
from companion.content.catalogue import load_catalogue
from companion.domain.records import CheckIn
from companion.domain.symptoms import Attribute, Recall
from companion.record_book.outside import new_id
from companion.storage import schema
from companion.storage.carnet_file import CarnetFile
from companion.storage.engine import JOURNAL, connect, settle
from companion.storage.revision_rows import Row, row_of
from companion.storage.sealing import Sealing
from tests.bench.measuring import seconds
from tests.storage.carnet_making import IDENTITY, KEY, NOW, PERSON, check_in

INSERT = "INSERT INTO revision VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
ROUNDS = 300


def bare(path: Path) -> apsw.Connection:
    """Bare SQLite that commits durably, with the same columns."""
    connection = apsw.Connection(str(path))
    for pragma in ("journal_mode = truncate", "synchronous = extra", "locking_mode = exclusive"):
        connection.execute(f"PRAGMA {pragma}")
    connection.execute("CREATE TABLE revision (id TEXT PRIMARY KEY, r, k, a, i, o, b, s)")
    return connection


def ours(path: Path) -> apsw.Connection:
    """The same engine with our key, our protections and our tables."""
    path.touch()
    connection = connect(path, KEY, apsw.SQLITE_OPEN_READWRITE)
    settle(connection, journal=JOURNAL)
    schema.found(connection, IDENTITY)
    return connection


def saves(folder: Path, held: ExitStack) -> Iterator[tuple[str, Callable[[], object]]]:
    """Each step, with what is done for it."""
    plain, encrypted, whole, sealed = (
        held.enter_context(closing(made(folder / f"{number}.db")))
        for number, made in enumerate((bare, ours, ours, ours))
    )
    rows = (row_of(check_in(number)) for number in count())
    prepared: list[Row] = [next(rows) for _ in range(4 * (ROUNDS + 1))]
    given = iter(prepared)
    sealing = Sealing(folder / "3.db", KEY, sealed)
    held.callback(sealing.close)
    sealing.highest()

    def with_first_page() -> None:
        whole.execute("BEGIN IMMEDIATE")
        whole.execute(INSERT, next(given))
        whole.pragma("user_version", schema.VERSION)
        whole.execute("COMMIT")

    def with_seal() -> None:
        sealed.execute("BEGIN IMMEDIATE")
        sealed.execute(INSERT, next(given))
        sealing.seal(1)
        sealed.execute("COMMIT")
        sealing.saved(1)

    yield "bare durable commit", lambda: plain.execute(INSERT, next(given))
    yield "in our encrypted file", lambda: encrypted.execute(INSERT, next(given))
    yield "with the first page, as the proof wants it", with_first_page
    yield "with the seal of the journal", with_seal
    file = held.enter_context(CarnetFile.create(folder / "a.carnet", KEY, IDENTITY))
    file.append([PERSON])
    revisions = iter([check_in(number) for number in range(ROUNDS + 1)])
    yield "as the carnet file adds it, read back", lambda: file.append([next(revisions)])
    other = held.enter_context(CarnetFile.create(folder / "b.carnet", KEY, IDENTITY))
    other.append([PERSON])
    journal = Journal(other.load(), other, load_catalogue(), clock=lambda: NOW, new_id=new_id)
    numbers = count()

    def save() -> None:
        answers = {"fatigue": {Attribute.INTENSITY: next(numbers) % 5}}
        journal.record(CheckIn(NOW.date(), Recall.DAY, answers))

    yield "as the journal records it: a save", save


def main(place: str) -> None:
    """Print them, in turns."""
    with TemporaryDirectory(dir=place) as folder, ExitStack() as held:
        acts = dict(saves(Path(folder), held))
        took: dict[str, list[tuple[float, float]]] = {name: [] for name in acts}
        for act in acts.values():
            act()
        for _ in range(ROUNDS):
            for name, act in acts.items():
                work = time.process_time()
                waited = seconds(act)
                took[name].append((waited, time.process_time() - work))
        print("| | in all, µs | work, µs | to the bare one |\n|---|---|---|---|")
        floor = 0.0
        for name, times in took.items():
            waited, work = (statistics.median(each) * 1e6 for each in zip(*times, strict=True))
            floor = floor or waited
            print(f"| {name} | {waited:.0f} | {work:.0f} | {waited / floor:.2f} × |")


if __name__ == "__main__":
    main(*sys.argv[1:])
