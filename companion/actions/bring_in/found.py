"""What was found in a file from elsewhere: a table whose columns are still to be confirmed, or records.

It crosses from the process that read the file: plain values alone, no code of the file's format.
"""

from enum import StrEnum
from typing import Final

from msgspec import Struct

from companion.domain.errors import N_, CompanionError
from companion.domain.records import OwnSymptom

LARGEST: Final = 10_000_000
"""Bytes of a file that is read."""
MOST_ROWS: Final = 50_000
MOST_COLUMNS: Final = 300
LONGEST_CELL: Final = 20_000
MOST_CELLS: Final = 600_000
MOST_CELLS_BY_FEATURE: Final = 3_000_000
"""Of a table that is a row a point: most of its cells are blank once each feature is a column."""


class Source(StrEnum):
    """Which program wrote a file, as far as its content tells; `TABLE` is any other's table."""

    TABLE = "table"
    TRACK_AND_GRAPH = "track-and-graph"
    FLAREDOWN = "flaredown"
    LOOP = "loop"
    MYGNUHEALTH = "mygnuhealth"
    FHIR = "fhir"
    RECORDS = "records"

    @property
    def words(self) -> str:
        """How it is called in a sentence."""
        return _TITLES[self]


_TITLES: Final = {
    Source.TABLE: N_("a table (CSV)"),
    Source.TRACK_AND_GRAPH: "Track & Graph",
    Source.FLAREDOWN: "Flaredown",
    Source.LOOP: "Loop Habit Tracker",
    Source.MYGNUHEALTH: "MyGNUHealth",
    Source.FHIR: N_("a hospital file (FHIR)"),
    Source.RECORDS: "Compagnon Immuno",
}


class Separator(StrEnum):
    """What stands between two cells of a row."""

    COMMA = ","
    SEMICOLON = ";"
    TAB = "\t"
    BAR = "|"


class NotBroughtIn(CompanionError):
    """A file from elsewhere that was refused as a whole."""

    message = N_("Nothing was brought in from this file: {reason}.")


NOT_TEXT = N_("it is not a text file")
NO_TABLE = N_("it holds no table, no FHIR and no records of this program")
A_SPREADSHEET = N_("it is a spreadsheet: save it there as CSV first")
EMPTY = N_("it is empty")
AS_XML = N_("it is written as XML: it must be saved as JSON")
BROKEN_ROW = N_("cells in line {line}: {found} instead of {wanted}; the file may be cut short")
OPEN_QUOTE = N_("a quotation mark is opened and not closed; the file may be cut short")
TOO_MANY_ROWS = N_("it has more than {most} lines or too many columns")
TWO_COLUMNS = N_("two of its columns are called {name}")
LONG_CELL = N_("one of its cells is longer than {most} letters")
BROKEN = N_("it is cut short or damaged ({detail})")
NOTHING_KNOWN = N_("nothing in it can stand in a record book")


class FoundTable(Struct, frozen=True):
    """A table: its columns by name, and its rows, each with one cell a column.

    `encoding` is what its letters were read as, where that had to be guessed.
    """

    source: Source
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    separator: Separator | None = None
    encoding: str | None = None

    def cells(self, column: str) -> tuple[str, ...]:
        """What stands in a column, row by row."""
        place = self.columns.index(column)
        return tuple(row[place] for row in self.rows)


class FoundRecord(Struct, frozen=True):
    """One record as a JSON line. `writer`: who wrote it as the file says, None for its patient."""

    line: str
    writer: str | None = None


class LeftOut(Struct, frozen=True):
    """What of a file does not come in: why (a text of the program), and how many."""

    reason: str
    count: int
    name: str = ""


class FoundRecords(Struct, frozen=True):
    """Records, and what was left out. `about` is whom the file names as the patient.

    `own_symptoms` are those in somebody's own words that the records speak of, `questionnaires` the
    FHIR texts of those that it brings along and that are still to be made ready.
    """

    source: Source
    records: tuple[FoundRecord, ...]
    left_out: tuple[LeftOut, ...] = ()
    about: str = ""
    own_symptoms: tuple[OwnSymptom, ...] = ()
    questionnaires: tuple[str, ...] = ()


Found = FoundTable | FoundRecords
