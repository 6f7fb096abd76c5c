"""The demonstration carnet: believable, complete, and the same for the same day."""

import hashlib
from collections import Counter
from datetime import date, timedelta
from itertools import pairwise

import pytest

from companion.actions.check_in.open_check_in import like_the_day_before
from companion.actions.consultation import PageChoice, prepare
from companion.actions.own_symptoms import with_own_symptoms
from companion.content.catalogue import load_catalogue
from companion.content.demo import build_demo
from companion.content.pictures import read_picture
from companion.domain.carnet import Carnet
from companion.domain.records import (
    BODY_OF,
    Appointment,
    CheckIn,
    Infusion,
    Kind,
    Measurement,
    Medicine,
    Person,
    Photo,
    Profile,
    Question,
    Remark,
    Role,
)
from companion.domain.summary import Basis, last_consultation, number_of_week_sheet
from companion.domain.symptoms import Recall
from companion.domain.timeline import Absence, Period, Timeline
from companion.domain.validity import check_body, check_id
from companion.domain.words import Language
from companion.languages import languages

TODAY = date(2026, 11, 21)


def _carnet(language: Language = Language.FR, today: date = TODAY) -> Carnet:
    demo = build_demo(load_catalogue(), today, language)
    return Carnet(demo.identity).with_revisions(demo.revisions)


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("today", [TODAY, date(2024, 2, 29), date(2027, 4, 5)])
def test_every_record_could_be_true(language: Language, today: date) -> None:
    """In both languages and on any day: valid records, valid ids, nothing written after today."""
    demo = build_demo(load_catalogue(), today, language)
    known = with_own_symptoms(
        load_catalogue(), Carnet(demo.identity).with_revisions(demo.revisions)
    )
    check_id(demo.identity)
    for revision in demo.revisions:
        check_id(revision.id)
        check_id(revision.record_id)
        assert revision.recorded_at.date() <= today
        if revision.body is not None:
            check_body(revision.body, known)
    assert len({revision.id for revision in demo.revisions}) == len(demo.revisions)


def test_the_same_day_gives_the_same_carnet() -> None:
    """No randomness; another language is another carnet."""
    assert _carnet() == _carnet()
    assert _carnet().identity != _carnet(Language.EN).identity
    assert len(_carnet().revisions) == len(_carnet(Language.EN).revisions)


def test_everything_the_story_promises_is_there() -> None:
    """Six infusions, corrections, a withdrawal, late and missing days, a caregiver, open questions."""
    carnet = _carnet()
    people = {entry.body.role: entry.id for entry in carnet.entries(Person)}
    assert set(people) == {Role.PATIENT, Role.CAREGIVER}
    days = [entry.body.for_day for entry in carnet.entries(Infusion)]
    assert {later - sooner for sooner, later in pairwise(days)} == {timedelta(days=14)}
    assert len(days) == 6
    kinds = Counter(r.kind for r in carnet.revisions.values())
    left_to_others = {Kind.QUESTIONNAIRE, Kind.QUESTIONNAIRE_RESPONSE}
    assert set(kinds) == set(BODY_OF) - left_to_others
    assert sum(r.body is None for r in carnet.revisions.values()) == 1
    assert sum(len(e.revisions) == 2 for e in carnet.entries(CheckIn)) == 2
    assert {e.author for e in carnet.entries(CheckIn)} == set(people.values())
    assert all(e.author == people[Role.CAREGIVER] for e in carnet.entries(Remark))
    assert [e.body.for_day for e in carnet.entries(CheckIn) if e.body.warning_signs] == [
        date(2026, 11, 9)
    ]
    assert sum(e.body.answer is None for e in carnet.entries(Question)) == 2
    assert any(e.body.recall is Recall.WEEK for e in carnet.entries(CheckIn))
    (profile,) = carnet.entries(Profile)
    assert all(contact.phone.startswith("01 99 00 ") for contact in profile.body.team)


@pytest.mark.parametrize("language", languages())
def test_its_photos_are_there_as_the_program_keeps_them(language: Language) -> None:
    """Two of the same arm, in order, with the sides that their records name."""
    demo = build_demo(load_catalogue(), TODAY, language)
    photos = [each.body for each in demo.revisions if isinstance(each.body, Photo)]
    for photo, content in zip(photos, demo.photos, strict=True):
        kept = read_picture(content)
        assert photo.sha256 == hashlib.sha256(content).hexdigest()
        assert (photo.width, photo.height) == (kept.width, kept.height)
        assert photo.where == ("right-forearm",)


