"""Tries every part of the program in a temporary folder, with no display and no network.

For whoever has just installed or packed it; knows no person's carnet.
"""

import argparse
import shutil
import tempfile
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta, timezone
from pathlib import Path
from typing import Final

from companion import log, paths
from companion.actions.key import Key
from companion.cli import console
from companion.cli.commands.command import Command, adds_nothing
from companion.cli.commands.summary import Format, SummaryWish, make_summary
from companion.cli.demo import build_demo
from companion.cli.session import Session
from companion.content.catalogue import load_catalogue
from companion.content.explanations import load_explanations
from companion.content.illustrations import drawings, illustration
from companion.domain.carnet import Carnet
from companion.domain.errors import N_
from companion.domain.records import (
    BODY_OF,
    Appointment,
    Body,
    CheckIn,
    Event,
    Infusion,
    Kind,
    Measurement,
    Medicine,
    Person,
    Photo,
    PhotoType,
    Preferences,
    Profile,
    Purpose,
    Question,
    Questionnaire,
    QuestionnaireResponse,
    Remark,
    Revision,
    Rhythm,
    Role,
)
from companion.domain.symptoms import Attribute, Recall
from companion.domain.words import Language
from companion.messages import Texts, load_texts
from companion.record_book import opening

_TODAY: Final = date(2026, 11, 21)
_NOON: Final = datetime.combine(_TODAY, time(12), timezone(timedelta(hours=1)))
_FOLDERS: Final = (
    "booklet", "card", "catalogue", "demo", "explanations", "fonts", "icons", "illustrations", "page",
    "texts",
)  # fmt: skip


class NotAsExpected(Exception):
    """A part that answered something else than it should."""


@dataclass
class _Bench:
    """The temporary folder, and what one step leaves to the next."""

    folder: Path
    written: list[Revision] = field(default_factory=list)
    standing: Carnet | None = None
    demo: Carnet | None = None

    @property
    def path(self) -> Path:
        """The carnet of this try."""
        return self.folder / "selftest.carnet"

    def open(self) -> opening.OpenCarnet:
        """Open it, at noon of a fixed day."""
        return opening.open_carnet(self.path, Key(), clock=lambda: _NOON)


def selftest(texts: Texts) -> int:
    """Try each part, one line each. Returns 0 when all work, else 1."""
    folder = Path(tempfile.mkdtemp(prefix="companion-"))
    failures = 0
    try:
        bench = _Bench(folder)
        for title, step in _STEPS:
            failures += _tried(texts(title), step, bench, texts)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    if failures:
        console.say(texts.plural("{count} part failed.", "{count} parts failed.", failures))
        return 1
    console.say(texts("Every part works."))
    return 0


def _tried(title: str, step: Callable[[_Bench], None], bench: _Bench, texts: Texts) -> int:
    try:
        step(bench)
    except Exception as error:  # noqa: BLE001 - whatever a part raises is this test's finding
        place = f"{type(error).__name__}, {log.place_of(error)}"
        console.say(texts("failed: {title} ({place})", title=title, place=place))
        return 1
    console.say(texts("works: {title}", title=title))
    return 0


def _expect(*conditions: bool) -> None:
    if not all(conditions):
        raise NotAsExpected


def _find_resources(_bench: _Bench) -> None:
    folder = paths.resources()
    _expect(*((folder / name).is_dir() for name in _FOLDERS))
    _expect(any((folder / "fonts").rglob("*.ttf")) or any((folder / "fonts").rglob("*.otf")))
    _expect(any((folder / "page").glob("*.typ")), any((folder / "icons").glob("*.svg")))


def _speak(_bench: _Bench) -> None:
    sentences = {load_texts(language)("Every part works.") for language in Language}
    _expect(len(sentences) == len(Language))


def _read_catalogue(_bench: _Bench) -> None:
    catalogue = load_catalogue()
    _expect(len(catalogue.symptoms) > 30, bool(catalogue.card.signs), bool(catalogue.daily))


def _read_explanations(_bench: _Bench) -> None:
    explanations = load_explanations()
    for drawing in drawings():
        _expect(all(illustration(drawing, language).startswith("<svg") for language in Language))
    for language in Language:
        pages = [explanations.page(head.id, language) for head in explanations.heads(language)]
        _expect(bool(pages), all(explanations.html(page) for page in pages))
        _expect(bool(explanations.search("fatigue", language)))


def _make_carnet(bench: _Bench) -> None:
    with closing(
        opening.create_carnet(bench.path, Key(), name="Selftest", clock=lambda: _NOON)
    ) as opened:
        _expect(opened.journal.carnet.patient() is not None)
    start = bench.path.read_bytes()[:16]
    _expect(not start.startswith(b"SQLite format"))


def _record_each_kind(bench: _Bench) -> None:
    with closing(bench.open()) as opened:
        bench.written = [opened.journal.record(body) for body in _one_of_each()]
        _expect({revision.kind for revision in bench.written} == set(Kind))


