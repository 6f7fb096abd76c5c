"""The page's part about the care team's questionnaires, with the official items' composite grades.

For the clinician: each grade bears its source. Our own questions never stand here.
"""

from typing import Final

from companion import dates
from companion.actions.questionnaire_words import title_of
from companion.domain.answered import Answered
from companion.domain.composite import CompositeItem, official_questions
from companion.domain.questionnaire import Form
from companion.domain.summary import Summary
from companion.export.clean_text import clean_line
from companion.export.page_document import NOTHING, Table, TableRow
from companion.export.page_words import PageWords

MOST_ITEMS: Final = 30
_LONGEST_NAME: Final = 120


def questionnaires(summary: Summary, words: PageWords) -> Table | None:
    """Each questionnaire with how often it was answered; None when none was."""
    if not summary.answered:
        return None
    texts = words.texts
    graded = any(answered.composite for answered in summary.answered)
    columns = [texts("Questionnaire"), texts("Answers")]
    if graded:
        columns += [texts("Composite grade, worst"), texts("Composite grade, last")]
    rows: list[TableRow] = []
    left_out = 0
    for answered in summary.answered:
        cells = (_name(answered), _answers(answered, words), NOTHING, NOTHING)
        rows.append(TableRow(cells[: len(columns)]))
        items = answered.composite or ()
        left_out += max(len(items) - MOST_ITEMS, 0)
        # Worst first, so that what does not fit on the page is what matters least.
        shown = sorted(items, key=lambda item: (-item.worst.grade, item.item))[:MOST_ITEMS]
        rows += [_item(item, answered.form, words) for item in shown]
    return Table(
        heading=texts("Care team’s questionnaire"),
        columns=tuple(columns),
        rows=tuple(rows),
        more=" ".join(part for part in (words.more(left_out), _source(words, graded)) if part),
    )


def _source(words: PageWords, graded: bool) -> str:  # noqa: FBT001 - a plain fact
    if not graded:
        return ""
    return words.texts(
        "Composite grade 0 to 3 of the official PRO-CTCAE items, known by their codes (Basch 2021, "
        "doi:10.1177/1740774520975120). It is not a CTCAE grade."
    )


def _name(answered: Answered) -> str:
    name = title_of(answered.form) if answered.form else answered.url
    return clean_line(name, longest=_LONGEST_NAME) or NOTHING


def _answers(answered: Answered, words: PageWords) -> str:
    """« 3 fois, la dernière pour le 20 nov. »."""
    return words.texts.plural(
        "{count} time, for {day}",
        "{count} times, last for {day}",
        len(answered.responses),
        day=words.day(answered.responses[-1].body.for_day),
    )


def _item(item: CompositeItem, form: Form | None, words: PageWords) -> TableRow:
    name = f"{item.item}{dates.NO_BREAK}· {_item_words(item, form, words)}"
    texts, worst, last = words.texts, item.worst, item.last
    return TableRow(
        (
            name,
            NOTHING,
            texts("at most {grade}, {day}", grade=worst.grade, day=words.day(worst.day)),
            texts("last {grade}, {day}", grade=last.grade, day=words.day(last.day)),
        )
    )


def _item_words(item: CompositeItem, form: Form | None, words: PageWords) -> str:
    """What the questionnaire calls the item: its group's words, else its first question's."""
    assert form is not None  # without the questionnaire there is no grade
    table = words.catalogue.composite
    asked = next(one for one in official_questions(form, table) if one.item == item.item)
    groups = [group.text for group in form.around(asked.link_id) if group.text]
    text = groups[-1] if groups else form.by_link[asked.link_id].text
    return clean_line(text, longest=_LONGEST_NAME)
