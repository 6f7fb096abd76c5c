"""A check-in while it is being answered: which symptom comes next, what was answered so far.

The state of the check-in screen without the window: it draws nothing and saves nothing.
"""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from msgspec import Struct, field

from companion.actions.check_in.asked import symptoms_to_ask
from companion.actions.check_in.symptom_details import kept_details
from companion.domain.carnet import Carnet, Entry
from companion.domain.records import CheckIn, Details
from companion.domain.symptoms import (
    LEVEL_ATTRIBUTES,
    Attribute,
    Catalogue,
    Recall,
    Symptom,
    level_of,
)


class Contradiction(Struct, frozen=True):
    """`zero` was answered 0, although `above` was answered above 0."""

    zero: Attribute
    above: Attribute


class OpenCheckIn(Struct):
    """Answers in progress for `for_day`; `symptoms` are asked in order, `position` counts from 0.

    `correcting` is the record id of the check-in that is written again, None for a new one.
    `details` are those of a symptom by its id; `detailing` is the one whose details are asked now.
    `stools` and `usual_stools` are numbers a day, None where nothing was typed.
    `revisiting`: one answer is looked at again, and then all of them as before; `changing`: nothing of it is
    answered anew yet.
    """

    for_day: date
    symptoms: list[Symptom]
    recall: Recall = Recall.DAY
    answers: dict[str, dict[Attribute, int]] = field(default_factory=dict)
    note: str = ""
    warning_signs: tuple[str, ...] = ()
    copied_from: str | None = None
    correcting: str | None = None
    position: int = 0
    details: dict[str, Details] = field(default_factory=dict)
    stools: int | None = None
    usual_stools: int | None = None
    detailing: str | None = None
    revisiting: bool = False
    changing: bool = False

    @property
    def symptom_ids(self) -> tuple[str, ...]:
        """The symptoms that are asked, by their ids."""
        return tuple(symptom.id for symptom in self.symptoms)

    @property
    def current(self) -> Symptom | None:
        """The symptom that is asked now; None past the last one."""
        return self.symptoms[self.position] if self.position < len(self.symptoms) else None

    def asked(self, symptom: Symptom) -> tuple[Attribute, ...]:
        """What to ask about a symptom now: the rest only once the first is above 0."""
        first = symptom.attributes[0]
        above = self.answers.get(symptom.id, {}).get(first, 0) > 0
        return symptom.attributes if above else (first,)

    def answer(self, symptom: Symptom, attribute: Attribute, level: int) -> None:
        """Keep an answer. What is not asked any more after a first 0 is not part of the body."""
        self.answers.setdefault(symptom.id, {})[attribute] = level
        self.changing = False

    def given(self, symptom: Symptom) -> dict[Attribute, int]:
        """What was answered about a symptom; after a first 0 nothing further counts."""
        given, first = self.answers.get(symptom.id, {}), symptom.attributes[0]
        return {first: 0} if given.get(first) == 0 else dict(given)

    def contradiction(self, symptom: Symptom) -> Contradiction | None:
        """Two answers that cannot both be true, such as « un peu » and « jamais »; else None."""
        given, (first, *further) = self.answers.get(symptom.id, {}), symptom.attributes
        levels = [attribute for attribute in further if attribute in LEVEL_ATTRIBUTES]
        if first not in given:
            return None
        if given[first] == 0:
            above = next((a for a in levels if given.get(a, 0) > 0), None)
            return None if above is None else Contradiction(first, above)
        zero = next((a for a in levels if given.get(a) == 0), None)
        return None if zero is None else Contradiction(zero, first)

    def settle(self, symptom: Symptom, found: Contradiction, right: Attribute) -> None:
        """One of the two answers is right: the symptom was not there, or the other is open again."""
        if right is found.zero:
            self.answers[symptom.id] = {symptom.attributes[0]: 0}
        else:
            self.answers[symptom.id].pop(found.zero)

    def level(self, symptom: Symptom) -> int | None:
        """The level (0 to 4) answered so far, or None."""
        return level_of(self.answers.get(symptom.id, {}))

    def level_above_0(self, symptom: str) -> bool:
        """Whether a symptom, by its id, was answered above 0."""
        return bool(level_of(self.answers.get(symptom, {})))

    def next_attribute(self) -> Attribute | None:
        """The first question of the current symptom that has no answer yet."""
        if self.current is None:
            return None
        given = self.answers.get(self.current.id, {})
        return next((a for a in self.asked(self.current) if a not in given), None)

    def first_attribute(self) -> Attribute | None:
        """Where the current symptom is begun: what has no answer yet; where one is changed, its first question."""
        if self.changing and self.current is not None:
            return self.current.attributes[0]
        return self.next_attribute()

    def forward(self) -> None:
        """Go on to the next symptom; a symptom may be left without an answer."""
        self.detailing = None
        self.position = self._all_answers if self.revisiting else self.position + 1
        self.position = min(self.position, self._all_answers)
        self.revisiting = self.changing = False

    def back(self) -> None:
        """Go back to the symptom before or to all answers, or from its details to its questions."""
        if self.detailing is None or self.current is None:
            self.position = self._all_answers if self.revisiting else max(self.position - 1, 0)
            self.revisiting = self.changing = False
        self.detailing = None

    def add(self, symptom: Symptom) -> None:
        """Ask one more symptom, now."""
        if symptom not in self.symptoms:
            self.symptoms.append(symptom)
        self.look_at(symptom.id)

    def look_at(self, symptom: str) -> None:
        """Show the questions of a symptom, by its id; from all answers one comes back to them."""
        self.detailing = None
        self.revisiting = self.revisiting or self.current is None
        self.changing = True
        self.position = self.symptom_ids.index(symptom)

    @property
    def _all_answers(self) -> int:
        return len(self.symptoms)

    def move_to(self, day: date, symptoms: Sequence[Symptom]) -> None:
        """Speak of another day: ask its symptoms, and keep what was answered and where we are."""
        current, self.detailing = self.current, None
        kept = [s for s in self.symptoms if s not in symptoms and s.id in self.answers]
        self.for_day, self.symptoms = day, [*symptoms, *kept]
        if current in self.symptoms:
            self.position = self.symptoms.index(current)
        else:
            self.position = min(self.position, len(self.symptoms))

    @property
    def is_empty(self) -> bool:
        """Whether nothing was answered or written."""
        return not any(self.answers.values()) and not self.note.strip() and not self.warning_signs

    def body(self) -> CheckIn:
        """The check-in as answered so far, in the catalogue's form."""
        return CheckIn(
            for_day=self.for_day,
            recall=self.recall,
            answers=self._kept_answers(),
            note=self.note.strip() or None,
            warning_signs=self.warning_signs,
            copied_from=self.copied_from,
            details=kept_details(self.details, self.answers),
        )

    def _kept_answers(self) -> dict[str, dict[Attribute, int]]:
        known = {symptom.id: symptom for symptom in self.symptoms}
        kept = {
            name: self.given(known[name]) if name in known else dict(given)
            for name, given in self.answers.items()
        }
        return {name: given for name, given in kept.items() if given}


