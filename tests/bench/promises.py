"""The table of what we promise about speed: each row a ratio to a floor that is measured in turns with it.

`python -m tests.bench.promises [ROW …]` prints it and adds it to docs/benchmarks.md. Work is what the processor
did for a process, so that a busy computer meets both alike.
"""

import json
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import partial
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

import apsw
import msgspec

from companion import paths
from companion.__main__ import open_window
from companion.actions.consultation import PageChoice
from companion.actions.journal import Journal
from companion.cli.main import QUIT_AFTER_PAINT
from companion.cli.main import main as companion
from companion.content.catalogue import load_catalogue
from companion.domain.carnet import Carnet
from companion.domain.records import CheckIn, Revision
from companion.domain.summary import Basis
from companion.domain.symptoms import Attribute, Recall
from companion.domain.words import Language
from companion.paper import typesetting
from companion.paper.glyphs import font_folders
from companion.paper.page.consultation import consultation_page
from companion.paper.printable import Printable
from companion.record_book.outside import new_id, system_clock
from companion.storage.carnet_file import CarnetFile
from companion.storage.revision_rows import row_of
from tests.bench import bare_home, bare_typst, first_page, first_paint, tour
from tests.bench.long_carnets import MONTH, TEN_YEARS, write_carnet
from tests.bench.measuring import ROOT, as_installed, in_turns, machine, seconds
from tests.press import consultation
from tests.private_screen import choose_platform, stop
from tests.storage.carnet_making import IDENTITY, KEY, NOW, PATIENT, PERSON, check_in, opened_book

TABLE = ROOT / "docs" / "benchmarks.md"
TODAY = date(2026, 11, 21)
ROUNDS = 11
SIX_WEEKS = 42
SIX_WEEKS_AGO = TODAY - timedelta(days=SIX_WEEKS - 1)
LONG_AGO = date(2016, 11, 30)
DIST = ROOT / "dist"


@dataclass(frozen=True)
class Row:
    """One promise: what was measured, and at most what it may be; None for what is only told."""

    promise: str
    value: float
    most: float | None
    unit: str = "×"

    def __str__(self) -> str:
        if self.most is None:
            return f"| {self.promise} | {self.value:.2f} {self.unit} | | |"
        kept = "holds" if self.value <= self.most else "**does not**"
        return f"| {self.promise} | {self.value:.2f} {self.unit} | {self.most:g} {self.unit} | {kept} |"


def process(*words: str, data: Path) -> list[str]:
    """What a process of its own says, as an installed program would run."""
    environment = as_installed(XDG_DATA_HOME=str(data))
    environment[first_paint.START] = str(time.monotonic())
    done = subprocess.run(
        [*words], env=environment, capture_output=True, text=True, timeout=120, check=True, cwd=ROOT
    )
    return done.stdout.splitlines()


def floor(data: Path) -> tuple[float, float]:
    """Seconds of work and MiB of a main window with one label: the text window."""
    said = process(sys.executable, str(first_paint.__file__), first_paint.FLOOR, data=data)
    _, work, memory = map(float, said[0].split())
    return work, memory


def moments(data: Path, *program: str) -> dict[str, dict[str, float]]:
    """The moments of a start, by name."""
    program = program or (sys.executable, "-m", "companion")
    said = [json.loads(line) for line in process(*program, QUIT_AFTER_PAINT, data=data)]
    return {each["moment"]: each for each in said}


def twelve_weeks(folder: Path) -> Path:
    """A person's folder with the demonstration."""
    carnet = folder / "companion" / "companion.carnet"
    carnet.parent.mkdir(parents=True)
    assert companion(["demo", str(carnet), "--today", date.today().isoformat()], open_window) == 0  # noqa: DTZ011 - the window's own day
    return folder


def of_days(folder: Path, days: int) -> Path:
    """A person's folder with so many days."""
    (folder / str(days) / "companion").mkdir(parents=True)
    write_carnet(carnet_of(folder / str(days)), TODAY, days)
    return folder / str(days)


