"""What comes from outside is read in a process of its own, with limits: a crash or a bomb there costs a sentence.

The content goes in by a pipe and what was read comes back by one: nothing of it lies in a file or in
the list of processes. Knows neither the window nor the carnet.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final

from companion.domain.errors import N_, CompanionError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from companion.actions.photos import KeptPicture

APART: Final = "--apart"
"""The first word of the program's own call for such a process; nobody types it."""
PICTURE, QUESTIONNAIRE = "picture", "questionnaire"
MOST_SECONDS: Final = 20
MOST_MEMORY: Final = 1_500_000_000
_LONGEST_HEAD: Final = 100_000


class TooMuchToRead(CompanionError):
    """A file that took too long, too much memory, or brought its reader down."""

    message = N_("This file is damaged, or made to be too much to read. Nothing was written.")


def read_picture_apart(content: bytes) -> KeptPicture:
    """The picture in a file's content, made ready as `content.pictures.read_picture` does.

    Raises NotAPicture, PictureTooLarge, TooMuchToRead.
    """
    from companion.actions.photos import KeptPicture, NotAPicture, PictureTooLarge

    head, body = _answer(PICTURE, content)
    match head:
        case ["read", width, height]:
            return KeptPicture(body, int(width), int(height))
        case ["too-large", megapixels]:
            raise PictureTooLarge(megapixels=int(megapixels))
        case ["no-picture"]:
            raise NotAPicture
    raise TooMuchToRead


def try_questionnaire_apart(text: str) -> None:
    """Read a FHIR Questionnaire to its end once: what did no harm there does none here.

    Raises TooMuchToRead. What is wrong with the questionnaire itself, reading it here says.
    """
    head, _ = _answer(QUESTIONNAIRE, text.encode(errors="surrogatepass"))
    if head != ["done"]:
        raise TooMuchToRead


def _answer(work: str, content: bytes) -> tuple[list[str], bytes]:
    """What the process says, and what it gives. Raises TooMuchToRead."""
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
    head, found, body = done.stdout.partition(b"\n")
    if done.returncode != 0 or not found or len(head) > _LONGEST_HEAD:
        raise TooMuchToRead
    return head.decode("ascii", errors="replace").split(), body


def program() -> Sequence[str]:
    """How this very program is started once more."""
    if getattr(sys, "frozen", False):
        return (sys.executable,)
    return (sys.executable, "-P", "-m", "companion")


def serve(words: Sequence[str]) -> int:
    """The other side: read what comes in, within the limits, and say what it was."""
    _limit_this_process()
    content = sys.stdin.buffer.read()
    if list(words) == [PICTURE]:
        head, body = _picture(content)
    elif list(words) == [QUESTIONNAIRE]:
        head, body = _questionnaire(content), b""
    else:
        return 2
    sys.stdout.buffer.write(head.encode("ascii") + b"\n" + body)
    sys.stdout.buffer.flush()
    return 0


def _picture(content: bytes) -> tuple[str, bytes]:
    from companion.actions.photos import MOST_PIXELS, NotAPicture, PictureTooLarge
    from companion.content.pictures import read_picture

    try:
        kept = read_picture(content)
    except NotAPicture:
        return "no-picture", b""
    except PictureTooLarge:
        return f"too-large {MOST_PIXELS // 1_000_000}", b""
    return f"read {kept.width} {kept.height}", kept.content


def _questionnaire(content: bytes) -> str:
    from contextlib import suppress

    from companion.content.questionnaire import read_form

    with suppress(CompanionError):
        read_form(content.decode(errors="surrogatepass"))
    return "done"


def _limit_this_process() -> None:
    """Memory and processor time, where the system has limits; the parent counts the seconds."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
