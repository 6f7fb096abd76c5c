"""What a patient brings to the counter: a stick with a file that four words open, or with a carnet."""

from datetime import date, timedelta
from pathlib import Path

from companion.actions.consultation import PageChoice, PageSection
from companion.actions.key import Key
from companion.domain.records import CheckIn, Profile, Question
from companion.domain.symptoms import Attribute, Recall
from companion.record_book import handover
from companion.record_book.book import RecordBook
from tests.ui.conftest import NOW, Clock

WORDS = "abeille ancre aube azur"


QUESTION = "Puis-je voyager ?"


def stick_of(
    folder: Path, name: str, *, file: str = "paul.carnet-age", question: str = QUESTION
) -> Path:
    """A handover file for a nurse in a folder of its own."""
    folder.mkdir(exist_ok=True)
    book = noted(folder.parent / f"home-{name}.carnet", name, question)
    choice = PageChoice(sections=frozenset(PageSection) - {PageSection.NOTES})
    place = folder / file
    place.write_bytes(handover.locked(handover.for_nurse(book.journal, choice), WORDS))
    book.close()
    return place


def noted(place: Path, name: str, question: str = QUESTION) -> RecordBook:
    """An open carnet with a check-in, a question and a name for the page."""
    book = RecordBook(place, Key(), Clock(NOW - timedelta(days=1)))
    journal = book.create(name=name.partition(" ")[0], key=Key())
    journal.record(Profile(name, date(1954, 3, 3)))
    journal.record(
        CheckIn(
            NOW.date() - timedelta(days=1),
            Recall.DAY,
            {"fatigue": {Attribute.INTENSITY: 2, Attribute.INTERFERENCE: 1}},
            note="à part",
        )
    )
    journal.record(Question(question))
    return book
