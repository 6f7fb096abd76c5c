"""The pages of many handover files at once: as many processes apart as there are processors read and set them.

Never more than a few pages are held at once, so that memory does not grow with their number.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue
from typing import TYPE_CHECKING, Final

from companion.actions.handover import WrongWords, as_said
from companion.apart.pages import PageWorker
from companion.domain.errors import CompanionError
from companion.record_book.writing_out import write_out

if TYPE_CHECKING:
    from datetime import date

    from companion.domain.words import Language

_WAITING: Final = 2
"""How many files for each worker are taken on at once."""


@dataclass(frozen=True, slots=True)
class Words:
    """What opens the files: words for a file of that name, and those for all others; blank for none."""

    of_file: Mapping[str, str]
    of_all: str = ""

    def of(self, path: Path) -> str:
        """Raises WrongWords where none were given."""
        found = self.of_file.get(path.name, self.of_all)
        if not found:
            raise WrongWords
        return found


@dataclass(frozen=True, slots=True)
class Made:
    """What became of one file; `mishap` is None where its page was written."""

    path: Path
    mishap: CompanionError | None = None


def words_of(text: str) -> Words:
    """Lines such as `paul.carnet-age: abeille ancre aube azur`, or one line of words for all others."""
    of_file, of_all = dict[str, str](), ""
    for line in text.splitlines():
        name, colon, words = line.rpartition(":")
        if colon and as_said(words):
            of_file[name.strip()] = as_said(words)
        else:
            of_all = of_all or as_said(line)
    return Words(of_file, of_all)


def places_in(folder: Path, files: Sequence[Path]) -> list[Path]:
    """Where the page of each file goes: under its name, numbered where two have the same."""
    seen, places = Counter[str](), list[Path]()
    for file in files:
        seen[file.stem.casefold()] += 1
        number = seen[file.stem.casefold()]
        places.append(
            folder / (f"{file.stem}.pdf" if number == 1 else f"{file.stem} ({number}).pdf")
        )
    return places


def make_pages(
    jobs: Iterable[tuple[Path, Path]], words: Words, language: Language, today: date
) -> Iterator[Made]:
    """Write the page of each file to its place; what became of each, as it is done."""
    count = os.cpu_count() or 1
    workers = [PageWorker(language, today) for _ in range(count)]
    free = SimpleQueue[PageWorker]()
    for worker in workers:
        free.put(worker)

    def work(job: tuple[Path, Path]) -> Made:
        worker = free.get()
        try:
            return _made(worker, *job, words)
        finally:
            free.put(worker)

    try:
        yield from _side_by_side(jobs, work, count)
    finally:
        for worker in workers:
            worker.close()


def _side_by_side(
    jobs: Iterable[tuple[Path, Path]], work: Callable[[tuple[Path, Path]], Made], count: int
) -> Iterator[Made]:
    coming, running = iter(jobs), set[Future[Made]]()
    with ThreadPoolExecutor(count) as pool:
        while True:
            for job in coming:
                running.add(pool.submit(work, job))
                if len(running) >= count * _WAITING:
                    break
            if not running:
                return
            done, running = wait(running, return_when=FIRST_COMPLETED)
            for each in done:
                yield each.result()


def _made(worker: PageWorker, path: Path, place: Path, words: Words) -> Made:
    try:
        write_out(place, worker.page(path, words.of(path)))
    except CompanionError as error:
        return Made(path, error)
    return Made(path)
