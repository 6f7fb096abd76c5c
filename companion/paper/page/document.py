"""What the printed page says, word for word and cell by cell, ready to be set.

Every text is in the page's language already.
"""

from datetime import date

from msgspec import Struct

from companion.domain.words import Language

NOT_ASKED = "."
NO_CHECK_IN = "/"
PRESENT = "y"
BEFORE = " "
WEEK = "w"


class Fact(Struct, frozen=True):
    """A label and what is said of it; a blank `text` leaves a line to write on."""

    label: str
    text: str
    strong: bool = False


class ChangeGroup(Struct, frozen=True):
    """The symptoms that changed in one way. `mark` is a sign that needs no colour."""

    mark: str
    label: str
    items: tuple[str, ...]


class Changes(Struct, frozen=True):
    """What changed since the period before."""

    heading: str
    groups: tuple[ChangeGroup, ...]
    remarks: tuple[str, ...]


class TickedSign(Struct, frozen=True):
    """A line of the warning-sign card that was ticked, when, and what was done."""

    text: str
    days: str
    done: str
    strong: bool = False


class TickedSigns(Struct, frozen=True):
    """All that was ticked, with the card's version; first the stays and the emergency visits."""

    heading: str
    visits: tuple[TickedSign, ...]
    rows: tuple[TickedSign, ...]
    more: str
    source: str


class Strip(Struct, frozen=True):
    """One row of cells. A cell is `0` to `4`, PRESENT, NOT_ASKED, NO_CHECK_IN or a short mark.

    `wide` cells stand for one answer about a week: the number of the first, and how many it joins.
    `alt` says the same in words, for those who do not see the drawing.
    """

    cells: tuple[str, ...]
    alt: str
    wide: tuple["WideCell", ...] = ()


class WideCell(Struct, frozen=True):
    """One answer for a week: its first cell (from 0), over how many cells, and what stands in it."""

    start: int
    count: int
    text: str


class WriterRow(Struct, frozen=True):
    """Who made check-ins on which days, or what one person said; marks tell late and corrected ones."""

    name: str
    strip: Strip


class SymptomRow(Struct, frozen=True):
    """One symptom. `worst`, `last` and `before` are cells as in a strip, blank when unknown.

    `last_day` is blank unless the latest answer is old; `authors` has a row for each person when
    two disagreed.
    """

    name: str
    interference: str
    worst: str
    worst_word: str
    worst_day: str
    last: str
    last_day: str
    before: str
    change_mark: str
    change_word: str
    notable_days: str
    strip: Strip
    authors: tuple[WriterRow, ...] = ()


class AxisLabel(Struct, frozen=True):
    """A date above the strips, at the left edge of cell number `cell` (from 0)."""

    cell: int
    text: str


class Columns(Struct, frozen=True):
    """The headings of the symptom table."""

    name: str
    worst: str
    last: str
    before: str
    change: str
    notable_days: str
    strip: str


class LegendItem(Struct, frozen=True):
    """A cell and what it means."""

    cell: str
    text: str


class SymptomTable(Struct, frozen=True):
    """The symptoms, worst first. `infusions` are cell numbers from 0."""

    heading: str
    columns: Columns
    axis: tuple[AxisLabel, ...]
    cell_count: int
    infusions: tuple[int, ...]
    infusion_label: str
    rows: tuple[SymptomRow, ...]
    writers: tuple[WriterRow, ...]
    legend: tuple[LegendItem, ...]
    remarks: tuple[Fact, ...]


class Point(Struct, frozen=True):
    """A measured value: `x` and `y` from 0 to 1, `joined` to the point before.

    `beyond`: `below` or `above` where the true value lies on that side of the point, else blank.
    """

    x: float
    y: float
    joined: bool
    beyond: str = ""


class Chart(Struct, frozen=True):
    """One quantity in one unit. `infusions` are x from 0 to 1; no points: words only.

    `before` is the last value before the period; `second` the lower of two numbers that go together.
    """

    title: str
    latest: str
    before: str
    details: tuple[str, ...]
    points: tuple[Point, ...]
    infusions: tuple[float, ...]
    lowest: str
    highest: str
    alt: str
    second: tuple[Point, ...] = ()


class Charts(Struct, frozen=True):
    """The measurements."""

    heading: str
    charts: tuple[Chart, ...]
    remark: str


class TableRow(Struct, frozen=True):
    """Cells of plain text; `tag` is set in a box after the second one."""

    cells: tuple[str, ...]
    tag: str = ""
    strong: bool = False


class Table(Struct, frozen=True):
    """A plain table. `more` says how many rows were left out; `wide`: over the page's whole width."""

    heading: str
    columns: tuple[str, ...]
    rows: tuple[TableRow, ...]
    more: str
    wide: bool = False


class Quote(Struct, frozen=True):
    """Someone's own words; `lead` says who and when, `answer` what was answered."""

    lead: str
    text: str
    answer: str = ""


class Listing(Struct, frozen=True):
    """Questions, remarks or notes."""

    heading: str
    numbered: bool
    items: tuple[Quote, ...]
    more: str


class PagePhoto(Struct, frozen=True):
    """One chosen picture: its name for the layout, its SHA-256, its size in pixels, its words."""

    name: str
    sha256: str
    width: int
    height: int
    caption: str
    text: str
    alt: str


class Photos(Struct, frozen=True):
    """The photos that the person chose for this page."""

    heading: str
    photos: tuple[PagePhoto, ...]


class PageDocument(Struct, frozen=True):
    """The whole page. A part that is None was left out or has nothing to say.

    `withdrawn` is what one of two computers withdrew, where no table of symptoms says it.
    `page_label` holds `[page]` and `[pages]`, which the layout fills.
    """

    language: Language
    made_on: date
    title: str
    heading: str
    running_head: str
    page_label: str
    identity: tuple[Fact, ...]
    period: str
    coverage: str
    foot: tuple[str, ...]
    care: tuple[Fact, ...] = ()
    treatment: tuple[Fact, ...] = ()
    nothing_noted: str = ""
    withdrawn: Fact | None = None
    changes: Changes | None = None
    warning_signs: TickedSigns | None = None
    symptoms: SymptomTable | None = None
    measurements: Charts | None = None
    events: Table | None = None
    medicines: Table | None = None
    questions: Listing | None = None
    remarks: Listing | None = None
    notes: Listing | None = None
    details: Listing | None = None
    questionnaires: Table | None = None
    photos: Photos | None = None
