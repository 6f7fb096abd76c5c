"""What comes from outside is read in a process of its own, with limits: a crash or a bomb there costs a sentence.

The content goes in by a pipe and what was read comes back by one: nothing of it lies in a file or in
the list of processes. Knows neither the window nor the carnet.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from companion.domain.errors import N_, CompanionError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from companion.actions.bring_in.found import Found, FoundRecords, Separator
    from companion.actions.photos import KeptPicture
    from companion.actions.questionnaire_files import Prepared

APART: Final = "--apart"
"""The first word of the program's own call for such a process; nobody types it."""
PICTURE, QUESTIONNAIRE, FROM_ELSEWHERE = "picture", "questionnaire", "from-elsewhere"
MOST_SECONDS: Final = 20
MOST_MEMORY: Final = 1_500_000_000
MOST_MEMORY_OF_TEXT: Final = 600_000_000
"""Of room that may be asked for; what is really taken stays below half of it."""
_LONGEST_HEAD: Final = 100_000


@dataclass(frozen=True, slots=True)
class _PreparedThere:
    """A questionnaire as the other process says it."""

    name: str
    text: str | None
    refusal: dict[str, str | int]


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


def prepare_questionnaires_apart(files: Sequence[tuple[str, str]]) -> tuple[Prepared, ...]:
    """The questionnaires among files, each given by its name and its text; what did no harm there.

    Raises TooMuchToRead.
    """
    import msgspec

    from companion.actions.questionnaire_files import Prepared
    from companion.domain.questionnaire import QuestionnaireRefused

    content = "\0".join(part.replace("\0", " ") for file in files for part in file)
    head, body = _answer(QUESTIONNAIRE, content.encode(errors="surrogatepass"))
    if head != ["done"]:
        raise TooMuchToRead
    try:
        found = msgspec.json.decode(body, type=list[_PreparedThere])
    except (msgspec.MsgspecError, RecursionError) as error:
        raise TooMuchToRead from error
    return tuple(
        Prepared(each.name, each.text)
        if each.text is not None
        else Prepared(each.name, refusal=QuestionnaireRefused(**each.refusal))
        for each in found
    )


def read_from_elsewhere_apart(content: bytes, separator: Separator | None = None) -> Found:
    """What a file from elsewhere holds, as `exchange.incoming.read` tells it.

    Raises NotBroughtIn, InvalidLine, TooMuchToRead.
    """
    import msgspec

    from companion.actions.bring_in.found import FoundRecords, FoundTable, NotBroughtIn
    from companion.domain.errors import InvalidLine

    wished = "" if separator is None else separator.value
    head, body = _answer(FROM_ELSEWHERE, wished.encode().ljust(1, b"\0") + content)
    try:
        match head:
            case ["table"]:
                return msgspec.json.decode(body, type=FoundTable)
            case ["records"]:
                return msgspec.json.decode(body, type=FoundRecords)
            case ["refused"]:
                raise NotBroughtIn(**msgspec.json.decode(body, type=dict[str, str | int]))
            case ["refused-line"]:
                raise InvalidLine(**msgspec.json.decode(body, type=dict[str, str | int]))
    except (msgspec.MsgspecError, RecursionError) as error:
        raise TooMuchToRead from error
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
    _limit_this_process(MOST_MEMORY if list(words) == [PICTURE] else MOST_MEMORY_OF_TEXT)
    content = sys.stdin.buffer.read()
    if list(words) == [PICTURE]:
        head, body = _picture(content)
    elif list(words) == [QUESTIONNAIRE]:
        head, body = "done", _questionnaires(content)
    elif list(words) == [FROM_ELSEWHERE]:
        head, body = _from_elsewhere(content)
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


def _questionnaires(content: bytes) -> bytes:
    import msgspec

    from companion.content.questionnaire_intake import prepare

    parts = content.decode(errors="surrogatepass").split("\0")
    files = list(zip(parts[::2], parts[1::2], strict=False))
    return msgspec.json.encode(
        [
            _PreparedThere(each.name, each.text, each.refusal.values if each.refusal else {})
            for each in prepare(files)
        ]
    )


def _from_elsewhere(content: bytes) -> tuple[str, bytes]:
    import msgspec

    from companion.actions.bring_in.found import FoundTable, NotBroughtIn, Separator
    from companion.content.catalogue import load_catalogue
    from companion.domain.errors import InvalidLine
    from companion.exchange.incoming.read import read

    wished, content = content[:1].decode("ascii"), content[1:]
    separator = None if wished == "\0" else Separator(wished)
    try:
        found = read(content, load_catalogue(), separator)
    except NotBroughtIn as refusal:
        return "refused", msgspec.json.encode(refusal.values)
    except InvalidLine as refusal:
        return "refused-line", msgspec.json.encode(refusal.values)
    if isinstance(found, FoundTable):
        return "table", msgspec.json.encode(found)
    return "records", msgspec.json.encode(_with_questionnaires(found))


def _with_questionnaires(found: FoundRecords) -> FoundRecords:
    """The same with the questionnaires that the file brings along, made ready as those of a care team are."""
    from dataclasses import replace

    from companion.actions.bring_in.content_ids import ContentIds
    from companion.actions.bring_in.found import FoundRecord
    from companion.content.questionnaire import read_form
    from companion.content.questionnaire_intake import prepare
    from companion.domain.records import Questionnaire
    from companion.record_json import record_line

    if not found.questionnaires:
        return found
    ids, lines = ContentIds(), list[FoundRecord]()
    for each in prepare([("questionnaire", text) for text in found.questionnaires]):
        if each.text is not None:
            form = read_form(each.text)
            body = Questionnaire(form.url, form.title or form.url, each.text)
            lines.append(FoundRecord(record_line(body, ids.of("Questionnaire", each.text))))
    return replace(found, records=(*lines, *found.records), questionnaires=())


def _limit_this_process(memory: int = MOST_MEMORY) -> None:
    """Memory and processor time, where the system has limits; the parent counts the seconds."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