_QUESTIONNAIRE: Final = """{"resourceType": "Questionnaire", "url": "https://example.org/questionnaire",
"item": [{"linkId": "q1", "text": "?", "type": "integer"}]}"""


def _one_of_each() -> Sequence[Body]:
    fatigue = {"fatigue": {Attribute.INTENSITY: 2, Attribute.INTERFERENCE: 1}}
    bodies: tuple[Body, ...] = (
        CheckIn(_TODAY, Recall.DAY, fatigue, note="Très fatiguée", warning_signs=("fever",)),
        Measurement(_TODAY, "temperature", 38.4, "Cel"),
        Infusion(_TODAY - timedelta(days=12), "Nivolumab", given=True, cycle=6),
        Medicine("Cétirizine", _TODAY - timedelta(days=3), "10 mg"),
        Appointment(_NOON + timedelta(days=10), Purpose.CONSULTATION),
        Event(_TODAY, "Fièvre"),
        Question("Pourquoi ai-je froid ?"),
        QuestionnaireResponse("https://example.org/questionnaire", _TODAY, {"q1": 2}),
        Remark("Dort l’après-midi"),
        Profile("Selftest"),
        Person("Paul", Role.CAREGIVER),
        Photo(_TODAY, "0" * 64, PhotoType.PNG, 1, 1),
        Questionnaire("https://example.org/questionnaire", "Test", _QUESTIONNAIRE),
        Preferences(rhythm=Rhythm.WEEK),
    )
    _expect({type(body) for body in bodies} == set(BODY_OF.values()))
    return bodies


def _change_and_take_back(bench: _Bench) -> None:
    with closing(bench.open()) as opened:
        journal = opened.journal
        check_in, measurement = bench.written[0], bench.written[1]
        better = CheckIn(_TODAY, Recall.DAY, {"fatigue": {Attribute.INTENSITY: 1}})
        correction = journal.correct(check_in.record_id, better)
        _expect(correction is not None, len(journal.carnet.history(check_in.record_id)) == 2)
        withdrawal = journal.withdraw(measurement.record_id)
        _expect(not journal.carnet.entries(Measurement))
        journal.undo(withdrawal)
        _expect(journal.carnet.entry(measurement.record_id).body == measurement.body)
        bench.standing = journal.carnet


def _open_again(bench: _Bench) -> None:
    with closing(bench.open()) as opened:
        opened.file.check()
        _expect(opened.journal.carnet == bench.standing)


def _tell_the_story(bench: _Bench) -> None:
    for language in reversed(Language):
        demo = build_demo(load_catalogue(), _TODAY, language)
        bench.demo = Carnet(demo.identity).with_revisions(demo.revisions)
        _expect(len(bench.demo.entries(Infusion)) == 6)


def _set_pdf(bench: _Bench) -> None:
    for language in Language:
        first, again = (_made(bench, Format.PDF, language) for _ in range(2))
        _expect(first[0].startswith(b"%PDF-"), first == again)


def _set_pictures(bench: _Bench) -> None:
    for language in Language:
        for side in _made(bench, Format.PNG, language):
            _expect(side.startswith(b"\x89PNG"))


def _write_copies(bench: _Bench) -> None:
    for language in Language:
        _expect(b'"resourceType"' in _made(bench, Format.FHIR, language)[0])
        _expect(b"companion-summary/1" in _made(bench, Format.JSON, language)[0])
        _expect(len(_made(bench, Format.CSV, language)[0].splitlines()) > 50)
        _expect(b"Marianne" in _made(bench, Format.TEXT, language)[0])
        _expect(b"BEGIN:VEVENT" in _calendar(bench, language))


def _calendar(bench: _Bench, language: Language) -> bytes:
    from companion.export.calendar import calendar

    assert bench.demo is not None
    return calendar(bench.demo.entries(Appointment), load_texts(language))


def _made(bench: _Bench, form: Format, language: Language) -> list[bytes]:
    assert bench.demo is not None
    return make_summary(bench.demo, SummaryWish(format=form), load_texts(language), _TODAY)


_STEPS: Final[Sequence[tuple[str, Callable[[_Bench], None]]]] = (
    (N_("fonts, texts and templates are found"), _find_resources),
    (N_("both languages speak"), _speak),
    (N_("the questions and the warning-sign card can be read"), _read_catalogue),
    (N_("the explanations can be read and searched"), _read_explanations),
    (N_("a new, encrypted record book"), _make_carnet),
    (N_("an entry of each kind"), _record_each_kind),
    (N_("correcting, withdrawing and undoing"), _change_and_take_back),
    (N_("opening the file again"), _open_again),
    (N_("the demonstration record book"), _tell_the_story),
    (N_("the page as PDF"), _set_pdf),
    (N_("the page as pictures"), _set_pictures),
    (N_("the page as text, table, JSON and FHIR"), _write_copies),
)


def _run(_found: argparse.Namespace, session: Session) -> int:
    return selftest(session.texts)


COMMAND = Command(
    "selftest",
    N_("try every part of the program in a temporary folder"),
    adds_nothing,
    _run,
)
