"""The acts of the command line, one function each.

Each asks the same actions as the window does; none knows how its arguments were typed.
"""

from collections.abc import Callable, Iterable, Mapping
from contextlib import closing
from pathlib import Path
from typing import Final

from companion.actions.key import Key
from companion.cli import console, safe_commands
from companion.cli.arguments import Arguments, Command
from companion.cli.questionnaire_arguments import QuestionnaireAct
from companion.content.catalogue import load_catalogue
from companion.domain.carnet import Carnet, Entry
from companion.domain.records import BODY_OF, Body
from companion.files import read_stream, read_text
from companion.messages import Texts
from companion.record_book import opening
from companion.record_json import LARGEST_INPUT, entry_to_line
from companion.settings import StartOptions


def run(arguments: Arguments, texts: Texts) -> int:
    """Carry out one command. Returns the exit status; raises CompanionError for a mishap."""
    return _ACTS[arguments.command](arguments, texts)


def current_entries(carnet: Carnet) -> list[Entry[Body]]:
    """Every record that stands, of all kinds, oldest first."""
    entries: list[Entry[Body]] = [
        entry for body_type in BODY_OF.values() for entry in carnet.entries(body_type)
    ]
    return sorted(entries, key=lambda entry: (entry.recorded_at, entry.id))


def _new(arguments: Arguments, _texts: Texts) -> int:
    options = arguments.options
    assert options.carnet is not None
    opening.create_carnet(
        options.carnet,
        _key(options),
        name=arguments.name,
        clock=opening.system_clock(options.today),
    ).close()
    return 0


def _demo(arguments: Arguments, texts: Texts) -> int:
    from companion.cli.demo import build_demo

    options, path = arguments.options, arguments.options.carnet
    assert path is not None
    today = opening.system_clock(options.today)().date()
    demo = build_demo(load_catalogue(), today, options.language or texts.language)
    key = _key(options)
    opening.create_with_key(
        path,
        Key(key.passphrase, key_file=key.key_file),
        demo.revisions,
        photos=demo.photos,
        identity=demo.identity,
    ).close()
    return 0


def _list(arguments: Arguments, _texts: Texts) -> int:
    with closing(_open(arguments.options, read_only=True)) as opened:
        lines = map(entry_to_line, current_entries(opened.journal.carnet))
        console.put("".join(f"{line}\n" for line in lines).encode(), for_people=True)
    return 0


def _record(arguments: Arguments, texts: Texts) -> int:
    if arguments.source is None:
        text = read_stream(console.standard_input(), texts("standard input"), largest=LARGEST_INPUT)
    else:
        text = read_text(arguments.source, largest=LARGEST_INPUT)
    with closing(_open(arguments.options)) as opened:
        safe_commands.back_up_before_import(opened, arguments.options, text)
        added = opened.journal.take_in(_lines(text))
    console.say(texts.plural("{count} entry was written.", "{count} entries were written.", added))
    return 0


def _lines(text: str) -> Iterable[str]:
    """Lines end with a line feed alone: other line separators may stand within a text."""
    return (line.removesuffix("\r") for line in text.split("\n"))


def _summary(arguments: Arguments, texts: Texts) -> int:
    from companion.cli.summary import make_summary, put_summary

    with closing(_open(arguments.options, read_only=True)) as opened:
        journal = opened.journal
        sides = make_summary(journal.carnet, arguments.summary, texts, journal.today())
    put_summary(sides, arguments.summary, not_over=_own_files(arguments.options))
    if arguments.summary.output is not None:
        console.remind(texts("The record book’s password does not protect what was saved."))
    return 0


def _own_files(options: StartOptions) -> list[Path]:
    """The files that a page must never replace."""
    carnet = options.carnet
    assert carnet is not None
    named = (options.key_file, options.passphrase_file, options.recovery_key_file)
    return [*opening.places_of(carnet), *(path for path in named if path is not None)]


def _check(arguments: Arguments, texts: Texts) -> int:
    with closing(_open(arguments.options, read_only=True)) as opened:
        opened.file.check()
        count = len(current_entries(opened.journal.carnet))
    console.say(
        texts.plural(
            "This record book is whole. It holds {count} entry.",
            "This record book is whole. It holds {count} entries.",
            count,
        )
    )
    return 0


def _backup(arguments: Arguments, texts: Texts) -> int:
    path, folder = arguments.options.carnet, arguments.backup
    assert path is not None
    assert folder is not None
    with closing(_open(arguments.options, read_only=True)) as opened:
        made = opening.back_up(opened, path, folder)
    console.say(texts("A verified backup was made: {name}.", name=made.path.name))
    return 0


