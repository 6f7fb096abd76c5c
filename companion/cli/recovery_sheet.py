"""The recovery sheet on the command line.

Knows neither how the record book is opened nor how the sheet is set.
"""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from companion.cli.output import put_out
from companion.messages import Texts
from companion.record_book.keys import sheet_pdf
from companion.record_book.opening import OpenCarnet


def recovery_sheet(
    opened: OpenCarnet,
    place: Path | None,
    texts: Texts,
    today: date,
    *,
    not_over: Iterable[Path],
) -> None:
    """Write the sheet as PDF to its file, which its owner alone may read, or to standard output.

    Raises CarnetExists for a place that is one of `not_over`, DiskFull, FileNotWritable,
    NotForTerminal.
    """
    content = sheet_pdf(opened, texts.language, today)
    put_out(content, place, not_over=not_over, private=True)
