"""Random records, revisions and carnets that could be true, for property tests.

Knows the domain only: nothing of files, nothing of JSON.
"""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta, timezone
from uuid import UUID

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from companion.domain.carnet import Carnet
from companion.domain.comparator import Comparator
from companion.domain.records import (
    Appointment,
    Body,
    CheckIn,
    Details,
    Done,
    DoseStep,
    Event,
    Infusion,
    Measurement,
    Medicine,
    MedicineClass,
    OwnSymptom,
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
    Route,
    TeamContact,
    TeamWords,
    Usual,
)
from companion.domain.symptoms import (
    Answer,
    Answers,
    Catalogue,
    Quantity,
    QuantityKind,
    Recall,
    Symptom,
)
from companion.domain.validity import FIRST_YEAR, LAST_YEAR
from tests.questionnaires.building import question, resource

IDENTITY = str(UUID(int=1))

History = tuple[Revision, ...]
"""Writings, oldest first."""

ids: SearchStrategy[str] = st.integers(0, 2**128 - 1).map(lambda number: str(UUID(int=number)))
texts: SearchStrategy[str] = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
days: SearchStrategy[date] = st.dates(date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31))
levels: SearchStrategy[int] = st.integers(0, 4)
offsets: SearchStrategy[timezone] = st.integers(-14 * 60, 14 * 60).map(
    lambda minutes: timezone(timedelta(minutes=minutes)) if minutes else UTC
)
instants: SearchStrategy[datetime] = st.datetimes(
    datetime(FIRST_YEAR, 1, 3),  # noqa: DTZ001 - the strategy adds the offset
    datetime(LAST_YEAR, 12, 29),  # noqa: DTZ001 - the same
    timezones=offsets,
)
limits = st.sampled_from(Comparator)
amounts: SearchStrategy[float] = st.floats(0, 1e6).map(abs)


def answers_to(symptom: Symptom) -> SearchStrategy[Answer]:
    """One symptom's answer, complete or not."""
    asked = {attribute: st.integers(0, attribute.highest) for attribute in symptom.attributes}
    return st.fixed_dictionaries({}, optional=asked).filter(bool)


def answers(symptoms: Sequence[Symptom]) -> SearchStrategy[Answers]:
    """Answers about some of these symptoms, maybe about none."""
    asked = {symptom.id: answers_to(symptom) for symptom in symptoms}
    return st.fixed_dictionaries({}, optional=asked)


regions: SearchStrategy[tuple[str, ...]] = st.lists(
    st.sampled_from(["face", "belly", "left-forearm"]), max_size=3, unique=True
).map(tuple)
details: SearchStrategy[Details] = st.builds(
    Details,
    where=regions,
    sleep_lost=st.none() | st.booleans(),
    new_product=st.none() | texts,
    palms=st.none() | st.integers(0, 100),
    mouth=st.none() | st.booleans(),
)


def check_ins(
    catalogue: Catalogue,
    for_day: SearchStrategy[date] = days,
    symptoms: Sequence[str] = ("fatigue", "sweating", "rash", "hair-loss", "mood"),
) -> SearchStrategy[CheckIn]:
    """Check-ins of a day or a week about some of `symptoms` (one of every form by default)."""
    return st.builds(
        CheckIn,
        for_day=for_day,
        recall=st.sampled_from(Recall),
        answers=answers([catalogue.symptoms[symptom] for symptom in symptoms]),
        note=st.none() | texts,
        warning_signs=st.lists(
            st.sampled_from(sorted(catalogue.card.signs)), max_size=3, unique=True
        ).map(tuple),
        copied_from=st.none() | ids | st.just("paper 261116-4"),
        details=st.dictionaries(st.sampled_from(["itching", "rash"]), details, max_size=2),
    )


def measurements(catalogue: Catalogue) -> SearchStrategy[Measurement]:
    """Any quantity in any of its units."""
    return st.one_of(
        *(
            _measurements_of(quantity, unit.ucum)
            for quantity in catalogue.quantities.values()
            for unit in quantity.units
        )
    )


