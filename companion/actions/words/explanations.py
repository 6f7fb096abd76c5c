"""What the program says around an explanation: sources, review, reading time.

The same in the window, in the booklet and in a terminal.
"""

from datetime import date

from companion.dates import day_month_year
from companion.domain.explanations import Explanation, ExplanationHead
from companion.domain.warning_signs import Source
from companion.messages import Texts


def source_line(source: Source, texts: Texts) -> str:
    """Where a statement was read, in one line: who, what, when."""
    if source.year is None:
        return texts(
            "{organisation}, {title}, undated",
            organisation=source.organisation,
            title=source.title,
        )
    return texts(
        "{organisation}, {title}, {year}",
        organisation=source.organisation,
        title=source.title,
        year=source.year,
    )


def reading_time(explanation: Explanation, texts: Texts) -> str:
    """« 3 min de lecture »."""
    return texts.plural("{count} min read", "{count} min read", explanation.reading_minutes)


def reviewed(head: ExplanationHead, texts: Texts) -> str:
    """« relu le 22 novembre 2026 »."""
    return texts("reviewed on {day}", day=day_month_year(head.reviewed_on, texts.language))


def out_of_date(head: ExplanationHead, today: date, texts: Texts) -> str | None:
    """What is said once the review no longer holds; None while it does."""
    if not head.is_out_of_date(today):
        return None
    day = day_month_year(head.review_by, texts.language)
    return texts(
        "This page was due for review by {day}. Ask your team what has changed since.", day=day
    )


def needs_review(texts: Texts) -> str:
    """What an explanation says that a health professional has still to check."""
    return texts("Still to be checked by a health professional.")


def no_care_team_yet(texts: Texts) -> str:
    """What stands at the foot of every explanation, wherever it is shown, until a care team has read it."""
    return texts("No care team has reviewed the wording yet.")
