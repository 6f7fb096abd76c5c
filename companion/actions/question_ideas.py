"""Questions to pick from: those of the pages that were read, and the days that stood out.

A list to choose from and nothing more: nothing is added by itself, nothing is judged.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from companion import dates
from companion.domain.carnet import Carnet
from companion.domain.question_ideas import QuestionIdea
from companion.domain.records import Question
from companion.domain.summary import NOTABLE_LEVEL, Summary
from companion.domain.symptoms import Attribute, Catalogue
from companion.messages import Texts

MOST_DAYS = 6


@dataclass(frozen=True, slots=True)
class Proposal:
    """A question in the person's language, as it would be added; `page` is None for a day."""

    text: str
    page: str | None = None


def from_pages(
    ideas: Iterable[QuestionIdea], pages: Sequence[str], texts: Texts
) -> tuple[Proposal, ...]:
    """The questions of the pages that were read, the page read last first."""
    by_page = [
        [Proposal(texts.words(idea.text), page) for idea in ideas if idea.page == page]
        for page in reversed(list(dict.fromkeys(pages)))
    ]
    return tuple(proposal for group in by_page for proposal in group)


def from_days(summary: Summary, catalogue: Catalogue, texts: Texts) -> tuple[Proposal, ...]:
    """« Parler de : fatigue, 3 le 17 nov. »: symptoms noted at 2 or more, worst first."""
    found = []
    for symptom in summary.symptoms:
        known = catalogue.symptoms[symptom.id]
        is_presence = Attribute.PRESENCE in known.attributes
        if symptom.worst.level < (1 if is_presence else NOTABLE_LEVEL):
            continue
        name = texts.words(known.in_sentence)
        day = dates.recent_day(symptom.worst.day, summary.period.last, texts.language)
        if is_presence:
            said = texts("Talk about: {symptom}, on {day}", symptom=name, day=day)
        else:
            level = symptom.worst.level
            said = texts(
                "Talk about: {symptom}, {level} on {day}", symptom=name, level=level, day=day
            )
        found.append(Proposal(said))
    return tuple(found[:MOST_DAYS])


def still_new(proposals: Iterable[Proposal], carnet: Carnet) -> tuple[Proposal, ...]:
    """Those that no question of the record book says already, each once."""
    noted = {entry.body.text for entry in carnet.entries(Question)}
    listed = {proposal.text: proposal for proposal in proposals if proposal.text not in noted}
    return tuple(listed.values())