def test_the_voice_and_something_in_her_own_words_are_noted() -> None:
    """The voice as the thyroid view knows it, and a symptom that no list has."""
    carnet, voice = _carnet(), load_catalogue().thyroid.voice.symptom
    (own,) = carnet.preferences().own_symptoms
    for symptom, days in ((voice, 6), (own.id, 8)):
        assert sum(symptom in e.body.answers for e in carnet.entries(CheckIn)) == days


def test_days_like_the_day_before_say_the_same() -> None:
    """A check-in that was copied holds the answers of its source."""
    carnet = _carnet()
    entries = carnet.entries(CheckIn)
    assert [e.body.for_day.day for e in entries if number_of_week_sheet(e.body)] == [27, 28]
    copied = [e for e in entries if e.body.copied_from and not number_of_week_sheet(e.body)]
    assert len(copied) == 3
    for entry in copied:
        expected = like_the_day_before(carnet, entry.body.for_day, entry.author)
        assert expected is not None
        assert (entry.body.answers, entry.body.copied_from) == (
            expected.answers,
            expected.copied_from,
        )


def test_the_last_fourteen_days_are_those_of_the_pictures() -> None:
    """Fatigue and feeling cold rise, the itching passes, the 12th has no check-in."""
    period = Period(TODAY - timedelta(days=13), TODAY)
    timeline = Timeline(_carnet().entries(CheckIn), period)

    def strip(symptom: str) -> str:
        marks = {Absence.NO_CHECK_IN: "-", Absence.NOT_ASKED: "."}
        levels = timeline.daily(symptom)
        return "".join(marks[at] if isinstance(at, Absence) else str(at) for at in levels)

    assert strip("fatigue") == "0111-221233222"
    assert strip("itching") == "0001-222110000"
    assert strip("feeling-cold") == "0000-011112222"
    assert strip("diarrhoea") == "0000-000000100"


def test_the_thyroid_story_follows_published_timing() -> None:
    """Fast phase about 5 weeks after the start, slow phase about 10 weeks after it."""
    carnet = _carnet()
    start = carnet.entries(Infusion)[0].body.for_day
    period = Period(start, TODAY)
    timeline = Timeline(carnet.entries(CheckIn), period)

    def first_at(symptom: str, level: int) -> int:
        days = [d for d in period if timeline.level(symptom, d) in range(level, 5)]
        return (days[0] - start).days // 7

    assert first_at("palpitations", 2) in range(4, 7)
    assert first_at("feeling-cold", 1) in range(9, 13)
    values = {(e.body.quantity, e.body.for_day): e.body.value for e in carnet.entries(Measurement)}
    tsh = [value for (quantity, _), value in sorted(values.items()) if quantity == "tsh"]
    assert (tsh[1] < 0.4, tsh[-1] > 4.0) == (True, True)
    (hormone,) = (e for e in carnet.entries(Medicine) if e.body.medicine_class == "thyroid-hormone")
    assert hormone.body.from_day > TODAY - timedelta(days=7)


def test_the_summary_is_worth_reading() -> None:
    """Since the last consultation: three missing days, a late entry, corrections, changes."""
    carnet = _carnet()
    known = with_own_symptoms(load_catalogue(), carnet)
    summary = prepare(carnet, known, PageChoice(), TODAY)
    assert (summary.basis, summary.period.first) == (Basis.LAST_CONSULTATION, date(2026, 10, 20))
    assert len(summary.days_missing) == 3
    assert [late.days_late for late in summary.late] == [5]
    assert {symptom.change.value for symptom in summary.symptoms} == {
        "new", "gone", "stronger", "weaker", "same", "unknown",
    }  # fmt: skip
    upcoming = [e.body.at for e in carnet.entries(Appointment) if e.body.at.date() > TODAY]
    assert (max(upcoming).date(), max(upcoming).hour) == (TODAY + timedelta(days=10), 10)
    assert last_consultation(carnet, TODAY) == date(2026, 10, 20)
