"""The warning-sign card on the command line, with or without a record book.

Knows neither how the record book is opened nor how the card is set.
"""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from companion import publication
from companion.cli.output import put_out
from companion.cli.wishes import CardWish
from companion.domain.carnet import Carnet
from companion.domain.words import Language
from companion.messages import Texts


def card(
    carnet: Carnet | None, wish: CardWish, texts: Texts, today: date, *, not_over: Iterable[Path]
) -> None:
    """Write the card as PDF to its file, whole or not at all, or to standard output.

    Raises CarnetExists for a place that is one of `not_over`, DiskFull, FileNotWritable,
    NotForTerminal.
    """
    languages = list(Language) if wish.both else [texts.language]
    content = publication.card_pdf(carnet, wish.size, languages, today)
    put_out(content, wish.output, not_over=not_over)