def carnet_of(data: Path) -> Path:
    """The usual carnet of a person's folder."""
    return data / "companion" / "companion.carnet"


def measured_starts(
    data: Path, *program: str
) -> Iterator[tuple[dict[str, dict[str, float]], float, float]]:
    """Each start with the work and the memory of the text window of the same turn."""
    moments(data, *program)
    for _ in range(ROUNDS):
        work, memory = floor(data)
        yield moments(data, *program), work, memory


def start_rows(folder: Path) -> Iterator[Row]:
    """The window and home with twelve weeks, from source."""
    data = twelve_weeks(folder)
    starts = list(measured_starts(data))

    def median(moment: str) -> float:
        return statistics.median(said[moment]["work_s"] / work for said, work, _ in starts)

    yield Row("first paint, source, to the text window", median("window"), 1.15)
    yield Row("home with twelve weeks, to the text window", median("screen"), 1.9)
    yield Row("our modules at home", starts[-1][0]["screen"]["own_modules"], 180, "modules")
    painted = statistics.median(said["screen"]["memory_mib"] / mib for said, _, mib in starts)
    floors = statistics.median(mib for _, _, mib in starts)
    rests = statistics.median(toured(data, tour.HOME).memory_mib for _ in range(3))
    yield Row("memory held when home rests, to the text window", rests / floors, 1.4)
    yield Row("memory when home is painted, to the text window", painted, None)


def floor_rows(folder: Path) -> Iterator[Row]:
    """What home cannot go below: the same of Qt alone, part after part (`bare_home`)."""
    data, shape = twelve_weeks(folder), folder / "shape.json"
    program = (sys.executable, str(bare_home.__file__))
    process(*program, bare_home.SHAPE, str(shape), data=data)
    ratios: dict[str, list[float]] = {part: [] for part in bare_home.PARTS}
    for _ in range(ROUNDS):
        work, _memory = floor(data)
        for part, found in ratios.items():
            said = process(*program, part, str(shape), data=data)
            found.append(float(said[-1].split()[1]) / work)
    for part, found in ratios.items():
        yield Row(
            f"home of Qt alone, up to {part}, to the text window", statistics.median(found), 1.9
        )


def frozen_rows(folder: Path) -> Iterator[Row]:
    """The first paint of the folder that runs without Python, where `make dist` made it."""
    for program in sorted(DIST.glob("*/companion-window"))[:1]:
        starts = list(measured_starts(twelve_weeks(folder), str(program)))
        ratio = statistics.median(said["window"]["work_s"] / work for said, work, _ in starts)
        yield Row("first paint, frozen, to the text window", ratio, 1.25)


class Toured(msgspec.Struct):
    """What a tour says; of home alone, only what memory is held."""

    memory_mib: float
    most_memory_mib: float = 0
    first: dict[str, float] = {}
    again: dict[str, float] = {}
    repaint: dict[str, float] = {}


def toured(data: Path, *words: str) -> Toured:
    """What a tour of a person's folder says."""
    said = process(sys.executable, str(tour.__file__), str(carnet_of(data)), *words, data=data)
    return msgspec.json.decode(said[-1], type=Toured)


def tour_rows(folder: Path) -> Iterator[Row]:
    """Every screen of a carnet of ten years, to the text window's start; a switch in milliseconds, too."""
    data = of_days(folder, TEN_YEARS)
    rounds = [(floor(data), toured(data)) for _ in range(3)]
    for kind, ratio, ms in (("first", 0.4, 80), ("again", 0.1, 16)):
        took = [(work, max(getattr(said, kind).items(), key=_second)) for (work, _), said in rounds]
        print(f"the slowest screens, {kind}: {[name for _, (name, _) in took]}")
        ratios = statistics.median(most / 1000 / work for work, (_, most) in took)
        yield Row(f"page switch, {kind}, ten years, to the text window", ratios, ratio)
        yield Row(
            f"page switch, {kind}, ten years: that, or",
            statistics.median(most for _, (_, most) in took),
            ms,
            "ms",
        )
    held = statistics.median(said.memory_mib / memory for (_, memory), said in rounds)
    yield Row("memory held after a tour, ten years, to the text window", held, 2.2)
    most = statistics.median(said.most_memory_mib / memory for (_, memory), said in rounds)
    yield Row("most memory held during that tour, to the text window", most, None)
    repaints = statistics.median(max(said.repaint.values()) for _, said in rounds)
    yield Row("slowest repaint, ten years", repaints, 16, "ms")


