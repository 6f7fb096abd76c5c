"""Our own JSON lines, tried apart before they are taken in here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from companion.apart.process import answer_apart, mishap, refused

if TYPE_CHECKING:
    from companion.apart.process import Answer

LINES: Final = "lines"


def lines_tried_apart(content: bytes, name: str) -> str:
    """The text of a file of JSON lines, called `name` towards the person, after all of it was read there.

    Raises InvalidLine, FileNotText, TooMuchToRead.
    """
    from companion.domain.errors import InvalidLine
    from companion.files import FileNotText

    head, body = answer_apart(LINES, content)
    match head:
        case ["done"]:
            return body.decode()
        case ["no-text"]:
            raise FileNotText(name=name)
    raise mishap(head, body, (InvalidLine,))


def try_there(content: bytes) -> Answer:
    """The other side."""
    from companion.domain.errors import InvalidLine, InvalidRecord
    from companion.record_json import lines_of, parse_line

    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return "no-text", ()
    for number, line in enumerate(lines_of(text), start=1):
        if line.strip():
            try:
                parse_line(line)
            except InvalidRecord as error:
                return refused(InvalidLine(line=number, **error.values))
    return "done", (text.encode(),)
