"""The page that goes with a file for the care team: its choice, and the sentence that says what of it goes along."""

from companion import dates
from companion.actions.consultation import PageChoice, PageSection, as_remembered
from companion.domain.errors import CompanionError
from companion.domain.summary import resolve_period
from companion.ui.ways.context import Context
from companion.ui.words.section_words import SECTIONS


def handed_page(context: Context, asked: PageChoice | None) -> PageChoice:
    """The page that was asked for, else the one that the record book remembers."""
    return asked or as_remembered(PageChoice(), context.journal.carnet.preferences())


def handed_words(context: Context, page: PageChoice, sentence: str) -> str:
    """The `sentence` with the page's days as {first} and {last}, and what is left out; else what is in the way."""
    texts, journal = context.texts, context.journal
    try:
        _, period = resolve_period(
            journal.carnet, journal.today(), page.basis, first=page.first, last=page.last
        )
    except CompanionError as error:
        return texts.describe(error)
    said = texts(
        sentence,
        first=dates.day_month(period.first, texts.language),
        last=dates.day_month_year(period.last, texts.language),
    )
    left_out = [section for section in PageSection if section not in page.sections]
    if not left_out:
        return said
    names = ", ".join(texts(SECTIONS[section]) for section in left_out)
    without = texts("Left out: {names}.", names=names)
    return f"{said} {without}"