def _second(pair: tuple[str, float]) -> float:
    return pair[1]


def decade_rows(folder: Path) -> Iterator[Row]:
    """Ten years to one month: home, and a save."""
    month, decade = (of_days(folder, days) for days in (MONTH, TEN_YEARS))
    works = [
        (moments(month)["screen"]["work_s"], moments(decade)["screen"]["work_s"]) for _ in range(5)
    ]
    yield Row("home, ten years to one month", statistics.median(b / a for a, b in works), 1.3)
    books = [opened_book(carnet_of(each), clock=system_clock(TODAY)) for each in (month, decade)]
    body = CheckIn(TODAY, Recall.DAY, {"fatigue": {Attribute.INTENSITY: 1}})
    acts = {
        name: partial(book.journal.record, body) for name, book in zip("ab", books, strict=True)
    }
    took = in_turns(acts, rounds=100)
    for book in books:
        book.close()
    yield Row("save, ten years to one month", took["b"] / took["a"], 1.3)


def read(path: Path) -> Carnet:
    """The carnet of a file."""
    book = opened_book(path, clock=system_clock(TODAY), read_only=True)
    carnet = book.journal.carnet
    book.close()
    return carnet


def save_rows(folder: Path) -> Iterator[Row]:
    """A check-in, to a durable commit of bare SQLite with the same columns."""
    bare = apsw.Connection(str(folder / "bare.db"))
    for pragma in ("journal_mode = truncate", "synchronous = extra", "locking_mode = exclusive"):
        bare.execute(f"PRAGMA {pragma}")
    bare.execute("CREATE TABLE revision (id TEXT PRIMARY KEY, r, k, a, i, o, b, s)")
    numbers, rows = count(), (row_of(check_in(number)) for number in count())
    with CarnetFile.create(folder / "a.carnet", KEY, IDENTITY) as file:
        file.append([PERSON])
        journal = Journal(file.load(), file, load_catalogue(), clock=lambda: NOW, new_id=new_id)

        def save() -> Revision:
            answers = {"fatigue": {Attribute.INTENSITY: next(numbers) % 5}}
            return journal.record(CheckIn(TODAY, Recall.DAY, answers))

        insert = "INSERT INTO revision VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
        took = in_turns(
            {"bare": lambda: bare.execute(insert, next(rows)), "save": save}, rounds=200
        )
    bare.close()
    yield Row("save of a check-in, to a bare durable commit", took["save"] / took["bare"], 1.3)


def page_rows(folder: Path) -> Iterator[Row]:
    """The page of six weeks, to typst alone on what it was given; ten years to six weeks.

    Twice, because typst keeps what it has set and answers a page that it knows within a tenth of the time: each is
    the first of its process, and each has an answer that none before had.
    """
    weeks, years = (of_days(folder, days) for days in (SIX_WEEKS, TEN_YEARS))
    yield from _first_pages(weeks, years, folder / "given.json")
    yield from _changed_pages(read(carnet_of(weeks)), read(carnet_of(years)))


def _page(carnet: Carnet, choice: PageChoice) -> Printable:
    return consultation_page(consultation(carnet, choice, TODAY), Language.FR)


def _given(page: Printable) -> dict[str, str]:
    return {**page.inputs, **page.in_pdf()}


