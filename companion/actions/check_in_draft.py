"""A check-in while it is being answered: which symptom comes next, what was answered so far.

The state of the check-in screen without the window: it draws nothing and saves nothing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from companion.actions.asked import symptoms_to_ask
from companion.actions.symptom_details import kept_details
from companion.domain.carnet import Carnet, Entry
from companion.domain.records import CheckIn, Details
from companion.domain.symptoms import Attribute, Catalogue, Recall, Symptom, level_of


@dataclass
class CheckInDraft:
    """Answers in progress for `for_day`; `symptoms` are asked in order, `position` counts from 0.

    `correcting` is the record id of the check-in that is written again, None for a new one.
    `details` are those of a symptom by its id; `detailing` is the one whose details are asked now.
    `stools` and `usual_stools` are numbers a day, None where nothing was typed.
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
        """Keep an answer; a first answer of 0 takes back the further ones."""
        given = self.answers.setdefault(symptom.id, {})
        given[attribute] = level
        if attribute is symptom.attributes[0] and level == 0:
            self.answers[symptom.id] = {attribute: 0}

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

    def forward(self) -> None:
        """Go on to the next symptom; a symptom may be left without an answer."""
        self.detailing = None
        self.position = min(self.position + 1, len(self.symptoms))

    def back(self) -> None:
        """Go back to the symptom before, or from its details to its questions."""
        if self.detailing is None or self.current is None:
            self.position = max(self.position - 1, 0)
        self.detailing = None

    def add(self, symptom: Symptom) -> None:
        """Ask one more symptom, now."""
        self.detailing = None
        if symptom not in self.symptoms:
            self.symptoms.append(symptom)
        self.position = self.symptoms.index(symptom)

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
        return not self.answers and not self.note.strip() and not self.warning_signs

    def body(self) -> CheckIn:
        """The check-in as answered so far, in the catalogue's form."""
        return CheckIn(
            for_day=self.for_day,
            recall=self.recall,
            answers={symptom: dict(given) for symptom, given in self.answers.items() if given},
            note=self.note.strip() or None,
            warning_signs=self.warning_signs,
            copied_from=self.copied_from,
            details=kept_details(self.details, self.answers),
        )


def new_draft(
    carnet: Carnet, catalogue: Catalogue, for_day: date, recall: Recall = Recall.DAY
) -> CheckInDraft:
    """An empty check-in for a day, or for the week that ends on it: all that is asked then."""
    return CheckInDraft(for_day, list(symptoms_to_ask(carnet, catalogue, for_day)), recall)


def draft_of(entry: Entry[CheckIn], catalogue: Catalogue, ask: Sequence[Symptom]) -> CheckInDraft:
    """A check-in opened again to be corrected: its answers, and the other symptoms of `ask`."""
    body = entry.body
    answered = [catalogue.symptoms[i] for i in body.answers if i in catalogue.symptoms]
    return CheckInDraft(
        for_day=body.for_day,
        symptoms=[*answered, *(s for s in ask if s not in answered)],
        recall=body.recall,
        answers={symptom: dict(answer) for symptom, answer in body.answers.items()},
        note=body.note or "",
        warning_signs=body.warning_signs,
        copied_from=body.copied_from,
        correcting=entry.id,
        details=dict(body.details),
    )


def nothing_to_report(draft: CheckInDraft) -> CheckIn:
    """The check-in that answers 0 for each symptom of the draft."""
    return CheckIn(
        draft.for_day,
        draft.recall,
        {symptom.id: {symptom.attributes[0]: 0} for symptom in draft.symptoms},
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
