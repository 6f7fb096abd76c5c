"""The blank week sheet on the command line, with or without a record book.

Knows neither how the record book is opened nor how the sheet is set.
"""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from companion import publication
from companion.actions.week_sheet import next_sheet
from companion.cli.output import put_out
from companion.cli.page_arguments import WeekSheetWish
from companion.domain.carnet import Carnet
from companion.messages import Texts


def week_sheet(
    carnet: Carnet | None,
    wish: WeekSheetWish,
    texts: Texts,
    today: date,
    *,
    not_over: Iterable[Path],
) -> None:
    """Write the sheet as PDF to its file, whole or not at all, or to standard output.

    Raises CarnetExists for a place that is one of `not_over`, DiskFull, FileNotWritable,
    NotForTerminal.
    """
    first_day = wish.first or next_sheet(today)
    content = publication.week_sheet_pdf(carnet, first_day, texts.language, today)
    put_out(content, wish.output, not_over=not_over)
