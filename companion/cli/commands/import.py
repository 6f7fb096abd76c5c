"""`companion import`: another program's file, seen, brought in, taken back."""  # noqa: N999 - its own name

import argparse
from dataclasses import replace
from pathlib import Path
from typing import Final

from companion.actions.bring_in.columns import (
    Choices,
    Column,
    Meaning,
    asked_first,
    guess,
    with_day,
)
from companion.actions.bring_in.days import DayOrder
from companion.actions.bring_in.found import (
    LARGEST,
    Found,
    FoundTable,
    Separator,
)
from companion.actions.bring_in.plan import Plan, bring_in, plan, take_back
from companion.actions.words.bring_in import (
    days_words,
    left_out_words,
    meaning_words,
    new_words,
    source_words,
)
from companion.cli import console
from companion.cli.command import (
    Command,
    Group,
    WrongUsage,
    WrongValue,
    add_carnet,
    add_dry_run,
)
from companion.cli.session import Session
from companion.domain.carnet import Carnet
from companion.domain.errors import N_
from companion.domain.records import Person, Role
from companion.domain.symptoms import Attribute, Catalogue
from companion.messages import Texts
from companion.plain_text import plain_line
from companion.record_book.book import RecordBook

USAGE: Final = N_(
    "companion import CARNET FILE [--dry-run] [--undo] [--as NAME] [--dates dmy|mdy|ymd]\n"
    "  [--separator ,|;|tab|bar] [--days COLUMN]\n"
    '  [--column "NAME=leave|note|measure:QUANTITY:UNIT|level:SYMPTOM[.ATTRIBUTE]:VALUE=LEVEL,..."]'
)
_SEPARATORS: Final = {"tab": Separator.TAB, "bar": Separator.BAR}


def _add(needed: Group, texts: Texts) -> None:
    add_carnet(needed, texts)
    needed.add_argument(
        "file",
        type=Path,
        metavar=texts("FILE"),
        help=texts(
            "CSV, Track & Graph, Flaredown, Loop Habit Tracker, MyGNUHealth, FHIR, or JSON lines"
        ),
    )
    add_dry_run(needed, texts)
    needed.add_argument(
        "--undo", action="store_true", help=texts("take back what this file brought in")
    )
    needed.add_argument(
        "--as",
        dest="writer",
        metavar=texts("NAME"),
        help=texts("who wrote it: a person of the book"),
    )
    _add_reading(needed, texts)


def _add_reading(needed: Group, texts: Texts) -> None:
    """How the table is read."""
    needed.add_argument(
        "--dates",
        type=DayOrder,
        metavar="dmy|mdy|ymd",
        help=texts("the order of day (d), month (m) and year (y)"),
    )
    needed.add_argument(
        "--separator", metavar=",|;|tab|bar", help=texts("what stands between two cells")
    )
    needed.add_argument(
        "--days", metavar=texts("COLUMN"), help=texts("the column that holds the days")
    )
    needed.add_argument(
        "--column",
        dest="columns",
        action="append",
        default=[],
        metavar=texts("COLUMN=MEANING"),
        help=texts(
            "what a column is: leave, note, measure:QUANTITY:UNIT, or level:SYMPTOM:VALUE=LEVEL,…"
        ),
    )


def _run(found: argparse.Namespace, session: Session) -> int:
    """Raises NotBroughtIn, WrongUsage, or what reading and writing raise."""
    from companion.apart.from_elsewhere import read_from_elsewhere_apart
    from companion.files import read_bytes

    content = read_bytes(found.file, largest=LARGEST)
    if len(content) > console.LONG_TO_READ:
        console.remind(session.texts("Reading the file…"))
    read = read_from_elsewhere_apart(content, _separator(found.separator))
    if found.dry_run and not found.undo:
        with session.read() as book:
            _show(_planned(found, session, book, read), read, session.texts)
        return 0
    with session.opened() as book:
        planned = _planned(found, session, book, read)
        if found.undo:
            _undo(book, planned, session.texts)
        else:
            _write(book, planned, read, session.texts)
    return 0


def _planned(found: argparse.Namespace, session: Session, book: RecordBook, read: Found) -> Plan:
    journal, texts = book.journal, session.texts
    writer = _writer(journal.whole, found.writer)
    if not isinstance(read, FoundTable):
        return plan(journal, read, None, texts, writer=writer)
    choices = _choices(found, read, journal.catalogue)
    for column in choices.columns:
        console.say(plain_line(meaning_words(texts, column, choices, journal.catalogue)))
    return plan(journal, read, choices, texts, writer=writer)