def _measurements_of(quantity: Quantity, unit: str) -> SearchStrategy[Measurement]:
    is_laboratory = quantity.kind is QuantityKind.LABORATORY
    return st.builds(
        Measurement,
        for_day=days,
        quantity=st.just(quantity.id),
        unit=st.just(unit),
        value=amounts,
        at=st.none() | instants,
        lab_low=st.none() | amounts,
        lab_high=st.none() | amounts,
        comparator=st.none() | limits if is_laboratory else st.none(),
    ).filter(lambda made: made.value > 0 or made.comparator is not Comparator.BELOW)


def medicines() -> SearchStrategy[Medicine]:
    """Medicines whose end, if any, does not come before their start."""
    return st.builds(
        _medicine,
        st.tuples(days, days).map(sorted),
        st.booleans(),
        name=texts,
        dose=st.none() | texts,
        medicine_class=st.none() | st.sampled_from(MedicineClass),
        steps=st.lists(st.builds(DoseStep, days, texts), max_size=3).map(tuple),
    )


def _medicine(
    span: list[date],
    ends: bool,
    *,
    name: str,
    dose: str | None,
    medicine_class: MedicineClass | None,
    steps: tuple[DoseStep, ...],
) -> Medicine:
    first, last = span
    return Medicine(name, first, dose, medicine_class, last if ends else None, steps)


profiles: SearchStrategy[Profile] = st.builds(
    Profile,
    name=texts,
    birth_date=st.none() | days,
    team_words=st.lists(
        st.builds(TeamWords, st.sampled_from(["fever", "diarrhoea", "vomiting"]), texts),
        unique_by=lambda words: words.sign,
    ).map(tuple),
    team=st.lists(st.builds(TeamContact, texts, texts, st.none() | texts), max_size=2).map(tuple),
    usual=st.none()
    | st.builds(Usual, st.none() | st.integers(0, 50), st.none() | amounts, st.none() | levels),
    treatment_started=st.none() | days,
    last_dose=st.none() | days,
)
people: SearchStrategy[Person] = st.builds(Person, texts, st.sampled_from(Role))
infusions: SearchStrategy[Infusion] = st.builds(
    Infusion,
    for_day=days,
    medicine=texts,
    given=st.booleans(),
    cycle=st.none() | st.integers(1, 999),
    route=st.none() | st.sampled_from(Route),
    reason=st.none() | texts,
)
appointments: SearchStrategy[Appointment] = st.builds(
    Appointment,
    at=instants,
    purpose=st.sampled_from(Purpose),
    with_whom=st.none() | texts,
    place=st.none() | texts,
)
events: SearchStrategy[Event] = st.builds(
    Event, for_day=days, what=texts, done=st.none() | st.sampled_from(Done)
)
questions: SearchStrategy[Question] = st.builds(
    Question,
    text=texts,
    asked=st.none() | days,
    answer=st.none() | texts,
    first=st.none() | st.booleans(),
)
responses: SearchStrategy[QuestionnaireResponse] = st.builds(
    QuestionnaireResponse,
    questionnaire=texts,
    for_day=days,
    items=st.dictionaries(texts, texts | amounts | st.booleans(), max_size=4),
)
remarks: SearchStrategy[Remark] = st.builds(Remark, text=texts, about=st.none() | ids)
photos: SearchStrategy[Photo] = st.builds(
    Photo,
    for_day=days,
    sha256=st.binary(min_size=32, max_size=32).map(bytes.hex),
    media_type=st.sampled_from(PhotoType),
    width=st.integers(1, 2_048),
    height=st.integers(1, 2_048),
    about=st.none() | st.sampled_from(["rash", "itching"]),
    where=regions,
    text=st.none() | texts,
)
questionnaires: SearchStrategy[Questionnaire] = st.builds(
    lambda number, title: Questionnaire(
        url=f"https://team.example.org/{number}",
        title=title,
        resource=resource(question("a"), url=f"https://team.example.org/{number}"),
    ),
    st.integers(0, 3),
    texts,
)
preferences: SearchStrategy[Preferences] = st.builds(
    Preferences,
    daily=st.lists(st.sampled_from(["fatigue", "rash", "mood"]), unique=True).map(tuple),
    rhythm=st.none() | st.sampled_from(Rhythm),
    own_symptoms=st.lists(
        st.builds(
            OwnSymptom, st.from_regex("own-[0-9a-z]{1,16}", fullmatch=True), texts.filter(str.strip)
        ),
        max_size=3,
        unique_by=lambda own: own.id,
    ).map(tuple),
    infusion_every_days=st.none() | st.integers(1, 366),
    page_without=st.lists(texts, max_size=3).map(tuple),
    page_without_symptoms=st.lists(st.sampled_from(["rash", "mood"]), unique=True).map(tuple),
)


