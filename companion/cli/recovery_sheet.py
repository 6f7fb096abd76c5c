"""The recovery sheet on the command line.

Knows neither how the record book is opened nor how the sheet is set.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from companion import sheets
from companion.cli.output import put_out
from companion.messages import Texts


def recovery_sheet(
    groups: Sequence[str],
    identity: str,
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
    content = sheets.sheet_pdf(groups, identity, texts.language, today)
    put_out(content, place, not_over=not_over, private=True)