def _write(book: RecordBook, planned: Plan, read: Found, texts: Texts) -> None:
    if planned.new:
        book.back_up_before()
    bring_in(book.journal, planned)
    _show(planned, read, texts)


def _undo(book: RecordBook, planned: Plan, texts: Texts) -> None:
    taken = take_back(book.journal, planned)
    console.say(
        texts.plural(
            "{count} entry was taken back.", "{count} entries were taken back.", len(taken)
        )
    )


def _show(planned: Plan, read: Found, texts: Texts) -> None:
    """What came in or would: how many of what, from when to when, and what did not."""
    console.say(texts("The file comes from: {source}.", source=source_words(texts, read)))
    for line in new_words(texts, planned):
        console.say(line)
    if planned.days is not None:
        console.say(days_words(texts, planned.days))
    for line in left_out_words(texts, planned):
        console.say(plain_line(line))


def _writer(carnet: Carnet, name: str | None) -> str | None:
    """The person of that name, or the patient by the word. Raises WrongValue."""
    if name is None:
        return None
    for entry in carnet.entries(Person):
        is_patient = entry.body.role is Role.PATIENT and name == Role.PATIENT.value
        if is_patient or name in {entry.body.name, entry.id}:
            return entry.id
    raise WrongValue(USAGE, name="--as")


def _separator(text: str | None) -> Separator | None:
    if text is None:
        return None
    if text in _SEPARATORS:
        return _SEPARATORS[text]
    try:
        return Separator(text)
    except ValueError as error:
        raise WrongValue(USAGE, name="--separator") from error


def _choices(found: argparse.Namespace, table: FoundTable, catalogue: Catalogue) -> Choices:
    choices = guess(table, catalogue)
    if found.days is not None:
        if found.days not in table.columns:
            raise WrongValue(USAGE, name="--days")
        choices = with_day(table, choices, found.days)
    if found.dates is not None:
        choices = replace(choices, order=found.dates)
    named: list[str] = found.columns
    for text in named:
        choices = choices.with_column(_column(text, table, catalogue))
    return choices


def _column(text: str, table: FoundTable, catalogue: Catalogue) -> Column:
    """What « Fatigue=level:fatigue:1=0,2=1 » says. Raises WrongUsage."""
    # A name may hold the sign that ends it: the longest one that is a column counts.
    fitting = [name for name in table.columns if text.startswith(f"{name}=")]
    if not fitting:
        raise WrongValue(USAGE, name="--column")
    name = max(fitting, key=len)
    kind, _, rest = text[len(name) + 1 :].partition(":")
    if kind in {Meaning.LEAVE.value, Meaning.NOTE.value} and not rest:
        return Column(name, Meaning(kind))
    what, _, rest = rest.partition(":")
    if kind == Meaning.MEASURE.value:
        quantity = catalogue.quantities.get(what)
        if quantity is not None and quantity.unit(rest) is not None:
            return Column(name, Meaning.MEASURE, quantity=what, unit=rest)
    if kind == Meaning.LEVEL.value:
        symptom, attribute = _asked(what, catalogue)
        return Column(name, Meaning.LEVEL, symptom, attribute, _levels(rest, attribute))
    raise WrongUsage(USAGE)


def _asked(text: str, catalogue: Catalogue) -> tuple[str, Attribute]:
    symptom_id, _, said = text.partition(".")
    symptom = catalogue.symptoms.get(symptom_id)
    if symptom is None:
        raise WrongUsage(USAGE)
    attribute = next((a for a in symptom.attributes if a.value == said), None)
    if said and attribute is None:
        raise WrongUsage(USAGE)
    return symptom_id, attribute or asked_first(symptom)


def _levels(text: str, attribute: Attribute) -> dict[str, int]:
    """« 1=0,2=1 »: which level each value is."""
    levels: dict[str, int] = {}
    for pair in text.split(","):
        value, sign, level = pair.rpartition("=")
        if not sign or not level.isdecimal() or int(level) > attribute.highest:
            raise WrongUsage(USAGE)
        levels[value.strip()] = int(level)
    return levels


COMMAND = Command(
    "import", N_("bring in entries from another program, seen before they are written"), _add, _run
)
