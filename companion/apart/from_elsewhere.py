"""Files of other programs, read apart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from companion.apart.process import TooMuchToRead, answer_apart, mishap, refused

if TYPE_CHECKING:
    from companion.actions.bring_in.found import Found, FoundRecords, Separator
    from companion.apart.process import Answer

FROM_ELSEWHERE: Final = "from-elsewhere"


def read_from_elsewhere_apart(content: bytes, separator: Separator | None = None) -> Found:
    """What a file from elsewhere holds, as `exchange.incoming.read` tells it.

    Raises NotBroughtIn, InvalidLine, TooMuchToRead.
    """
    import msgspec

    from companion.actions.bring_in.found import FoundRecords, FoundTable, NotBroughtIn
    from companion.domain.errors import InvalidLine

    wished = "" if separator is None else separator.value
    head, body = answer_apart(FROM_ELSEWHERE, wished.encode().ljust(1, b"\0") + content)
    try:
        match head:
            case ["table"]:
                return msgspec.json.decode(body, type=FoundTable)
            case ["records"]:
                return msgspec.json.decode(body, type=FoundRecords)
    except (msgspec.MsgspecError, RecursionError) as error:
        raise TooMuchToRead from error
    raise mishap(head, body, (NotBroughtIn, InvalidLine))


def read_there(content: bytes) -> Answer:
    """The other side."""
    import msgspec

    from companion.actions.bring_in.found import FoundTable, NotBroughtIn, Separator
    from companion.content.catalogue import load_catalogue
    from companion.domain.errors import InvalidLine
    from companion.exchange.incoming.read import read

    wished, content = content[:1].decode("ascii"), content[1:]
    separator = None if wished == "\0" else Separator(wished)
    try:
        found = read(content, load_catalogue(), separator)
    except (NotBroughtIn, InvalidLine) as error:
        return refused(error)
    if isinstance(found, FoundTable):
        return "table", (msgspec.json.encode(found),)
    return "records", (msgspec.json.encode(_with_questionnaires(found)),)


def _with_questionnaires(found: FoundRecords) -> FoundRecords:
    """The same with the questionnaires that the file brings along, made ready as those of a care team are."""
    from msgspec.structs import replace

    from companion.actions.bring_in.content_ids import ContentIds
    from companion.actions.bring_in.found import FoundRecord
    from companion.content.questionnaires.form import read_form
    from companion.content.questionnaires.intake import prepare
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