def _first_pages(weeks: Path, years: Path, given: Path) -> Iterator[Row]:
    page = _page(read(carnet_of(weeks)), PageChoice(Basis.DATES, first=SIX_WEEKS_AGO))
    given.write_text(json.dumps([page.template, _given(page)]), encoding="utf-8")
    alone = given.with_name("alone.json")
    template = str(paths.resources() / page.template)
    alone.write_text(json.dumps([template, _given(page)]), encoding="utf-8")

    def took(*words: str) -> float:
        said = process(sys.executable, "-m", first_page.__name__, *words, data=weeks)
        return float(said[-1])

    def bare_process() -> None:
        program = (sys.executable, str(bare_typst.__file__))
        process(*program, str(alone), *map(str, font_folders()), data=weeks)

    short, long = (
        (str(carnet_of(weeks)), str(SIX_WEEKS_AGO)),
        (str(carnet_of(years)), str(LONG_AGO)),
    )
    ratios = []
    for _ in range(ROUNDS):
        first = took("page", *short)
        ratios.append(
            (
                first / took("bare", str(given)),
                took("page", *long) / first,
                took("apart", *short) / seconds(bare_process, first_page.work),
            )
        )
    to_bare, to_short, apart = map(statistics.median, zip(*ratios, strict=True))
    yield Row("first page of six weeks, to the first of bare typst", to_bare, 1.3)
    yield Row("first page, ten years to six weeks", to_short, 4)
    yield Row("page that the window has set apart, to a process of bare typst", apart, 1.3)


def _changed_pages(weeks: Carnet, years: Carnet) -> Iterator[Row]:
    numbers = count()
    short, long = PageChoice(), PageChoice(Basis.DATES, first=LONG_AGO)

    def changed(carnet: Carnet) -> Carnet:
        body = CheckIn(TODAY, Recall.DAY, {"fatigue": {Attribute.INTENSITY: 1}}, str(next(numbers)))
        written = carnet.next_revision(
            body, record_id=new_id(NOW), revision_id=new_id(NOW), author=PATIENT, now=NOW
        )
        return carnet.with_revisions([written])

    known = [_page(changed(weeks), short) for _ in range(ROUNDS + 1)]
    bare = iter([(page, _given(page)) for page in known])

    def set_bare() -> None:
        page, given = next(bare)
        typesetting.typeset(page.template, given, page.made_on, "pdf")

    acts: dict[str, Callable[[], object]] = {
        "bare": set_bare,
        "short": lambda: _page(changed(weeks), short).pdf(),
        "long": lambda: _page(changed(years), long).pdf(),
    }
    took = in_turns(acts, rounds=ROUNDS, clock=time.process_time)
    yield Row("page of six weeks, changed, to bare typst", took["short"] / took["bare"], 1.3)
    yield Row("page, changed, ten years to six weeks", took["long"] / took["short"], 4)


def size_rows(folder: Path) -> Iterator[Row]:
    """What there is of the packages."""
    del folder
    for name, pattern, most in (
        ("onedir", "*/companion-window", 215),
        (".deb", "*.deb", 80),
        ("Windows setup", "*.exe", 55),
    ):
        for found in sorted(DIST.glob(pattern))[:1]:
            files = found.parent.rglob("*") if name == "onedir" else [found]
            size = sum(each.lstat().st_size for each in files if not each.is_dir())
            yield Row(f"size of {name}", size / 1e6, most, "MB")


ROWS = {
    "start": start_rows,
    "floor": floor_rows,
    "frozen": frozen_rows,
    "tour": tour_rows,
    "decade": decade_rows,
    "save": save_rows,
    "page": page_rows,
    "size": size_rows,
}


def main(chosen: Sequence[str]) -> None:
    """Measure the chosen rows, or all."""
    screen = choose_platform()
    lines = [
        f"\n## {datetime.now(UTC):%Y-%m-%d %H:%M} UTC, {machine()}\n",
        "| promise | is | at most | |",
        "|---|---|---|---|",
    ]
    print(*lines, sep="\n")
    try:
        for name in chosen or ROWS:
            with TemporaryDirectory() as folder:
                for row in ROWS[name](Path(folder)):
                    print(row, flush=True)
                    lines.append(str(row))
    finally:
        if screen is not None:
            stop(screen)
    with TABLE.open("a", encoding="utf-8") as table:
        table.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
