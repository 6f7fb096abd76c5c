"""A whole clinic: the pages of many handover files, beside bare typst on the same pages."""

import os
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import cache, partial
from pathlib import Path
from time import process_time, sleep

import pytest
from msgspec.structs import replace

from companion.actions.consultation import Consultation, PageChoice
from companion.actions.handover import Handover, Recipient
from companion.actions.words.team import own_catalogue
from companion.cli.clinic_pages import Made, Words, make_pages
from companion.content.catalogue import load_catalogue
from companion.content.demo import DemoCarnet, build_demo
from companion.domain.carnet import Carnet
from companion.domain.records import Body, CheckIn, Profile
from companion.domain.summary import Basis
from companion.domain.symptoms import Attribute
from companion.domain.words import Language
from companion.exchange.age_file import _key_of
from companion.paper import typesetting
from companion.paper.page.consultation import consultation_page
from companion.record_book import handover
from tests.bench.measuring import memory_mib, seconds

pytestmark = [pytest.mark.bench, pytest.mark.full_passwords, pytest.mark.timeout(7_200)]

TODAY = date(2026, 11, 21)
NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
PATIENTS = int(os.environ.get("COMPANION_BENCH_PATIENTS", "1000"))
BARE = min(PATIENTS, 100)
TURNS = 10
Page = tuple[str, dict[str, str], date]
WORDS = "abeille ancre aube azur"
LEAST_RATIO = 0.6
MOST_GROWTH_MIB = 150


@dataclass
class _Clinic:
    """What was measured: seconds and processor seconds of both, memory by the number of files done."""

    bare_s: float = 0.0
    ours_s: float = 0.0
    bare_cpu_s: float = 0.0
    ours_cpu_s: float = 0.0
    memory: dict[int, tuple[float, ...]] = field(default_factory=dict)


