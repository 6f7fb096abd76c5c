"""What may be typed after `companion`, and what it means.

Knows the words of the command line; carries nothing out.
"""

import argparse
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Final

from companion.actions.paper import CardSize
from companion.cli.common_arguments import add_common, add_output, day, path
from companion.cli.page_arguments import (
    WeekSheetWish,
    add_left_out,
    add_week_sheet,
    week_sheet_wish,
)
from companion.cli.parser import Parser, formatter
from companion.cli.questionnaire_arguments import (
    QuestionnaireWish,
    add_questionnaire,
    questionnaire_wish,
)
from companion.cli.safe_arguments import add_backup, add_merge, add_restore
from companion.cli.treatment_arguments import (
    CalendarWish,
    TaperWish,
    add_treatment,
    calendar_wish,
    taper_wish,
)
from companion.cli.wishes import CardWish, ExplainWish, Format, PageFormat, SummaryWish
from companion.domain.summary import Basis
from companion.domain.words import Language
from companion.messages import Texts
from companion.settings import StartOptions


class Command(StrEnum):
    """The acts of the command line. OPEN is also what happens without a command."""

    OPEN = "open"
    NEW = "new"
    DEMO = "demo"
    LIST = "list"
    RECORD = "record"
    SUMMARY = "summary"
    CHECK = "check"
    BACKUP = "backup"
    RESTORE = "restore"
    MERGE = "merge"
    EXPLAIN = "explain"
    CARD = "card"
    TAPER = "taper"
    CALENDAR = "calendar"
    WEEK_SHEET = "week-sheet"
    QUESTIONNAIRE = "questionnaire"
    RECOVERY_SHEET = "recovery-sheet"
    SELFTEST = "selftest"


@dataclass(frozen=True, slots=True)
class Arguments:
    """One command. `options.carnet` is its file; `source` None means standard input.

    `backup` is the folder to back up into, the backup to restore, or the copy to merge; `output` is
    where the recovery sheet goes.
    """

    command: Command
    options: StartOptions
    name: str = ""
    source: Path | None = None
    backup: Path | None = None
    output: Path | None = None
    summary: SummaryWish = field(default_factory=SummaryWish)
    explain: ExplainWish = field(default_factory=ExplainWish)
    card: CardWish = field(default_factory=CardWish)
    taper: TaperWish = field(default_factory=TaperWish)
    calendar: CalendarWish = field(default_factory=CalendarWish)
    week_sheet: WeekSheetWish = field(default_factory=WeekSheetWish)
    questionnaire: QuestionnaireWish = field(default_factory=QuestionnaireWish)


@dataclass(frozen=True, slots=True)
class _Start:
    """Where a period starts."""

    basis: Basis
    first: date | None = None


_SINCE_CONSULTATION: Final = _Start(Basis.LAST_CONSULTATION)
_STARTS: Final = {
    "last-infusion": _Start(Basis.LAST_INFUSION),
    "last-consultation": _SINCE_CONSULTATION,
}
_FORMAT_OF_SUFFIX: Final = {
    ".pdf": Format.PDF,
    ".png": Format.PNG,
    ".json": Format.JSON,
    ".csv": Format.CSV,
}
_PAGE_FORMAT_OF_SUFFIX: Final = {".json": PageFormat.JSON, ".pdf": PageFormat.PDF}


