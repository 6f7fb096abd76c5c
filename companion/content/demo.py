"""The demonstration record book: a fictional patient's twelve weeks, the same for the same day.

Knows neither the file that will hold it nor the clock: the last day and the language are given.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone
from itertools import count
from pathlib import Path
from typing import Final

from msgspec.structs import replace

from companion import paths
from companion.actions.own_symptoms import as_asked
from companion.actions.photos import KeptPicture, photo_of
from companion.actions.week_sheet import week_sheet_number
from companion.content.demo_story import Care, Story, read_story
from companion.domain.identifiers import ENTROPY_BYTES, uuid7
from companion.domain.records import (
    Appointment,
    Body,
    CheckIn,
    Details,
    DoseStep,
    Event,
    Infusion,
    Measurement,
    Medicine,
    OwnSymptom,
    Person,
    Preferences,
    Profile,
    Question,
    Remark,
    Revision,
    Role,
    TeamContact,
    Usual,
)
from companion.domain.summary import FROM_PAPER
from companion.domain.symptoms import Answer, Attribute, Catalogue, Recall
from companion.domain.words import Language, Words
from companion.languages import languages

_EVENINGS: Final = (
    time(19, 40), time(21, 15), time(19, 20), time(20, 2), time(19, 10), time(18, 55), time(20, 45),
)  # fmt: skip
"""When the patient writes, from Monday to Sunday."""

_GIVEN_AHEAD: Final = 21
"""How many days ahead the team gives a date, within the story."""

_LAST_GIVEN: Final = 6
"""How many days before the end of the story the last date is given."""


@dataclass(frozen=True)
class DemoCarnet:
    """The content of the demonstration record book; `identity` is a UUID text."""

    identity: str
    revisions: tuple[Revision, ...]
    photos: tuple[bytes, ...]


def build_demo(catalogue: Catalogue, today: date, language: Language) -> DemoCarnet:
    """The demonstration record book whose twelve weeks end on `today`."""
    resources = paths.resources()
    story, care = read_story(resources)
    pen = _Pen(catalogue, today, language)
    first = story.first_day
    patient = pen.write_person(first, story.patient.called, Role.PATIENT)
    caregiver = pen.write_person(first, story.caregiver.called, Role.CAREGIVER)
    pen.author = patient
    _write_profile(pen, story)
    _write_own_symptoms(pen, story)
    _write_check_ins(pen, story)
    photos = tuple(_write_photos(pen, story, resources / "demo"))
    _write_care(pen, care, story.first_day)
    _write_measurements(pen, care)
    pen.author = caregiver
    _write_caregiver(pen, story)
    revisions = sorted(pen.revisions, key=lambda revision: (revision.recorded_at, revision.id))
    return DemoCarnet(pen.identity, tuple(revisions), photos)


class _Pen:
    """Writes revisions with the ids and instants that the day and the language give."""

    def __init__(self, catalogue: Catalogue, today: date, language: Language) -> None:
        self.catalogue = catalogue
        self.today = today
        self.language = language
        self.author = ""
        self.revisions: list[Revision] = []
        self._numbers = count(languages().index(language) << 64)
        self.identity = self._new_id(_instant(today, time(0)))

    def _new_id(self, instant: datetime) -> str:
        return uuid7(instant, next(self._numbers).to_bytes(ENTROPY_BYTES, "big"))

    def day(self, offset: int) -> date:
        """The date of a day of the story."""
        return self.today + timedelta(days=offset)

    def at(self, offset: int, hour: time) -> datetime:
        """An instant on a day of the story."""
        return _instant(self.day(offset), hour)

    def evening(self, offset: int, minutes: int = 0) -> datetime:
        """When the patient writes on that day, and `minutes` later."""
        day = self.day(offset)
        return _instant(day, _EVENINGS[day.weekday()]) + timedelta(minutes=minutes)

    def say(self, text: Words) -> str:
        """A text in the language of the record book."""
        return text.in_language(self.language)

    def write(self, body: Body, at: datetime) -> Revision:
        """A new record of the present author."""
        record_id = self._new_id(at)
        revision = Revision(self._new_id(at), record_id, body.kind, self.author, at, body)
        self.revisions.append(revision)
        return revision

    def write_person(self, offset: int, name: Words, role: Role) -> str:
        """A person who signs their own record; their record id."""
        at = self.at(offset, time(8)) + timedelta(minutes=len(self.revisions))
        record_id = self._new_id(at)
        body = Person(self.say(name), role)
        author = self.author or record_id
        self.revisions.append(Revision(self._new_id(at), record_id, body.kind, author, at, body))
        self.author = author
        return record_id

    def rewrite(self, revision: Revision, body: Body | None, at: datetime) -> None:
        """Correct a record, or withdraw it (None)."""
        self.revisions.append(
            replace(
                revision,
                id=self._new_id(at),
                author=self.author,
                recorded_at=at,
                body=body,
                supersedes=revision.id,
            )
        )


def _instant(day: date, hour: time) -> datetime:
    """An instant of French local time: summer time lasts from March's last Sunday to October's.

    The rule stands here because Windows has no table of time zones.
    """
    summer = _last_sunday(day.year, 3) <= day < _last_sunday(day.year, 10)
    return datetime.combine(day, hour, timezone(timedelta(hours=2 if summer else 1)))


def _last_sunday(year: int, month: int) -> date:
    last = date(year, month, 31)
    return last - timedelta(days=(last.weekday() + 1) % 7)


def _write_profile(pen: _Pen, story: Story) -> None:
    patient = story.patient
    body = Profile(
        name=pen.say(patient.name),
        birth_date=patient.birth_date,
        team=tuple(
            TeamContact(pen.say(contact.name), contact.phone, pen.say(contact.when))
            for contact in patient.team
        ),
        usual=Usual(patient.stools_per_day, patient.weight_kg, patient.fatigue_level),
        treatment_started=pen.day(patient.treatment_started),
    )
    pen.write(body, pen.at(story.first_day, time(8, 10)))


def _write_own_symptoms(pen: _Pen, story: Story) -> None:
    own = tuple(OwnSymptom(entry.id, pen.say(entry.text)) for entry in story.own_symptom)
    first = min(entry.day for entry in story.own_symptom)
    pen.write(Preferences(own_symptoms=own), pen.evening(first, minutes=-2))
    pen.catalogue = pen.catalogue.with_own(as_asked(pen.catalogue, each) for each in own)


def _write_photos(pen: _Pen, story: Story, folder: Path) -> Iterator[bytes]:
    """The records of the photos; their contents."""
    for entry in story.photo:
        content = (folder / entry.file).read_bytes()
        photo = photo_of(KeptPicture(content, entry.width, entry.height), pen.day(entry.day))
        said = replace(photo, about=entry.about, where=tuple(entry.where), text=pen.say(entry.text))
        pen.write(said, pen.evening(entry.day, minutes=4))
        yield content


def _write_check_ins(pen: _Pen, story: Story) -> None:
    late = {entry.day: entry.days_late for entry in story.late}
    corrections = {entry.day: entry for entry in story.correction}
    written: dict[int, Revision] = {}
    for offset, answered in _days(pen, story):
        copied = offset in story.habits.like_the_day_before
        source = written[offset - 1].record_id if copied else None
        if offset in story.habits.on_paper:
            source = f"{FROM_PAPER}{week_sheet_number(_monday(pen.day(offset)))}"
        body = replace(answered, copied_from=source)
        at = pen.evening(offset + late.get(offset, 0), minutes=-5 if offset in late else 0)
        correction = corrections.get(offset)
        if correction is None:
            written[offset] = pen.write(body, at)
            continue
        said = {s: _answer(pen, s, level) for s, level in correction.first.items()}
        first = replace(body, answers={**body.answers, **said})
        written[offset] = pen.write(first, at)
        pen.rewrite(written[offset], body, pen.evening(offset + correction.days_later, minutes=7))
    for week in story.week:
        answers = {s: _answer(pen, s, level) for s, level in week.levels.items()}
        whole = CheckIn(pen.day(week.day), Recall.WEEK, answers, note=pen.say(week.note))
        pen.write(whole, pen.evening(week.day))


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _days(pen: _Pen, story: Story) -> Iterator[tuple[int, CheckIn]]:
    """The patient's own check-ins, by day of the story."""
    strips = {symptom: "".join(weeks) for symptom, weeks in story.levels.items()}
    notes = {entry.day: pen.say(entry.text) for entry in story.note}
    signs = {entry.day: tuple(entry.ids) for entry in story.signs}
    hindered = {(entry.day, entry.symptom): entry.level for entry in story.interference}
    details = _details(pen, story)
    for position in range(-story.first_day + 1):
        offset = story.first_day + position
        answers = {
            symptom: _answer(pen, symptom, int(strip[position]), hindered.get((offset, symptom)))
            for symptom, strip in strips.items()
            if strip[position].isdecimal()
        }
        if answers:
            yield (
                offset,
                CheckIn(
                    pen.day(offset),
                    Recall.DAY,
                    answers,
                    note=notes.get(offset),
                    warning_signs=signs.get(offset, ()),
                    details=details.get(offset, {}),
                ),
            )