def new_check_in(
    carnet: Carnet, catalogue: Catalogue, for_day: date, recall: Recall = Recall.DAY
) -> OpenCheckIn:
    """An empty check-in for a day, or for the week that ends on it: all that is asked then."""
    return OpenCheckIn(for_day, list(symptoms_to_ask(carnet, catalogue, for_day)), recall)


def reopened_check_in(
    entry: Entry[CheckIn], catalogue: Catalogue, ask: Sequence[Symptom]
) -> OpenCheckIn:
    """A check-in opened again to be corrected: all its answers at once, each to be changed alone.

    The other symptoms of `ask` stand after them.
    """
    body = entry.body
    answered = [catalogue.symptoms[i] for i in body.answers if i in catalogue.symptoms]
    symptoms = [*answered, *(s for s in ask if s not in answered)]
    return OpenCheckIn(
        for_day=body.for_day,
        symptoms=symptoms,
        position=len(symptoms),
        recall=body.recall,
        answers={symptom: dict(answer) for symptom, answer in body.answers.items()},
        note=body.note or "",
        warning_signs=body.warning_signs,
        copied_from=body.copied_from,
        correcting=entry.id,
        details=dict(body.details),
    )


def nothing_to_report(check_in: OpenCheckIn) -> CheckIn:
    """The check-in that answers 0 for each symptom that is asked."""
    return CheckIn(
        check_in.for_day,
        check_in.recall,
        {symptom.id: {symptom.attributes[0]: 0} for symptom in check_in.symptoms},
    )


def like_the_day_before(carnet: Carnet, for_day: date, author: str) -> CheckIn | None:
    """The same answers as this author's check-in of the day before; None when there is none."""
    day_before = for_day - timedelta(days=1)
    found = [
        entry
        for entry in carnet.entries(CheckIn)
        if entry.body.for_day == day_before
        and entry.body.recall is Recall.DAY
        and entry.author == author
        and entry.body.answers
    ]
    if not found:
        return None
    answers: Mapping[str, Mapping[Attribute, int]] = found[-1].body.answers
    return CheckIn(for_day, Recall.DAY, answers, copied_from=found[-1].id)
