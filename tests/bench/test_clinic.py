"""A whole clinic: the pages of many handover files, beside bare typst on the same pages."""

import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from companion.actions.consultation import Consultation, PageChoice
from companion.actions.handover import Handover, Recipient
from companion.actions.words.team import own_catalogue
from companion.cli.clinic_pages import Made, Words, make_pages
from companion.content.catalogue import load_catalogue
from companion.domain.carnet import Carnet
from companion.domain.summary import Basis
from companion.domain.words import Language
from companion.paper import typesetting
from companion.paper.page.consultation import consultation_page
from companion.record_book import handover
from tests.bench.measuring import memory_mib, seconds
from tests.domain.random_years import years
from tests.storage.carnet_making import IDENTITY, PERSON

pytestmark = [pytest.mark.bench, pytest.mark.full_passwords, pytest.mark.timeout(7_200)]

TODAY = date(2026, 11, 21)
NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
PATIENTS = int(os.environ.get("COMPANION_BENCH_PATIENTS", "1000"))
BARE = min(PATIENTS, 100)
Page = tuple[str, dict[str, str], date]
WORDS = "abeille ancre aube azur"
LEAST_RATIO = 0.6
MOST_GROWTH_MIB = 150


def test_a_thousand_files_become_a_thousand_pages(tmp_path: Path) -> None:
    """At least 0.6 of what bare typst sets in the same number of threads; memory does not grow with them."""
    files = made_files(tmp_path)
    memory = list[float]()

    def clinic() -> None:
        jobs = ((file, file.with_suffix(".pdf")) for file in files)
        for number, made in enumerate(make_pages(jobs, Words({}, WORDS), Language.FR, lambda: NOW)):
            assert made == Made(made.path)
            if number % max(PATIENTS // 10, 1) == 0:
                memory.append(memory_mib())

    first, *pages = prepared(BARE + 1)
    set_bare([first])  # fonts and template are read once
    bare = seconds(lambda: set_bare(pages)) / BARE
    ours = seconds(clinic) / len(files)
    half = memory[len(memory) // 2 :]
    grown = max(half) - max(memory[: len(memory) // 2])
    print(
        f"\na clinic of {len(files)}: {ours * 1000:.0f} ms a page, bare typst {bare * 1000:.0f} ms, "
        f"ratio {bare / ours:.2f}; memory {memory[0]:.0f} to {memory[-1]:.0f} MiB, "
        f"second half {grown:+.0f} MiB",
        end="",
    )
    assert all(file.with_suffix(".pdf").stat().st_size for file in files)
    assert bare / ours >= LEAST_RATIO
    assert grown < MOST_GROWTH_MIB


def handed(number: int) -> Handover:
    """Six weeks of a patient of their own."""
    first = TODAY - timedelta(days=60)
    carnet = Carnet(IDENTITY).with_revisions(
        [PERSON, *years(number, load_catalogue(), first, TODAY)]
    )
    page = PageChoice(Basis.DATES, first=TODAY - timedelta(days=42), last=TODAY)
    return Handover(NOW, PERSON.record_id, Recipient.NURSE, carnet, page=page)


def made_files(folder: Path) -> list[Path]:
    """Their files, each locked with its own salt."""

    def write(number: int) -> Path:
        place = folder / f"{number:04}{handover.SUFFIX}"
        place.write_bytes(handover.locked(handed(number), WORDS))
        return place

    with ThreadPoolExecutor() as pool:
        return list(pool.map(write, range(PATIENTS)))


def set_bare(pages: list[Page]) -> None:
    """The same pages as typst alone sets them, from inputs that lie ready."""

    def set_one(page: Page) -> None:
        template, inputs, made_on = page
        typesetting.typeset(template, inputs, made_on, "pdf")

    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for _ in pool.map(set_one, pages):
            pass


def prepared(count: int) -> Iterator[Page]:
    """What typst is given for patients who are in none of the files, so that none is kept from before."""
    for number in range(PATIENTS, PATIENTS + count):
        given = handed(number)
        assert given.page is not None
        catalogue = own_catalogue(load_catalogue(), given.carnet)
        made = consultation_page(
            Consultation(given.carnet, catalogue, given.page, TODAY), Language.FR
        )
        yield made.template, {**made.inputs, **made.in_pdf()}, made.made_on
