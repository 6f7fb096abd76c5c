"""The page's part about the care team's questionnaires, with the official items' composite grades.

For the clinician: each grade bears its source. Our own questions never stand here.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from companion import dates
from companion.actions.words.page import NOTHING, PageWords
from companion.actions.words.questionnaires import plain_value, title_of, value_words
from companion.clean_text import clean_line
from companion.domain.answered import Answered
from companion.domain.authorship import authorship
from companion.domain.composite import CompositeItem, official_questions
from companion.domain.questionnaire import QuestionnaireForm
from companion.domain.summary import Summary
from companion.paper.page.document import Table, TableRow

MOST_ITEMS: Final = 30
MOST_ANSWERS: Final = 200
_MOST_DAYS: Final = 8
_LONGEST_ANSWER: Final = 300
_LONGEST_NAME: Final = 120


def questionnaires(summary: Summary, words: PageWords) -> Table | None:
    """Each questionnaire with every answer in words, and its grades where they were asked for."""
    if not summary.answered:
        return None
    texts = words.texts
    rows: list[TableRow] = []
    graded: list[TableRow] = []
    left_out = 0
    for answered in (each.in_language(texts.language) for each in summary.answered):
        rows.append(TableRow((_name(answered), _answers(answered, words)), strong=True))
        said = list(_said(answered, words))
        items = (answered.composite or ()) if words.carnet.preferences().page_composite else ()
        left_out += max(len(said) - MOST_ANSWERS, 0) + max(len(items) - MOST_ITEMS, 0)
        rows += said[:MOST_ANSWERS]
        # Worst first, so that what does not fit on the page is what matters least.
        shown = sorted(items, key=lambda item: (-item.worst.grade, item.item))[:MOST_ITEMS]
        graded += [_item(item, answered.form, words) for item in shown]
    more = (words.more(left_out), _source(words, bool(graded)))
    return Table(
        heading=texts("Care team’s questionnaire"),
        columns=(texts("Questionnaire"), texts("Answers")),
        rows=(*rows, *graded),
        more=" ".join(part for part in more if part),
    )


def _said(answered: Answered, words: PageWords) -> Iterator[TableRow]:
    """A row for each question that was answered: its words, and every answer with its day."""
    given: defaultdict[str, list[tuple[date, str]]] = defaultdict(list)
    for entry in answered.responses:
        items = entry.body.items if answered.form is None else answered.form.kept(entry.body.items)
        for link_id, value in items.items():
            item = answered.form.by_link.get(link_id) if answered.form else None
            text = (
                value_words(words.texts, item, value) if item else plain_value(words.texts, value)
            )
            shown = clean_line(text, longest=_LONGEST_ANSWER)
            said = words.with_signature(shown, authorship(entry))
            given[link_id].append((entry.body.for_day, said))
    order = [item.link_id for item in answered.form.questions()] if answered.form else []
    known = [link_id for link_id in order if link_id in given]
    for link_id in (*known, *(one for one in given if one not in known)):
        item = answered.form.by_link.get(link_id) if answered.form else None
        question = clean_line(item.words if item else link_id, longest=_LONGEST_NAME)
        yield TableRow((question or link_id, _by_day(given[link_id], answered, words)))


def _by_day(given: Sequence[tuple[date, str]], answered: Answered, words: PageWords) -> str:
    """« 3 nov. : un peu ; 20 nov. : beaucoup »; the day alone stands above when there is one."""
    if len(answered.responses) == 1:
        return given[0][1]
    return words.joined(words.said(words.day(day), said) for day, said in given[-_MOST_DAYS:])


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


def _item(item: CompositeItem, form: QuestionnaireForm | None, words: PageWords) -> TableRow:
    name = f"{item.item}{dates.NO_BREAK}· {_item_words(item, form, words)}"
    texts, worst, last = words.texts, item.worst, item.last
    grades = (
        texts("at most {grade}, {day}", grade=worst.grade, day=words.day(worst.day)),
        texts("last {grade}, {day}", grade=last.grade, day=words.day(last.day)),
    )
    return TableRow((name, words.said(texts("Composite grade"), ", ".join(grades))))


def _item_words(item: CompositeItem, form: QuestionnaireForm | None, words: PageWords) -> str:
    """What the questionnaire calls the item: its group's words, else its first question's."""
    assert form is not None  # without the questionnaire there is no grade
    table = words.catalogue.composite
    asked = next(one for one in official_questions(form, table) if one.item == item.item)
    groups = [group.text for group in form.around(asked.link_id) if group.text]
    text = groups[-1] if groups else form.by_link[asked.link_id].text
    return clean_line(text, longest=_LONGEST_NAME)