def _details(pen: _Pen, story: Story) -> dict[int, dict[str, Details]]:
    """What was noted beside the levels, by day of the story and symptom."""
    noted: dict[int, dict[str, Details]] = {}
    for entry in story.details:
        product = pen.say(entry.new_product) if entry.new_product else None
        said = Details(tuple(entry.where), entry.sleep_lost, product, entry.palms)
        noted.setdefault(entry.day, {})[entry.symptom] = said
    return noted


def _answer(pen: _Pen, symptom: str, level: int, interference: int | None = None) -> Answer:
    """All that is asked above 0: as often as strong, and a little less in the way than strong."""
    asked = pen.catalogue.symptoms[symptom].attributes
    if level == 0:
        return {asked[0]: 0}
    hindered = level - 1 if interference is None else interference
    return {
        attribute: hindered if attribute is Attribute.INTERFERENCE else level for attribute in asked
    }


def _write_care(pen: _Pen, care: Care, first_day: int) -> None:
    for cycle, offset in enumerate(care.infusions.days, start=1):
        dose = Infusion(
            pen.day(offset),
            pen.say(care.infusions.medicine),
            given=True,
            cycle=cycle,
            route=care.infusions.route,
        )
        pen.write(dose, pen.at(offset, time(12, 15)))
    for entry in care.medicine:
        steps = tuple(DoseStep(pen.day(step.from_day), pen.say(step.dose)) for step in entry.steps)
        medicine = Medicine(
            name=pen.say(entry.name),
            from_day=pen.day(entry.from_day),
            dose=pen.say(entry.dose),
            medicine_class=entry.medicine_class,
            to_day=None if entry.to_day is None else pen.day(entry.to_day),
            steps=steps,
        )
        pen.write(medicine, pen.at(entry.from_day, time(18, 10)))
    for event in care.event:
        happened = Event(pen.day(event.day), pen.say(event.what), event.done)
        pen.write(happened, pen.evening(event.day, minutes=3))
    _write_appointments(pen, care, first_day)
    _write_questions(pen, care)


