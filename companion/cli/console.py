"""Standard output and standard error, for people and for pipes.

A windowed program may have neither: then nothing is said.
"""

import contextlib
import errno
import os
import sys
from io import BytesIO
from typing import BinaryIO, Final

from companion.domain.errors import N_, CompanionError, DiskFull
from companion.files import NO_ROOM
from companion.plain_text import plain_lines


class OutputLost(CompanionError):
    """Standard output does not take what it is given."""

    message = N_(
        "The result could not be written there. The record book was not changed. Please name "
        "another file."
    )


class NotForTerminal(CompanionError):
    """A PDF or a picture that would end on a screen of letters."""

    message = N_("This form is not for a terminal. Please name a file with -o.")


LONG_TO_READ: Final = 500_000
"""Bytes of a file of lines that takes a second or more; until they are written, Ctrl+C leaves all as it was."""


def prepare() -> None:
    """Let a letter that the terminal lacks become a mark instead of an error."""
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError, ValueError):
            stream.reconfigure(errors="replace")  # type: ignore[union-attr]


def say(text: str) -> None:
    """A line for the person on standard output."""
    if sys.stdout is not None:
        encoding = sys.stdout.encoding or "utf-8"
        put(f"{plain_lines(text)}\n".encode(encoding, errors="replace"), for_people=True)


def complain(text: str) -> None:
    """A line for the person on standard error."""
    if sys.stderr is not None:
        with contextlib.suppress(OSError):
            print(plain_lines(text), file=sys.stderr, flush=True)


def remind(text: str) -> None:
    """A line for the person on standard error, where one is looking: a script gets none."""
    if is_watched():
        complain(text)


def is_watched() -> bool:
    """Whether standard error is a terminal."""
    return sys.stderr is not None and sys.stderr.isatty()


def put(content: bytes, *, for_people: bool) -> None:
    """Bytes to standard output. Raises NotForTerminal unless they are `for_people`, OutputLost."""
    if sys.stdout is None:
        raise OutputLost
    if not for_people and sys.stdout.isatty():
        raise NotForTerminal
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        if sys.platform == "win32" and error.errno == errno.EINVAL:
            raise BrokenPipeError from error  # so Windows says it
        # What could not be written must not be tried again when the program ends.
        silence()
        raise (DiskFull if error.errno in NO_ROOM else OutputLost) from error


def silence() -> None:
    """Send what is still to be written to nowhere."""
    with contextlib.suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


def standard_input() -> BinaryIO:
    """The bytes that are piped in: none in a program without standard input."""
    return BytesIO() if sys.stdin is None else sys.stdin.buffer
