"""What comes from outside is read in a process of its own, with limits: a crash or a bomb there costs a sentence.

The content goes in by a pipe and what was read comes back by one: nothing of it lies in a file or in
the list of processes, words that open a file neither. Knows neither the window nor what is read.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final

from companion.domain.errors import N_, CompanionError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from subprocess import Popen

APART: Final = "--apart"
"""The first word of the program's own call for such a process; nobody types it."""
PRINTABLES: Final = "printables"
"""The work whose module brings what sets paper along: no other reader waits for that."""
MOST_SECONDS: Final = 20
MOST_MEMORY: Final = 1_500_000_000
MOST_MEMORY_OF_TEXT: Final = 600_000_000
"""Of room that may be asked for; what is really taken stays below half of it."""
_LONGEST_HEAD: Final = 100_000

Answer = tuple[str, "Iterable[bytes]"]
"""What the other process says in one line, and what it gives."""


class TooMuchToRead(CompanionError):
    """A file that took too long, too much memory, or brought its reader down."""

    message = N_(
        "This file is damaged, or far too large. Nothing was written. Please ask for a new one."
    )


def answer_apart(work: str, content: bytes) -> tuple[list[str], bytes]:
    """What the process says, and what it gives. Raises TooMuchToRead."""
    head, found, body = run_apart(work, content).partition(b"\n")
    if not found:
        raise TooMuchToRead
    return said(head), body


def run_apart(work: str, content: bytes) -> bytes:
    """All that the process writes. Raises TooMuchToRead."""
    import subprocess

    try:
        done = subprocess.run(  # noqa: S603 - this very program, with two words of ours
            [*program(), APART, work],
            input=content,
            capture_output=True,
            timeout=MOST_SECONDS,
            check=False,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except (subprocess.TimeoutExpired, OSError) as error:
        raise TooMuchToRead from error
    if done.returncode != 0:
        raise TooMuchToRead
    return done.stdout


def start_apart(work: str) -> Popen[bytes]:
    """A process that does one work again and again, for as long as something comes through its pipe."""
    import subprocess

    return subprocess.Popen(  # noqa: S603 - this very program, with two words of ours
        [*program(), APART, work],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )


def said(head: bytes) -> list[str]:
    """The words of a head. Raises TooMuchToRead for one that no reader of ours says."""
    if len(head) > _LONGEST_HEAD:
        raise TooMuchToRead
    return head.decode("ascii", errors="replace").split()


def program() -> Sequence[str]:
    """How this very program is started once more."""
    if getattr(sys, "frozen", False):
        return (sys.executable,)
    return (sys.executable, "-P", "-m", "companion")


def refused(error: CompanionError) -> Answer:
    """How the other process says a mishap."""
    import msgspec

    return f"refused {type(error).__name__}", (msgspec.json.encode(error.values),)


def mishap(
    head: Sequence[str], body: bytes, known: Iterable[type[CompanionError]]
) -> CompanionError:
    """The mishap that was said, one of those that are known; TooMuchToRead for anything else."""
    import msgspec

    match head:
        case ["refused", name]:
            kinds: Mapping[str, type[CompanionError]] = {kind.__name__: kind for kind in known}
            if name in kinds:
                try:
                    return kinds[name](**msgspec.json.decode(body, type=dict[str, str | int]))
                except (msgspec.MsgspecError, RecursionError, KeyError, IndexError, ValueError):
                    return TooMuchToRead()
    return TooMuchToRead()


def limit_this_process(memory: int = MOST_MEMORY) -> None:
    """Memory and processor time, where the system has limits; the parent counts the seconds."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        limit_seconds()


def limit_seconds() -> None:
    """So much processor time from now on, where the system has limits."""
    if sys.platform != "win32":
        import resource

        used = resource.getrusage(resource.RUSAGE_SELF)
        soft = int(used.ru_utime + used.ru_stime) + MOST_SECONDS
        _, hard = resource.getrlimit(resource.RLIMIT_CPU)
        resource.setrlimit(resource.RLIMIT_CPU, (soft, hard))