def bodies(catalogue: Catalogue) -> SearchStrategy[Body]:
    """A valid body of any kind."""
    return st.one_of(*_of_each_kind(catalogue).values())


def bodies_like(first: Body, catalogue: Catalogue) -> SearchStrategy[Body]:
    """Bodies of the same kind as `first`."""
    return _of_each_kind(catalogue)[type(first)]


def _of_each_kind(catalogue: Catalogue) -> Mapping[type[Body], SearchStrategy[Body]]:
    return {
        CheckIn: check_ins(catalogue),
        Person: people,
        Profile: profiles,
        Measurement: measurements(catalogue),
        Infusion: infusions,
        Medicine: medicines(),
        Appointment: appointments,
        Event: events,
        Question: questions,
        QuestionnaireResponse: responses,
        Remark: remarks,
        Photo: photos,
        Questionnaire: questionnaires,
        Preferences: preferences,
    }


def histories(
    catalogue: Catalogue,
    body: SearchStrategy[Body] | None = None,
    when: SearchStrategy[datetime] = instants,
) -> SearchStrategy[History]:
    """One record's writings: a first body, then corrections and withdrawals.

    `body` makes bodies of one kind (any kind by default), `when` the instant of the first writing.
    Some later ones are of the same instant, some of an earlier one than the writing they follow.
    """
    kinds = _of_each_kind(catalogue).values() if body is None else (body,)
    return st.one_of(*(_histories(each, when) for each in kinds))


def _histories(
    body: SearchStrategy[Body], when: SearchStrategy[datetime]
) -> SearchStrategy[History]:
    """Made once, and not anew for each first body: hypothesis checks each strategy that is made."""
    near = st.integers(-3, 40).map(lambda hours: timedelta(hours=hours))
    writings = st.lists(st.tuples(ids, ids, near, offsets, st.none() | body), max_size=3)
    return st.builds(_chained, st.builds(_first_writing, ids, ids, ids, when, body), writings)


def _first_writing(new_id: str, record_id: str, author: str, at: datetime, body: Body) -> Revision:
    return Revision(new_id, record_id, body.kind, author, at, body)


Writing = tuple[str, str, timedelta, timezone, Body | None]
"""Id, author, time since the writing before, offset, and what the record holds then."""


def _chained(first: Revision, writings: list[Writing]) -> History:
    chain = [first]
    for new_id, author, later, offset, body in writings:
        last = chain[-1]
        if new_id not in {revision.id for revision in chain}:
            moment = (last.recorded_at + later).astimezone(offset)
            chain.append(
                Revision(new_id, first.record_id, first.kind, author, moment, body, last.id)
            )
    return tuple(chain)


def _unmixed(chains: list[History]) -> History:
    """All writings of several records, without those whose record or id already stood."""
    seen: dict[str, Revision] = {}
    records = set[str]()
    for chain in chains:
        if chain[0].record_id not in records and not any(r.id in seen for r in chain):
            records.add(chain[0].record_id)
            seen |= {revision.id: revision for revision in chain}
    return tuple(seen.values())


def revision_sets(
    catalogue: Catalogue, history: SearchStrategy[History] | None = None, most: int = 6
) -> SearchStrategy[History]:
    """The writings of up to `most` records, which can all stand in one carnet."""
    one = histories(catalogue) if history is None else history
    return st.lists(one, max_size=most).map(_unmixed)


def revisions(catalogue: Catalogue) -> SearchStrategy[Revision]:
    """One writing of any kind."""
    return histories(catalogue).flatmap(st.sampled_from)


def carnets(
    catalogue: Catalogue, history: SearchStrategy[History] | None = None, most: int = 6
) -> SearchStrategy[Carnet]:
    """Carnets of one and the same person, from empty to `most` records."""
    return revision_sets(catalogue, history, most).map(Carnet(IDENTITY).with_revisions)
