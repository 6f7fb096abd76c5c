"""The front door: a command when one was typed, the window otherwise.

The window is loaded only when it opens.
"""

import sys

from companion.apart.process import APART
from companion.cli.main import main as command_line
from companion.memory_guard import guard_memory
from companion.settings import StartOptions


def open_window(options: StartOptions) -> int:
    """Open the window and return its exit status."""
    from companion.ui.window.quick_start import spare_reading_of_sources

    spare_reading_of_sources()
    from companion import app

    return app.run(options)


def main() -> int:
    """Carry out what was typed; the exit status."""
    guard_memory()
    match sys.argv[1:]:
        case [name] if name.endswith((".carnet", ".carnet-age")):
            sys.argv[1:] = ["open", name]
    if sys.argv[1:2] == [APART]:
        from companion.apart.serving import serve

        return serve(sys.argv[2:])
    return command_line(sys.argv[1:], open_window)


def window() -> int:
    """The program behind an icon: a file that was double-clicked, else what main() does."""
    match sys.argv[1:]:
        case [name] if not name.startswith("-"):
            sys.argv[1:] = ["open", name]
    return main()


if __name__ == "__main__":
    sys.exit(main())