def parse(argv: Sequence[str], texts: Texts) -> Arguments:
    """The command that was typed. Raises WrongUsage, WrongValue, or SystemExit after `--help`."""
    found = _parser(texts).parse_args(list(argv))
    found_command: str | None = found.command
    command = Command(found_command) if found_command else Command.OPEN
    options = StartOptions(
        carnet=getattr(found, "carnet", None),
        data_dir=getattr(found, "data_dir", None),
        passphrase_file=getattr(found, "passphrase_file", None),
        key_file=getattr(found, "key_file", None),
        recovery_key_file=getattr(found, "recovery_key_file", None),
        today=getattr(found, "today", None),
        language=getattr(found, "lang", None),
        read_only=getattr(found, "read_only", False),
    )
    if command is Command.NEW:
        return Arguments(command, options, name=found.name)
    if command is Command.RECORD:
        source: str = found.source
        return Arguments(command, options, source=None if source == "-" else Path(source))
    if command in {Command.BACKUP, Command.RESTORE, Command.MERGE}:
        return Arguments(command, options, backup=found.backup)
    if command is Command.RECOVERY_SHEET:
        return Arguments(command, options, output=found.output)
    if command is Command.SUMMARY:
        return Arguments(command, options, summary=_summary_wish(found))
    if command is Command.EXPLAIN:
        return Arguments(command, options, explain=_explain_wish(found))
    if command is Command.CARD:
        return Arguments(command, options, card=CardWish(found.size, found.both, found.output))
    if command is Command.TAPER:
        return Arguments(command, options, taper=taper_wish(found))
    if command is Command.CALENDAR:
        return Arguments(command, options, calendar=calendar_wish(found))
    if command is Command.WEEK_SHEET:
        return Arguments(command, options, week_sheet=week_sheet_wish(found))
    if command is Command.QUESTIONNAIRE:
        return Arguments(command, options, questionnaire=questionnaire_wish(found))
    return Arguments(command, options)


def _summary_wish(found: argparse.Namespace) -> SummaryWish:
    start: _Start = found.start
    output: Path | None = found.output
    by_suffix = None if output is None else _FORMAT_OF_SUFFIX.get(output.suffix.lower())
    form: Format = found.format or by_suffix or Format.TEXT
    return SummaryWish(
        start.basis,
        start.first,
        found.last,
        form,
        output,
        frozenset(found.without),
        frozenset(found.without_symptoms),
        whole=found.whole,
    )


def _explain_wish(found: argparse.Namespace) -> ExplainWish:
    output: Path | None = found.output
    by_suffix = None if output is None else _PAGE_FORMAT_OF_SUFFIX.get(output.suffix.lower())
    form: PageFormat = found.format or by_suffix or PageFormat.TEXT
    return ExplainWish(found.page, found.words, form, output)


def wished_language(argv: Sequence[str]) -> Language | None:
    """The language that `--lang` names, before anything else is understood."""
    pairs = zip(argv, [*argv[1:], ""], strict=False)  # nothing typed: no pair
    named = [after if word == "--lang" else word.removeprefix("--lang=") for word, after in pairs
             if word.startswith("--lang")]  # fmt: skip
    return next((Language(name) for name in named if name in set(Language)), None)


def _parser(texts: Texts) -> Parser:
    """The parser with its help in the language of the texts.

    Groups carry their own titles, because argparse takes its own from the system's language.
    """
    parser = Parser(
        prog="companion",
        description=texts("A journal for people treated with cancer immunotherapy."),
        epilog=texts("Without a command, the window opens."),
        formatter_class=formatter(texts),
        add_help=False,
        allow_abbrev=False,
    )
    add_common(parser, texts)
    parser.set_defaults(command=None)
    commands = parser.add_subparsers(
        title=texts("commands"), dest="command", metavar=texts("COMMAND"), parser_class=Parser
    )
    for command, summary in _summaries(texts).items():
        sub = commands.add_parser(
            command.value,
            help=summary,
            description=summary,
            formatter_class=formatter(texts),
            add_help=False,
            allow_abbrev=False,
        )
        _add_own(sub, command, texts)
        add_common(sub, texts)
    return parser


def _summaries(texts: Texts) -> dict[Command, str]:
    return {
        Command.OPEN: texts("open the window with this record book"),
        Command.NEW: texts("make an empty record book"),
        Command.DEMO: texts("make the record book of a fictional person, over twelve weeks"),
        Command.LIST: texts("write the current entries as JSON lines, oldest first"),
        Command.RECORD: texts("add entries from JSON lines: all of them, or none"),
        Command.SUMMARY: texts("make the page for the consultation"),
        Command.CHECK: texts("read the whole file and say whether all is there"),
        Command.BACKUP: texts("make a verified backup in a folder"),
        Command.RESTORE: texts("put a backup in place of its record book, which is set aside"),
        Command.MERGE: texts("add what another copy of the same record book holds"),
        Command.EXPLAIN: texts("read an explanation, search them, or list them"),
        Command.CARD: texts("print the warning-sign card"),
        Command.TAPER: texts("print a prescription in steps, to tick day by day"),
        Command.CALENDAR: texts("write the appointments for a calendar program"),
        Command.WEEK_SHEET: texts("print a blank sheet of one week, to tick by hand"),
        Command.QUESTIONNAIRE: texts("list, add or remove the care team’s questionnaires"),
        Command.RECOVERY_SHEET: texts(
            "print the sheet that opens the record book without anything else"
        ),
        Command.SELFTEST: texts("try every part of the program in a temporary folder"),
    }


