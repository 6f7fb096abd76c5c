"""From what was typed to an exit status: 0 done, 1 refused or failed, 2 wrong usage.

Tells every mishap in one sentence; knows nothing of the window but that somebody opens it.
"""

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from companion import log, paths, settings
from companion.cli import console
from companion.cli.arguments import Arguments, Command, WrongUsage, parse, wished_language
from companion.domain.errors import N_, CompanionError
from companion.domain.words import Language
from companion.messages import Texts, load_texts
from companion.settings import StartOptions

DONE, FAILED, WRONG_USAGE = 0, 1, 2
INTERRUPTED: Final = 130
OUR_MISTAKE = N_("The program made a mistake and stopped. What was saved before is safe.")

OpenWindow = Callable[[StartOptions], int]


def main(argv: Sequence[str], open_window: OpenWindow) -> int:
    """Carry out what was typed (without the program's own name) and return the exit status."""
    console.prepare()
    texts = load_texts(wished_language(argv) or _system_language())
    try:
        return _carry_out(parse(argv, texts), texts, open_window)
    except SystemExit:
        return DONE  # After the help, argparse leaves.
    except WrongUsage as error:
        console.complain(texts.describe(error))
        console.complain(error.usage.rstrip())
        return WRONG_USAGE
    except CompanionError as error:
        console.complain(texts.describe(error))
        return FAILED
    except BrokenPipeError:
        console.silence()
        return FAILED
    except KeyboardInterrupt:
        return INTERRUPTED


def _carry_out(arguments: Arguments, texts: Texts, open_window: OpenWindow) -> int:
    options = arguments.options
    try:
        if arguments.command is Command.OPEN:
            return open_window(options)
        texts = load_texts(
            options.language or _settled_language(options.data_dir) or texts.language
        )
        from companion.cli import commands

        return commands.run(arguments, texts)
    except (CompanionError, BrokenPipeError):
        raise
    except Exception as error:  # noqa: BLE001 - the outermost place: what is left is our mistake
        log.start(options.data_dir or paths.user_data())
        log.mistake(error)
        log.stop()
        console.complain(texts(OUR_MISTAKE))
        return FAILED


def _settled_language(data_dir: Path | None) -> Language | None:
    """The language that was chosen in the window."""
    return settings.load((data_dir or paths.user_data()) / settings.FILE_NAME).language


def _system_language() -> Language:
    """French, unless the system speaks English."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name, "")
        if value:
            return Language.EN if value.startswith("en") else Language.FR
    return Language.FR