def _restore(arguments: Arguments, texts: Texts) -> int:
    options, backup = arguments.options, arguments.backup
    assert options.carnet is not None
    assert backup is not None
    restored = opening.restore(
        backup, options.carnet, _key(options), clock=opening.system_clock(options.today)
    )
    if restored.aside is None:
        console.say(texts("The backup is in place."))
    else:
        sentence = texts(
            "The backup is in place; the file that stood there is now called {name}.",
            name=restored.aside.name,
        )
        console.say(sentence)
    return 0


def _merge(arguments: Arguments, texts: Texts) -> int:
    other = arguments.backup
    assert other is not None
    with closing(_open(arguments.options)) as opened:
        added = safe_commands.merge(opened, arguments.options, other)
    if added == 0:
        console.say(texts("There was nothing new in it."))
    else:
        console.say(
            texts.plural("{count} writing was added.", "{count} writings were added.", added)
        )
    return 0


def _explain(arguments: Arguments, texts: Texts) -> int:
    from companion.cli.explain import explain

    today = opening.system_clock(arguments.options.today)().date()
    explain(arguments.explain, texts, today)
    return 0


def _card(arguments: Arguments, texts: Texts) -> int:
    from companion.cli.card import card

    carnet, kept = _carnet_if_named(arguments.options)
    today = opening.system_clock(arguments.options.today)().date()
    card(carnet, arguments.card, texts, today, not_over=kept)
    return 0


def _carnet_if_named(options: StartOptions) -> tuple[Carnet | None, list[Path]]:
    """The record book, and the files that nothing may replace; none of both when none is named."""
    if options.carnet is None:
        return None, []
    with closing(_open(options, read_only=True)) as opened:
        return opened.journal.carnet, _own_files(options)


def _taper(arguments: Arguments, texts: Texts) -> int:
    from companion.cli.treatment import taper

    with closing(_open(arguments.options, read_only=True)) as opened:
        carnet, now = opened.journal.carnet, opened.journal.now()
    taper(carnet, arguments.taper, texts, now, not_over=_own_files(arguments.options))
    return 0


def _calendar(arguments: Arguments, texts: Texts) -> int:
    from companion.cli.treatment import calendar

    with closing(_open(arguments.options, read_only=True)) as opened:
        carnet, now = opened.journal.carnet, opened.journal.now()
    calendar(carnet, arguments.calendar, texts, now, not_over=_own_files(arguments.options))
    return 0


def _questionnaire(arguments: Arguments, texts: Texts) -> int:
    from companion.cli.questionnaire import questionnaire

    wish = arguments.questionnaire
    reads = wish.act is QuestionnaireAct.LIST
    with closing(_open(arguments.options, read_only=reads)) as opened:
        questionnaire(opened.journal, wish, texts)
    return 0


def _week_sheet(arguments: Arguments, texts: Texts) -> int:
    from companion.cli.week_sheet import week_sheet

    carnet, kept = _carnet_if_named(arguments.options)
    today = opening.system_clock(arguments.options.today)().date()
    week_sheet(carnet, arguments.week_sheet, texts, today, not_over=kept)
    return 0


def _recovery_sheet(arguments: Arguments, texts: Texts) -> int:
    from companion.cli.recovery_sheet import recovery_sheet

    options = arguments.options
    today = opening.system_clock(options.today)().date()
    with closing(_open(options, read_only=True)) as opened:
        recovery_sheet(opened, arguments.output, texts, today, not_over=_own_files(options))
    return 0


def _selftest(_arguments: Arguments, texts: Texts) -> int:
    from companion.cli.selftest import selftest

    return selftest(texts)


def _open(options: StartOptions, *, read_only: bool = False) -> opening.OpenCarnet:
    assert options.carnet is not None
    return opening.open_carnet(
        options.carnet,
        _key(options),
        clock=opening.system_clock(options.today),
        read_only=read_only,
    )


def _key(options: StartOptions) -> Key:
    return opening.key_from(options.passphrase_file, options.key_file, options.recovery_key_file)


_ACTS: Final[Mapping[Command, Callable[[Arguments, Texts], int]]] = {
    Command.NEW: _new,
    Command.DEMO: _demo,
    Command.LIST: _list,
    Command.RECORD: _record,
    Command.SUMMARY: _summary,
    Command.CHECK: _check,
    Command.BACKUP: _backup,
    Command.RESTORE: _restore,
    Command.MERGE: _merge,
    Command.EXPLAIN: _explain,
    Command.CARD: _card,
    Command.TAPER: _taper,
    Command.CALENDAR: _calendar,
    Command.WEEK_SHEET: _week_sheet,
    Command.QUESTIONNAIRE: _questionnaire,
    Command.RECOVERY_SHEET: _recovery_sheet,
    Command.SELFTEST: _selftest,
}
