"""A file from elsewhere, read whole or refused: this is what the process apart does with it."""

import json
from typing import Final

from companion.actions.bring_in.content_ids import ContentIds
from companion.actions.bring_in.found import (
    LARGEST,
    NO_TABLE,
    NOT_TEXT,
    NOTHING_KNOWN,
    Found,
    FoundRecord,
    FoundRecords,
    LeftOut,
    NotBroughtIn,
    Separator,
    Source,
)
from companion.domain.errors import N_, InvalidLine, InvalidRecord
from companion.domain.records import OwnSymptom, Preferences
from companion.domain.symptoms import Catalogue
from companion.exchange.incoming.fhir_in import records_of
from companion.exchange.incoming.sniff import Text, text_of
from companion.exchange.incoming.trackers import is_mygnuhealth, pages_of_life, table_of
from companion.record_json import (
    LARGEST_INPUT,
    TOO_LARGE,
    body_to_object,
    parse_line,
    parse_object,
    with_id,
)

TAKEN_BACK = N_("taken back there")

_DEEPEST: Final = 40


def read(content: bytes, catalogue: Catalogue, separator: Separator | None = None) -> Found:
    """What is in a file. Raises CompanionError, as NotBroughtIn or the refusal of a record's line."""
    text = text_of(content)
    if not text.is_json:
        return table_of(text, separator)
    if text.guessed is not None:
        raise NotBroughtIn(reason=NOT_TEXT)
    if _is_lines(text):
        return _records(text)
    try:
        whole = parse_object(text.letters, largest=LARGEST, deepest=_DEEPEST)
    except InvalidRecord as error:
        raise NotBroughtIn(**error.values) from error
    if is_mygnuhealth(whole):
        return pages_of_life(whole)
    if "resourceType" in whole:
        return records_of(whole, catalogue)
    raise NotBroughtIn(reason=NO_TABLE)


def _is_lines(text: Text) -> bool:
    """Whether the first line alone is a record of ours."""
    first = text.letters.lstrip().split("\n", 1)[0]
    if '"kind"' not in first:
        return False
    try:
        return "kind" in parse_object(first)
    except InvalidRecord:
        return False


def _records(text: Text) -> FoundRecords:
    """Our own JSON lines; one without an id gets that of its content."""
    if len(text.letters.encode()) > LARGEST_INPUT:
        raise NotBroughtIn(reason=TOO_LARGE)
    ids, found, taken_back = ContentIds(), list[FoundRecord](), 0
    own: dict[str, OwnSymptom] = {}
    for number, each in enumerate(text.letters.split("\n"), start=1):
        line = each.removesuffix("\r")
        if not line.strip():
            continue
        try:
            record = parse_line(line)
        except InvalidRecord as error:
            raise InvalidLine(line=number, **error.values) from error
        if record.body is None:
            taken_back += 1
            continue
        if isinstance(record.body, Preferences):
            own |= {each.id: each for each in record.body.own_symptoms}
        if record.id is None:
            content = json.dumps(body_to_object(record.body), sort_keys=True)
            line = with_id(line, ids.of(record.kind.value, content))
        found.append(FoundRecord(line))
    if not found:
        raise NotBroughtIn(reason=NOTHING_KNOWN)
    left = (LeftOut(TAKEN_BACK, taken_back),) if taken_back else ()
    return FoundRecords(Source.RECORDS, tuple(found), left, own_symptoms=tuple(own.values()))
