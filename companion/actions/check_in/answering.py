"""A care team's questionnaire: taken in, answered, and written into the journal.

The state of its screen without the window: it draws nothing.
"""

from collections.abc import Mapping
from datetime import date

from msgspec import Struct, field

from companion.actions.journal import Journal, Writing
from companion.domain.answered import loaded_forms
from companion.domain.carnet import Carnet, Entry
from companion.domain.errors import N_, CompanionError
from companion.domain.questionnaire import QuestionnaireForm, Step
from companion.domain.questionnaire_values import Value
from companion.domain.records import Questionnaire, QuestionnaireResponse, Revision
from companion.domain.symptoms import Catalogue


class SameQuestionnaire(CompanionError):
    """A questionnaire that is there already, letter for letter."""

    message = N_("This questionnaire is already in the record book.")


class Loaded(Struct, frozen=True):
    """A questionnaire that can be answered: its record's id, and what it asks."""

    record_id: str
    form: QuestionnaireForm


class Answering(Struct):
    """A questionnaire in progress for a day: its answers and where the person is.

    `position` counts the questions asked so far from 0; past the last one is the end.
    `correcting` is the record id of the answers that are written again, None for new ones.
    """

    form: QuestionnaireForm
    for_day: date
    given: dict[str, Value] = field(default_factory=dict)
    position: int = 0
    correcting: str | None = None
    typed: dict[str, str] = field(default_factory=dict)

    @property
    def steps(self) -> tuple[Step, ...]:
        """The questions that are asked after the answers so far."""
        return self.form.steps(self.given)

    @property
    def current(self) -> Step | None:
        """The question that is shown; None past the last one."""
        steps = self.steps
        return steps[self.position] if self.position < len(steps) else None

    @property
    def open_required(self) -> tuple[Step, ...]:
        """The questions that the questionnaire wants answered and that are not."""
        kept = self.form.kept(self.given)
        return tuple(
            step for step in self.steps if step.item.required and step.item.link_id not in kept
        )

    @property
    def is_empty(self) -> bool:
        """Whether nothing was answered."""
        return not self.form.kept(self.given)

    def keep(self, link_id: str, value: Value | None) -> None:
        """Take an answer, or take it back with None; we stay at the same question."""
        here = self.current
        if value is None:
            self.given.pop(link_id, None)
        else:
            self.given[link_id] = value
        if here is not None:
            self.go_to(here.item.link_id)

    def forward(self) -> None:
        """Go on to the next question, or to the end."""
        self.position = min(self.position + 1, len(self.steps))

    def back(self) -> None:
        """Go back to the question before."""
        self.position = max(min(self.position, len(self.steps)) - 1, 0)

    def go_to(self, link_id: str) -> None:
        """Show that question, if it is asked."""
        links = [step.item.link_id for step in self.steps]
        self.position = links.index(link_id) if link_id in links else self.position

    def body(self) -> QuestionnaireResponse:
        """The answers so far, without those to questions that are not asked."""
        return QuestionnaireResponse(self.form.canonical, self.for_day, self.form.kept(self.given))


def questionnaire_writing(journal: Journal, text: str) -> tuple[QuestionnaireForm, Writing]:
    """A FHIR Questionnaire, and what writes it; a known url is a new version of the same one.

    Raises QuestionnaireRefused, SameQuestionnaire.
    """
    form = journal.catalogue.read_form(text)
    body = Questionnaire(form.url, form.title or form.url, text)
    for entry in reversed(journal.carnet.entries(Questionnaire)):
        if entry.body.url == form.url:
            if entry.body == body:
                raise SameQuestionnaire
            return form, (entry.id, body)
    return form, (None, body)


def take_in_questionnaire(journal: Journal, text: str) -> Revision:
    """Write a FHIR Questionnaire into the carnet.

    Raises QuestionnaireRefused, SameQuestionnaire, or what `Journal.write_all` raises.
    """
    _, writing = questionnaire_writing(journal, text)
    return journal.write_all([writing])[0]


def loaded(carnet: Carnet, catalogue: Catalogue, language: str | None = None) -> tuple[Loaded, ...]:
    """The questionnaires that can be answered, as they were first taken in; one for each url."""
    forms, found = loaded_forms(carnet, catalogue, language), dict[str, Loaded]()
    for entry in carnet.entries(Questionnaire):
        if entry.body.url in forms:
            found[entry.body.url] = Loaded(entry.id, forms[entry.body.url])
    return tuple(found.values())


def last_answered(carnet: Carnet, form: QuestionnaireForm) -> date | None:
    """The last day for which a questionnaire was answered, in whichever version."""
    bodies = (entry.body for entry in carnet.entries(QuestionnaireResponse))
    days = (body.for_day for body in bodies if body.questionnaire.split("|")[0] == form.url)
    return max(days, default=None)


def answers_of(
    entry: Entry[QuestionnaireResponse], forms: Mapping[str, QuestionnaireForm]
) -> Answering | None:
    """Answers opened again to be corrected; None when their questionnaire is not known."""
    form = forms.get(entry.body.questionnaire)
    if form is None:
        return None
    return Answering(form, entry.body.for_day, dict(entry.body.items), correcting=entry.id)


def keep_answering(journal: Journal, answering: Answering) -> tuple[Revision, ...]:
    """Record the answers, or correct what they correct; () when that changes nothing.

    Raises what `Journal.record` and `Journal.correct` raise.
    """
    if answering.correcting is None:
        return (journal.record(answering.body()),)
    # Another's answers are opened for correction at their request alone.
    revision = journal.correct(answering.correcting, answering.body(), at_request=True)
    return () if revision is None else (revision,)
