"""A whole clinic: the pages of many handover files, beside bare typst on the same pages."""

import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import cache, partial
from pathlib import Path
from time import process_time

import pytest

from companion.actions.consultation import Consultation, PageChoice
from companion.actions.handover import Handover, Recipient
from companion.actions.words.team import own_catalogue
from companion.cli.clinic_pages import Made, Words, make_pages
from companion.cli.demo import DemoCarnet, build_demo
from companion.content.catalogue import load_catalogue
from companion.domain.carnet import Carnet
from companion.domain.records import Body, CheckIn, Profile
from companion.domain.summary import Basis
from companion.domain.symptoms import Attribute
from companion.domain.words import Language
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


def test_a_thousand_files_become_a_thousand_pages(tmp_path: Path) -> None:
    """At least 0.6 of what bare typst sets one after the other; memory does not grow with them.

    The words of each file cost as much as its page, on purpose, which a second processor makes up
    for: in processor time the page alone is a little less than half of all.
    """
    files = made_files(tmp_path)
    first, *pages = prepared(BARE + 1)
    set_bare([first])  # fonts and template are read once
    bare_s, ours_s, bare_cpu_s, ours_cpu_s, memory = 0.0, 0.0, 0.0, 0.0, list[float]()
    for turn in range(TURNS):
        bare, ours = pages[turn::TURNS], files[turn::TURNS]
        start_s = process_time()
        bare_s += seconds(partial(set_bare, bare))
        between_s = process_time()
        ours_s += seconds(partial(make_clinic, ours))
        bare_cpu_s += between_s - start_s
        ours_cpu_s += process_time() - between_s
        memory.append(memory_mib())
    ratio = (bare_s / len(pages)) / (ours_s / len(files))
    half = TURNS // 2
    grown = max(memory[half:]) - max(memory[:half])
    print(
        f"\na clinic of {len(files)}: {ours_s / len(files) * 1000:.0f} ms a page, "
        f"bare typst {bare_s / len(pages) * 1000:.0f} ms, ratio {ratio:.2f} "
        f"(in processor time {bare_cpu_s / len(pages) / (ours_cpu_s / len(files)):.2f}); "
        f"memory {memory[0]:.0f} to {memory[-1]:.0f} MiB, second half {grown:+.0f} MiB",
        end="",
    )
    assert all(file.with_suffix(".pdf").stat().st_size for file in files)
    assert ratio >= LEAST_RATIO
    assert grown < MOST_GROWTH_MIB


def make_clinic(files: list[Path]) -> None:
    """The page of each file, beside it."""
    jobs = ((file, file.with_suffix(".pdf")) for file in files)
    for made in make_pages(jobs, Words({}, WORDS), Language.FR, lambda: NOW):
        assert made == Made(made.path)


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