def _write_appointments(pen: _Pen, care: Care, first_day: int) -> None:
    for entry in care.appointment:
        body = Appointment(
            at=pen.at(entry.day, entry.at),
            purpose=entry.purpose,
            with_whom=pen.say(entry.with_whom) if entry.with_whom else None,
            place=pen.say(entry.place) if entry.place else None,
        )
        given_on = min(max(entry.day - _GIVEN_AHEAD, first_day), -_LAST_GIVEN)
        pen.write(body, pen.at(given_on, time(16, 20)))


def _write_questions(pen: _Pen, care: Care) -> None:
    for entry in care.question:
        open_question = Question(pen.say(entry.text), first=entry.first)
        written = pen.write(open_question, pen.evening(entry.day, minutes=9))
        if entry.asked is not None and entry.answer is not None:
            answered = replace(
                open_question, asked=pen.day(entry.asked), answer=pen.say(entry.answer)
            )
            pen.rewrite(written, answered, pen.evening(entry.asked, minutes=2))


def _write_measurements(pen: _Pen, care: Care) -> None:
    mistyped = {(entry.quantity, entry.day): entry.first for entry in care.mistyped}
    for quantity, series in care.measurements.items():
        for offset, value in series.values:
            at = pen.at(offset, series.at)
            body = Measurement(
                for_day=pen.day(offset),
                quantity=quantity,
                value=value,
                unit=series.unit,
                at=at,
                lab_low=series.lab_low,
                lab_high=series.lab_high,
            )
            first = mistyped.get((quantity, offset))
            if first is None:
                pen.write(body, at + timedelta(minutes=5))
                continue
            written = pen.write(replace(body, value=first), at + timedelta(minutes=5))
            pen.rewrite(written, body, at + timedelta(minutes=6))
    for entry in care.typed_twice:
        series = care.measurements[entry.quantity]
        at = pen.at(entry.day, series.at)
        again = Measurement(pen.day(entry.day), entry.quantity, entry.value, series.unit, at)
        written = pen.write(again, at + timedelta(minutes=8))
        pen.rewrite(written, None, at + timedelta(minutes=9))


def _write_caregiver(pen: _Pen, story: Story) -> None:
    for entry in story.caregiver_check_in:
        answers = {s: _answer(pen, s, level) for s, level in entry.levels.items()}
        body = CheckIn(pen.day(entry.day), Recall.DAY, answers, note=pen.say(entry.note))
        pen.write(body, pen.at(entry.day, entry.at))
    for remark in story.remark:
        pen.write(Remark(pen.say(remark.text)), pen.at(remark.day, remark.at))
