"""The front door: a command when one was typed, the window otherwise.

The window is loaded only when it opens.
"""

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from companion.apart.process import APART
from companion.memory_guard import guard_memory

if TYPE_CHECKING:
    from companion.settings import StartOptions


def open_window(options: "StartOptions") -> int:
    """Open the window and return its exit status."""
    from companion.ui.window.quick_start import load_shiboken

    load_shiboken()
    from companion import app

    return app.run(options)


def main() -> int:
    """Carry out what was typed; the exit status."""
    guard_memory()
    sys.argv[1:] = opening(sys.argv[1:])
    if sys.argv[1:2] == [APART]:
        from companion.apart.serving import serve

        return serve(sys.argv[2:])
    # After that: the process that sets a page or reads a file knows no commands.
    from companion.cli.main import main as command_line

    return command_line(sys.argv[1:], open_window)


def opening(words: Sequence[str]) -> Sequence[str]:
    """The words with « open » before a file of ours that no command stands before, only options."""
    for number, word in enumerate(words):
        if word.endswith((".carnet", ".carnet-age")):
            return [*words[:number], "open", *words[number:]]
        if not word.startswith("-") and not (number and words[number - 1].startswith("--")):
            break
    return words


def window() -> int:
    """The program behind an icon: a file that was double-clicked, else what main() does."""
    match sys.argv[1:]:
        case [name] if not name.startswith("-"):
            sys.argv[1:] = ["open", name]
    return main()


if __name__ == "__main__":
    sys.exit(main())
