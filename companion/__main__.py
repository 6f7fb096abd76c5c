"""The front door: a command when one was typed, the window otherwise.

Knows nothing else; the window is loaded only when it opens.
"""

import sys

from companion.cli.main import main as command_line
from companion.settings import StartOptions


def open_window(options: StartOptions) -> int:
    """Open the window and return its exit status."""
    from companion import app

    return app.run(options)


def forbid_core_dumps() -> None:
    """After a crash, no copy of the memory, with all that the carnet holds, stays on the disk.

    A limit of one byte: the kernel hands dumps on to a program such as systemd's when it is 0.
    """
    if sys.platform != "win32":
        import resource

        _, most = resource.getrlimit(resource.RLIMIT_CORE)
        one_byte = 1 if most == resource.RLIM_INFINITY else min(1, most)
        resource.setrlimit(resource.RLIMIT_CORE, (one_byte, one_byte))


def main() -> int:
    """Carry out what was typed; the exit status."""
    forbid_core_dumps()
    return command_line(sys.argv[1:], open_window)


if __name__ == "__main__":
    sys.exit(main())
