"""A medicine in words, for the page and the table: its doses and its days.

Repeats what was typed; knows nothing of what stands where.
"""

from typing import Final

from companion.actions.words.page import NOTHING, PageWords
from companion.clean_text import clean_line
from companion.domain.records import Medicine

_MOST_STEPS: Final = 20
_LONGEST_DOSE: Final = 80


def doses(medicine: Medicine, words: PageWords) -> str:
    """The dose and its steps, each with its day."""
    steps = [
        words.texts(
            "{dose} from {day}",
            dose=clean_line(step.dose, longest=_LONGEST_DOSE),
            day=words.day(step.from_day),
        )
        for step in medicine.steps[-_MOST_STEPS:]
    ]
    dose = [clean_line(medicine.dose, longest=_LONGEST_DOSE)] if medicine.dose else []
    return ", ".join((*dose, *steps)) or NOTHING


def taken_when(medicine: Medicine, words: PageWords) -> str:
    """« depuis le 3 nov., en cours »."""
    first = words.day(medicine.from_day)
    if medicine.to_day is None:
        return words.texts("since {first}", first=first)
    return words.texts("from {first} to {last}", first=first, last=words.day(medicine.to_day))