def _add_own(parser: Parser, command: Command, texts: Texts) -> None:
    if command is Command.SELFTEST:
        return
    needed = parser.add_argument_group(texts("what the command works on"))
    if command in _WHOLLY_OWN:
        _WHOLLY_OWN[command](needed, texts)
        return
    needed.add_argument("carnet", type=path, metavar="CARNET", help=texts("the record book file"))
    if command is Command.OPEN:
        needed.add_argument(
            "--read-only",
            action="store_true",
            help=texts("read and print it, without anything being written in it"),
        )
    elif command is Command.NEW:
        needed.add_argument(
            "--name", default="", metavar=texts("NAME"), help=texts("the person’s name")
        )
    elif command is Command.RECORD:
        needed.add_argument(
            "--from",
            dest="source",
            required=True,
            metavar=texts("FILE"),
            help=texts("the file to read; - for standard input"),
        )
    elif command is Command.SUMMARY:
        _add_summary(needed, texts)
    elif command is Command.RECOVERY_SHEET:
        add_output(needed, texts)
    elif command is Command.QUESTIONNAIRE:
        add_questionnaire(needed, texts)
    elif command in {Command.TAPER, Command.CALENDAR}:
        add_treatment(needed, command.value, texts)


def _add_week_sheet(needed: "argparse._ArgumentGroup", texts: Texts) -> None:
    add_week_sheet(needed, texts)
    add_output(needed, texts)


def _add_summary(needed: "argparse._ArgumentGroup", texts: Texts) -> None:
    needed.add_argument(
        "--from",
        dest="start",
        type=_start,
        default=_SINCE_CONSULTATION,
        metavar=texts("DATE|last-infusion|last-consultation"),
        help=texts("the first day (usually that of the last consultation)"),
    )
    needed.add_argument(
        "--to",
        dest="last",
        type=day,
        metavar=texts("DATE"),
        help=texts("the last day (usually today)"),
    )
    needed.add_argument(
        "--format",
        type=Format,
        metavar="pdf|png|json|text|fhir|csv",
        help=texts("the form of the page (usually that of the file, or text)"),
    )
    add_left_out(needed, texts)
    add_output(needed, texts)


def _add_explain(needed: "argparse._ArgumentGroup", texts: Texts) -> None:
    which = needed.add_mutually_exclusive_group()
    which.add_argument(
        "page",
        nargs="?",
        metavar="PAGE",
        help=texts(
            "the page, by its name in the list; without it, the list, or the booklet as PDF"
        ),
    )
    which.add_argument(
        "--search",
        dest="words",
        metavar=texts("WORDS"),
        help=texts("show where these words stand"),
    )
    needed.add_argument(
        "--format",
        type=PageFormat,
        metavar="text|json|pdf",
        help=texts("the form of the text (usually that of the file, or text)"),
    )
    add_output(needed, texts)


def _add_card(needed: "argparse._ArgumentGroup", texts: Texts) -> None:
    needed.add_argument(
        "carnet",
        nargs="?",
        type=path,
        metavar="CARNET",
        help=texts("the record book whose team’s numbers stand on it; without it, lines to fill"),
    )
    needed.add_argument(
        "--size",
        type=CardSize,
        default=CardSize.A4,
        metavar="a4|wallet",
        help=texts("one A4 side, or a strip to fold for a wallet"),
    )
    needed.add_argument(
        "--both", action="store_true", help=texts("French and English side by side, for travel")
    )
    add_output(needed, texts)


def _start(text: str) -> _Start:
    return _STARTS.get(text) or _Start(Basis.DATES, day(text))


_WHOLLY_OWN: Final[Mapping[Command, Callable[["argparse._ArgumentGroup", Texts], None]]] = {
    Command.EXPLAIN: _add_explain,
    Command.CARD: _add_card,
    Command.WEEK_SHEET: _add_week_sheet,
    Command.BACKUP: add_backup,
    Command.RESTORE: add_restore,
    Command.MERGE: add_merge,
}