def test_a_thousand_files_become_a_thousand_pages(tmp_path: Path) -> None:
    """At least 0.6 of what bare typst sets one after the other; memory does not grow with them.

    The floor is a plain loop over `typst.compile` in one process, from inputs that lie ready and with
    the fonts read once. Ours uses all processors, and reads, unlocks and prepares each file besides. The
    words of a file cost as much processor time as its page, on purpose: so much is left aside below
    only where it is said, and in the throughput nowhere.
    """
    files = made_files(tmp_path)
    found = measured(files)
    pages = min(len(files), BARE)
    ratio = (found.bare_s / pages) / (found.ours_s / len(files))
    scrypt_s = min(processor_seconds_of(lambda: _key_of(WORDS, bytes(16), 16)) for _ in range(3))
    bare_cpu, ours_cpu = found.bare_cpu_s / pages, found.ours_cpu_s / len(files)
    print(
        f"\na clinic of {len(files)}: {found.ours_s / len(files) * 1000:.0f} ms a page, "
        f"bare typst {found.bare_s / pages * 1000:.0f} ms, ratio {ratio:.2f}; processor time "
        f"{ours_cpu * 1000:.0f} ms, bare {bare_cpu * 1000:.0f} ms, the words {scrypt_s * 1000:.0f} ms: "
        f"ratio {bare_cpu / ours_cpu:.2f}, {bare_cpu / (ours_cpu - scrypt_s):.2f} without the words",
    )
    for done, mib in found.memory.items():
        print(f"  after {done:4}: {', '.join(f'{one:.0f}' for one in mib)} MiB (parent, workers)")
    assert all(file.with_suffix(".pdf").stat().st_size for file in files)
    assert ratio >= LEAST_RATIO
    half = [max(mib) for done, mib in found.memory.items() if done >= len(files) // 2]
    first = [max(mib) for done, mib in found.memory.items() if 0 < done <= len(files) // 2]
    assert max(half) - max(first) < MOST_GROWTH_MIB


def measured(files: list[Path]) -> _Clinic:
    """One run over all files; between its turns, when its workers are idle, bare typst has one of its own."""
    first, *pages = prepared(min(len(files), BARE) + 1)
    set_bare([first])  # fonts and template are read once
    found = _Clinic()
    size = max(len(files) // TURNS, 1)

    def jobs() -> Iterator[tuple[Path, Path]]:
        for number, file in enumerate(files):
            if number % size == 0:
                wait_for(files[:number])
                found.memory[number] = (memory_mib(), *children_mib())
                start_s = process_time()
                found.bare_s += seconds(partial(set_bare, pages[number // size :: TURNS]))
                found.bare_cpu_s += process_time() - start_s
            yield file, file.with_suffix(".pdf")

    children_s, own_s = children_cpu_s(), process_time()

    def all_of_them() -> None:
        for made in make_pages(jobs(), Words({}, WORDS), Language.FR, TODAY):
            assert made == Made(made.path)
        found.memory[len(files)] = (memory_mib(),)

    found.ours_s = seconds(all_of_them) - found.bare_s
    found.ours_cpu_s = process_time() - own_s - found.bare_cpu_s + children_cpu_s() - children_s
    return found


def wait_for(files: list[Path]) -> None:
    """Until the page of each is there."""
    while not all(file.with_suffix(".pdf").exists() for file in files):
        sleep(0.005)


def children_cpu_s() -> float:
    """Of the processes that ended."""
    import resource  # not on Windows, where no speed is measured

    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def children_mib() -> list[float]:
    """What each process of ours takes now."""
    tasks = Path("/proc/self/task").glob("*/children")
    own = [each for task in tasks for each in task.read_text(encoding="ascii").split()]
    kept = [Path(f"/proc/{each}/statm").read_text(encoding="ascii").split()[1] for each in own]
    from resource import getpagesize

    return [int(pages) * getpagesize() / 2**20 for pages in kept]


def processor_seconds_of(work: Callable[[], object]) -> float:
    """Of this process."""
    start_s = process_time()
    work()
    return process_time() - start_s


def handed(number: int) -> Handover:
    """The demonstration with levels and a name of this patient's own, so that no page is like another."""
    demo = demonstration()
    revisions = [replace(each, body=of_patient(each.body, number)) for each in demo.revisions]
    carnet = Carnet(demo.identity).with_revisions(revisions)
    page = PageChoice(Basis.DATES, first=TODAY - timedelta(days=42), last=TODAY)
    return Handover(NOW, revisions[0].author, Recipient.NURSE, carnet, page=page)


@cache
def demonstration() -> DemoCarnet:
    """Twelve weeks of a fictional person."""
    return build_demo(load_catalogue(), TODAY, Language.FR)


def of_patient(body: Body | None, number: int) -> Body | None:
    """The same record with other levels, or another name."""
    if isinstance(body, Profile):
        return replace(body, name=f"Patient {number}")
    if not isinstance(body, CheckIn):
        return body
    answers = {
        symptom: {
            attribute: (level + number + len(symptom) + body.for_day.day) % 5
            if attribute is Attribute.INTENSITY
            else level
            for attribute, level in answer.items()
        }
        for symptom, answer in body.answers.items()
    }
    return replace(body, answers=answers)


def made_files(folder: Path) -> list[Path]:
    """Their files, each locked with its own salt."""

    def write(number: int) -> Path:
        place = folder / f"{number:04}{handover.SUFFIX}"
        place.write_bytes(handover.locked(handed(number), WORDS))
        return place

    with ThreadPoolExecutor() as pool:
        return list(pool.map(write, range(PATIENTS)))


def set_bare(pages: list[Page]) -> None:
    """The same pages as typst alone sets them, one after the other, from inputs that lie ready."""
    for template, inputs, made_on in pages:
        typesetting.typeset(template, inputs, made_on, "pdf")


def prepared(count: int) -> Iterator[Page]:
    """What typst is given for patients who are in none of the files, so that none is kept from before."""
    for number in range(PATIENTS, PATIENTS + count):
        given = handed(number)
        assert given.page is not None
        journal = handover.to_be_read(given, lambda: NOW)
        assert not journal.aside
        catalogue = own_catalogue(journal.catalogue, journal.carnet)
        made = consultation_page(
            Consultation(journal.carnet, catalogue, given.page, TODAY), Language.FR
        )
        yield made.template, {**made.inputs, **made.in_pdf()}, made.made_on
