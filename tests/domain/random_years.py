"""Long random carnets, quicker to make than hypothesis would: years of check-ins by two people.

Knows nothing of the summary that is computed from them.
"""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta, timezone
from random import Random
from uuid import UUID

from msgspec.structs import replace

from companion.domain.records import (
    Appointment,
    Body,
    CheckIn,
    Details,
    Done,
    Event,
    Infusion,
    Measurement,
    Medicine,
    Photo,
    PhotoType,
    Purpose,
    Question,
    QuestionnaireResponse,
    Remark,
    Revision,
)
from companion.domain.symptoms import Answer, Attribute, Catalogue, Recall

OFFSETS = tuple(timezone(timedelta(hours=hours)) for hours in (-9, 1, 2, 13))
HABITS = ("fatigue", "itching", "sweating", "rash", "hair-loss", "mood", "diarrhoea")
RARE = ("cough", "thirst", "headache", "confusion")


def years(seed: int, catalogue: Catalogue, first: date, last: date) -> list[Revision]:
    """The revisions of a carnet from `first` to `last`: gaps, weeks, late and corrected ones."""
    random = Random(seed)
    revisions = list[Revision]()
    day = first
    while day <= last:
        for body in _noted_on(random, catalogue, day):
            revisions += _written(random, catalogue, body, day)
        day += timedelta(days=1)
    random.shuffle(revisions)
    return revisions


def _noted_on(random: Random, catalogue: Catalogue, day: date) -> list[Body]:
    """What is noted for a day: nothing now and then, two people's check-ins at times."""
    bodies: list[Body] = []
    if random.random() < 0.85:
        bodies.append(_check_in(random, catalogue, day, Recall.DAY))
    if random.random() < 0.1:
        bodies.append(_check_in(random, catalogue, day, Recall.DAY))
    if random.random() < 0.08:
        bodies.append(_check_in(random, catalogue, day, Recall.WEEK))
    if random.random() < 0.05:
        bodies.append(Infusion(day, "pembrolizumab", random.random() < 0.8))
    if random.random() < 0.03:
        noon = datetime.combine(day, time(12), tzinfo=random.choice(OFFSETS))
        bodies.append(Appointment(noon, random.choice(list(Purpose))))
    if random.random() < 0.1:
        bodies.append(Measurement(day, "weight", 70.5, "kg"))
    return [*bodies, *_told_on(random, day)]


def _told_on(random: Random, day: date) -> Iterator[Body]:
    """Now and then: what happened, what is taken, asked, remarked, photographed, filled in."""
    if random.random() < 0.03:
        yield Event(day, "fièvre", random.choice([None, *Done]))
    if random.random() < 0.01:
        end = random.choice([None, day + timedelta(days=random.randint(0, 400))])
        yield Medicine("prednisone", day, to_day=end)
    if random.random() < 0.03:
        asked = random.choice([None, day])
        answer = random.choice([None, "oui"])
        yield Question("puis-je nager ?", asked, answer, random.choice([None, True]))
    if random.random() < 0.02:
        yield Remark("elle dort")
    if random.random() < 0.03:
        about = random.choice([None, "rash", "itching"])
        yield Photo(day, f"{random.getrandbits(256):064x}", PhotoType.JPEG, 40, 30, about)
    if random.random() < 0.04:
        yield QuestionnaireResponse(random.choice("ab"), day, {})


def _check_in(random: Random, catalogue: Catalogue, day: date, recall: Recall) -> CheckIn:
    asked = [symptom for symptom in HABITS if random.random() < 0.7]
    asked += [symptom for symptom in RARE if random.random() < 0.01]
    # Months of one symptom at 0 are what "new" and "gone" need.
    quiet = HABITS[day.month % len(HABITS)]
    answers: dict[str, Answer] = {}
    for symptom_id in asked:
        symptom = catalogue.symptoms[symptom_id]
        highest = 0 if symptom_id == quiet else 4
        answers[symptom_id] = {
            attribute: random.randint(0, min(highest, attribute.highest))
            for attribute in _answered(random, symptom.attributes)
        }
    note = "fatiguée" if random.random() < 0.1 else None
    signs = ("fever",) if random.random() < 0.03 else ()
    copied = "paper 261116-4" if random.random() < 0.05 else None
    details = {"rash": Details(palms=2)} if random.random() < 0.05 else {}
    return CheckIn(day, recall, answers, note, signs, copied, details)


def _answered(random: Random, asked: tuple[Attribute, ...]) -> list[Attribute]:
    some = [attribute for attribute in asked if random.random() < 0.8]
    return some or list(asked)


def _written(random: Random, catalogue: Catalogue, body: Body, day: date) -> list[Revision]:
    """The writings of one record: mostly one; some late, corrected, withdrawn, put back."""
    moment = datetime.combine(
        day + timedelta(days=random.choice((0, 0, 0, 0, 1, 2, 9))),
        time(random.randint(0, 23), random.randint(0, 59)),
        tzinfo=random.choice(OFFSETS),
    )
    record = str(UUID(int=random.getrandbits(128)))
    bodies: list[Body | None] = [body]
    if random.random() < 0.1 and isinstance(body, CheckIn):
        bodies.append(_check_in(random, catalogue, day, body.recall))
    if random.random() < 0.06:
        bodies.append(None)
    if random.random() < 0.06:
        bodies.append(body)
    chain = list[Revision]()
    for number, written in enumerate(bodies):
        author = str(UUID(int=random.randint(1, 2)))
        chain.append(
            Revision(
                id=str(UUID(int=random.getrandbits(128))),
                record_id=record,
                kind=body.kind,
                author=author,
                recorded_at=moment + timedelta(hours=number * random.randint(1, 60)),
                body=_at_request(random, written, author, chain),
                supersedes=chain[-1].id if chain else None,
            )
        )
    return chain


def _at_request(
    random: Random, body: Body | None, author: str, before: Sequence[Revision]
) -> Body | None:
    """Half of the corrections of another's check-in are at the writer's request."""
    if not isinstance(body, CheckIn) or not before or before[0].author == author:
        return body
    return replace(body, at_request_of=random.choice([None, before[0].author]))
