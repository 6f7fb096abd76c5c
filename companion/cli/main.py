"""From what was typed to an exit status: 0 done, 1 refused or failed, 2 wrong usage.

Tells every mishap in one sentence; knows nothing of the window but that somebody opens it.
"""

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from companion import paths, settings
from companion.cli import console
from companion.domain.errors import N_, CompanionError
from companion.domain.words import Language
from companion.languages import USUAL, languages
from companion.messages import Texts, load_texts
from companion.settings import StartOptions

DONE, FAILED, WRONG_USAGE = 0, 1, 2
INTERRUPTED: Final = 130
OUR_MISTAKE = N_("The program made a mistake and stopped. What was saved before is safe.")

QUIT_AFTER_PAINT: Final = "--quit-after-paint"
"""For `make bench`: the start as with a click on the icon, its moments as lines of JSON, and the end."""

OpenWindow = Callable[[StartOptions], int]


def main(argv: Sequence[str], open_window: OpenWindow) -> int:
    """Carry out what was typed (without the program's own name) and return the exit status."""
    console.prepare()
    quits = list(argv) == [QUIT_AFTER_PAINT]
    argv = [] if quits else argv
    texts = load_texts(_wished_language(argv) or _system_language())
    try:
        if not argv:
            # Who clicks an icon types nothing, and does not wait for the words of the commands.
            return _guarded(StartOptions(quit_after_paint=quits), texts, open_window)
        return _carry_out(argv, texts, open_window)
    except SystemExit:
        return DONE  # After the help, argparse leaves.
    except CompanionError as error:
        console.complain(texts.describe(error))
        return FAILED
    except BrokenPipeError:
        console.silence()
        return FAILED
    except KeyboardInterrupt:
        return INTERRUPTED


def _carry_out(argv: Sequence[str], texts: Texts, open_window: OpenWindow) -> int:
    from companion.cli.command import WrongUsage
    from companion.cli.session import Session
    from companion.cli.typed import parse

    try:
        typed = parse(argv, texts)
        command = typed.command
        if command is None:
            return _guarded(typed.options, texts, open_window)

        def carry_out(options: StartOptions) -> int:
            language = options.language or _settled_language(options.data_dir) or texts.language
            return command.run(typed.found, Session(options, load_texts(language), open_window))

        return _guarded(typed.options, texts, carry_out)
    except WrongUsage as error:
        console.complain(texts.describe(error))
        console.complain(texts(error.usage).rstrip())
        return WRONG_USAGE


def _guarded(options: StartOptions, texts: Texts, act: Callable[[StartOptions], int]) -> int:
    """Do it; a mistake of ours is noted and told in one sentence."""
    try:
        return act(options)
    except (CompanionError, BrokenPipeError):
        raise
    except Exception as error:  # noqa: BLE001 - the outermost place: what is left is our mistake
        from companion import log

        log.start(options.data_dir or paths.user_data())
        log.mistake(error)
        log.stop()
        console.complain(texts(OUR_MISTAKE))
        return FAILED


def _wished_language(argv: Sequence[str]) -> Language | None:
    if not argv:
        return None
    from companion.cli.typed import wished_language

    return wished_language(argv)


def _settled_language(data_dir: Path | None) -> Language | None:
    """The language that was chosen in the window."""
    return settings.load((data_dir or paths.user_data()) / settings.FILE_NAME).language


def _system_language() -> Language:
    """The system's language where the program speaks it, else French."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name, "")
        if value:
            return next((each for each in languages() if value.startswith(each)), USUAL)
    return USUAL
