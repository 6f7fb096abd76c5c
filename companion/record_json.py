"""Records as JSON: the bodies that the carnet file stores, and the public JSON lines.

Input from outside is bounded and strict. Format: docs/formats.md.
"""

import json
import math
import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Final, cast

import msgspec
from msgspec import Struct
from msgspec.structs import fields

from companion.domain.authorship import (
    answer_authorship,
    authorship,
    item_authorship,
    note_authorship,
    ticked_by,
)
from companion.domain.carnet import Entry
from companion.domain.errors import N_, InvalidRecord
from companion.domain.led_over import led_over
from companion.domain.records import (
    BODY_OF,
    Body,
    CheckIn,
    Details,
    DoseStep,
    Kind,
    OwnSymptom,
    QuestionnaireResponse,
    TeamContact,
    TeamWords,
    Usual,
)
from companion.domain.validity import (
    BAD_TEXT,
    FIRST_YEAR,
    IMPOSSIBLE_DAY,
    LAST_YEAR,
    NOT_A_NUMBER,
    quoted,
)
from companion.plain_text import escaped_json

LARGEST_INPUT: Final = 5_000_000
DEEPEST: Final = 20
MOST_GROUPS: Final = 400_000  # objects and lists: each takes some 200 bytes while it is read
MOST_COMMAS: Final = 2_000_000
FEW_BRACKETS: Final = 1_000  # so few cannot nest dangerously; counting them is quick

TOO_LARGE = N_("it is larger than 5 MB")
TOO_MANY_PARTS = N_("it has too many parts")
TOO_DEEP = N_("it is nested too deeply")
NOT_JSON = N_("it is not written as expected (JSON)")
NOT_OBJECT = N_("it is not written as one entry (JSON)")
TWICE = N_("the key {key} stands twice")
UNKNOWN_KEY = N_("the key {key} is unknown")
UNKNOWN_KIND = N_("the kind of entry is unknown")
WRONG_FORM = N_("a value is missing or has the wrong form ({detail})")

# Names that Python keeps for itself, or that say more in code than in the format.
_TO_FORMAT: Final = {
    "from_day": "from",
    "to_day": "to",
    "with_whom": "with",
    "medicine_class": "class",
}
_FROM_FORMAT: Final = {public: name for name, public in _TO_FORMAT.items()}
_NESTED: Final[Mapping[str, type[Struct]]] = {
    "team": TeamContact,
    "usual": Usual,
    "team_words": TeamWords,
    "steps": DoseStep,
    "own_symptoms": OwnSymptom,
}
# Their keys are ids of symptoms or linkIds, and no names of the format.
_AS_IS: Final = frozenset({"answers", "items"})
_COMMON: Final = frozenset(
    {"kind", "id", "author", "recorded_at", "withdrawn"}
    # `list` writes these: they are read, so that its lines can be taken in as they are.
    | {"revision", "corrected_at", "corrected_by", "written_by"}
)
_NAMES: Final[Mapping[type, frozenset[str]]] = {
    known: frozenset(_TO_FORMAT.get(field.name, field.name) for field in fields(known))
    for known in (*BODY_OF.values(), Details, *_NESTED.values())
}
_LONGEST_DETAIL: Final = 120
_KINDS: Final = {kind.value: kind for kind in Kind}

# Possessive, so that a text of many megabytes costs one step; one that has no end is no bracket.
_TEXT_OR_BRACKET: Final = re.compile(r'"(?:[^"\\]++|\\.)*+"?|[\[\]{}]', re.DOTALL)

Json = str | int | float | bool | None | list["Json"] | dict[str, "Json"]
JsonObject = dict[str, Json]
_Part = Details | DoseStep | OwnSymptom | TeamContact | TeamWords | Usual


class RecordLine(Struct, frozen=True):
    """One line of JSON records. `body` is None when the line withdraws the record."""

    kind: Kind
    body: Body | None
    id: str | None
    author: str | None
    recorded_at: datetime | None


def body_to_object(body: Body) -> JsonObject:
    """The own fields of a record under their public names; missing ones are left out."""
    # to_builtins would leave tuples, which JSON does not know and renaming would not enter.
    plain: Json = msgspec.json.decode(msgspec.json.encode(body))
    return cast("JsonObject", _renamed(plain, _TO_FORMAT))


def details_to_object(details: Details) -> JsonObject:
    """The details of a symptom under their public names; missing ones are left out."""
    plain: Json = msgspec.json.decode(msgspec.json.encode(details))
    return cast("JsonObject", _renamed(plain, _TO_FORMAT))


def body_to_json(body: Body) -> bytes:
    """The own fields of a record as compact JSON, in the order of its definition."""
    return msgspec.json.encode(body_to_object(body))


def body_from_json(kind: Kind, text: bytes) -> Body:
    """The record that `body_to_json` wrote. Raises InvalidRecord when it is something else."""
    # On Python 3.12 the decoder runs out of stack before it counts how deep it is.
    if text.count(b"[") + text.count(b"{") > FEW_BRACKETS and _is_deeper(
        text.decode("latin-1"), DEEPEST
    ):
        raise InvalidRecord(reason=TOO_DEEP)
    try:
        plain: Json = msgspec.json.decode(text)
    except (msgspec.DecodeError, RecursionError) as error:
        raise InvalidRecord(reason=NOT_JSON) from error
    return _body(kind, plain)


def body_of_object(kind: Kind, raw: JsonObject) -> Body:
    """The record that an object from outside holds. Raises InvalidRecord, also for an unknown key."""
    _refuse_unknown(raw, BODY_OF[kind])
    return _body(kind, raw)


def entry_to_line(entry: Entry[Body]) -> str:
    """One current record as a JSON line, without its line end."""
    common: JsonObject = {
        "kind": entry.kind.value,
        "id": entry.id,
        "author": entry.author,
        "recorded_at": entry.recorded_at.isoformat(),
    }
    if entry.corrected_at is not None:
        common["revision"] = len(entry.revisions)
        common["corrected_at"] = entry.corrected_at.isoformat()
        common |= _writers(entry)
    line = json.dumps({**common, **body_to_object(entry.body)}, ensure_ascii=False)
    return escaped_json(line)


def record_line(body: Body, record_id: str, recorded_at: datetime | None = None) -> str:
    """A record that is still to be taken in, as a JSON line."""
    common: JsonObject = {"kind": body.kind.value, "id": record_id}
    if recorded_at is not None:
        common["recorded_at"] = recorded_at.isoformat()
    return json.dumps({**common, **body_to_object(body)}, ensure_ascii=False)


def with_id(line: str, record_id: str) -> str:
    """The same line that was read, of a record that has no id, under an id."""
    if '"id"' in line:
        return json.dumps({**parse_object(line), "id": record_id}, ensure_ascii=False)
    return f'{{"id": "{record_id}", {line.lstrip()[1:]}'


def _writers(entry: Entry[Body]) -> JsonObject:
    """Who corrected a record and whose its parts are, where it was not the author alone."""
    parts: JsonObject = {}
    if check_in := entry.of(CheckIn):
        body = check_in.body
        said = {s: answer_authorship(check_in, s).writer for s in {**body.answers, **body.details}}
        parts = {"answers": _by_others(entry, said)}
        parts["warning_signs"] = _by_others(entry, ticked_by(check_in))
        if body.note and (writer := note_authorship(check_in).writer) != entry.author:
            parts["note"] = writer
    elif response := entry.of(QuestionnaireResponse):
        said = {link: item_authorship(response, link).writer for link in response.body.items}
        parts = {"items": _by_others(entry, said)}
    parts = {key: part for key, part in parts.items() if part}
    who = authorship(entry)
    corrected_by: list[Json] = [*who.corrected_by] if who.others else []
    writers: JsonObject = {"corrected_by": corrected_by, "written_by": parts}
    return {key: value for key, value in writers.items() if value}


def _by_others(entry: Entry[Body], writers: Mapping[str, str]) -> JsonObject:
    return {part: writer for part, writer in writers.items() if writer != entry.author}


def lines_of(text: str) -> Iterator[str]:
    """Lines end with a line feed alone: other line separators may stand within a text."""
    return (line.removesuffix("\r") for line in text.split("\n"))


def parse_line(text: str) -> RecordLine:
    """Read one line from outside. Raises InvalidRecord with the reason when it is refused."""
    raw = parse_object(text)
    named = raw.get("kind")
    kind = _KINDS.get(named) if isinstance(named, str) else None
    if kind is None:
        raise InvalidRecord(reason=UNKNOWN_KIND)
    own: JsonObject = {key: value for key, value in raw.items() if key not in _COMMON}
    withdrawn = "withdrawn" in raw
    if withdrawn:
        _check_withdrawal(raw, own)
    else:
        _refuse_unknown(own, BODY_OF[kind])
    revision = raw.get("revision", 1)
    if not isinstance(revision, int) or revision is True or revision < 1:
        raise InvalidRecord(reason=WRONG_FORM, detail="revision")
    _instant(raw, "corrected_at")
    for key, form in (("corrected_by", list), ("written_by", dict)):
        if not isinstance(raw.get(key, form()), form):
            raise InvalidRecord(reason=WRONG_FORM, detail=key)
    return RecordLine(
        kind=kind,
        body=None if withdrawn else _body(kind, own),
        id=_optional_text(raw, "id"),
        author=_optional_text(raw, "author"),
        recorded_at=_instant(raw, "recorded_at"),
    )


def parse_object(text: str, *, largest: int = LARGEST_INPUT, deepest: int = DEEPEST) -> JsonObject:
    """A JSON object from outside: bounded in size and depth, no key twice, no NaN, whole letters.

    Raises InvalidRecord.
    """
    if _size(text) > largest:
        raise InvalidRecord(reason=TOO_LARGE)
    groups = text.count("[") + text.count("{")
    if groups > MOST_GROUPS or text.count(",") > MOST_COMMAS:
        raise InvalidRecord(reason=TOO_MANY_PARTS)
    # Few brackets cannot nest deeply; counting them is quick, also in a photo's long line.
    if groups > deepest and _is_deeper(text, deepest):
        raise InvalidRecord(reason=TOO_DEEP)
    try:
        raw: Json = _DECODER.decode(text)
    except (ValueError, RecursionError) as error:
        raise InvalidRecord(reason=NOT_JSON) from error
    if not text.isascii() or "\\u" in text:
        try:
            json.dumps(raw, ensure_ascii=False).encode()
        except UnicodeEncodeError as error:
            raise InvalidRecord(reason=BAD_TEXT) from error
    if not isinstance(raw, dict):
        raise InvalidRecord(reason=NOT_OBJECT)
    return raw


def _size(text: str) -> int:
    """How many bytes it has; halves of letters count too, until they are refused."""
    return len(text) if text.isascii() else len(text.encode(errors="surrogatepass"))


def _is_deeper(text: str, deepest: int) -> bool:
    """Whether brackets nest deeper, those within texts left out; for JSON that is well formed."""
    depth = 0
    for found in _TEXT_OR_BRACKET.finditer(text):
        letter = found[0]
        if letter in "[{":
            depth += 1
            if depth > deepest:
                return True
        elif letter in "]}":
            depth -= 1
    return False


def _no_key_twice(pairs: list[tuple[str, Json]]) -> JsonObject:
    result = dict(pairs)
    if len(result) < len(pairs):
        names = [key for key, _ in pairs]
        twice = next(key for number, key in enumerate(names) if key in names[:number])
        raise InvalidRecord(reason=TWICE, key=quoted(twice))
    return result


def _refuse_constant(_name: str) -> float:
    raise InvalidRecord(reason=NOT_A_NUMBER)


def _finite(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise InvalidRecord(reason=NOT_A_NUMBER)
    return number


_DECODER: Final = json.JSONDecoder(
    object_pairs_hook=_no_key_twice, parse_constant=_refuse_constant, parse_float=_finite
)
"""Made once: for tens of thousands of lines the making costs as much as the reading."""


def _body(kind: Kind, raw: Json) -> Body:
    try:
        return led_over(msgspec.convert(_renamed(raw, _FROM_FORMAT), BODY_OF[kind]))
    except (msgspec.ValidationError, OverflowError) as error:
        detail = quoted(str(error).replace("`", ""), _LONGEST_DETAIL)
        raise InvalidRecord(reason=WRONG_FORM, detail=detail) from error


def _renamed(value: Json, names: Mapping[str, str]) -> Json:
    """The object with its keys renamed and missing values left out; what a person named as is."""
    if isinstance(value, list):
        return [_renamed(item, names) for item in value]
    if isinstance(value, dict):
        return {
            names.get(key, key): _renamed(item, names)
            if isinstance(item, (dict, list)) and key not in _AS_IS
            else item
            for key, item in value.items()
            if item is not None and item != [] and not (key == "details" and item == {})
        }
    return value


def _refuse_unknown(
    given: Json,
    known: type[Struct],
) -> None:
    """Refuse any key that the format does not name, whatever its value."""
    if isinstance(given, list):
        for item in given:
            _refuse_unknown(item, known)
    if not isinstance(given, dict):
        return
    names = _NAMES[known]
    for key, value in given.items():
        if key not in names:
            raise InvalidRecord(reason=UNKNOWN_KEY, key=quoted(key))
        if key in _NESTED:
            _refuse_unknown(value, _NESTED[key])
        elif key == "details" and isinstance(value, dict):
            for details in value.values():
                _refuse_unknown(details, Details)


def _check_withdrawal(raw: JsonObject, own: JsonObject) -> None:
    if own:
        raise InvalidRecord(reason=UNKNOWN_KEY, key=quoted(min(own)))
    if raw["withdrawn"] is not True:
        raise InvalidRecord(reason=WRONG_FORM, detail="withdrawn")
    if raw.get("id") is None:
        raise InvalidRecord(reason=WRONG_FORM, detail="id")


def _optional_text(raw: JsonObject, key: str) -> str | None:
    value = raw.get(key)
    if value is not None and not isinstance(value, str):
        raise InvalidRecord(reason=WRONG_FORM, detail=key)
    return value


def _instant(raw: JsonObject, key: str) -> datetime | None:
    value = raw.get(key)
    if value is None:
        return None
    try:
        instant = msgspec.convert(value, datetime)
    except msgspec.ValidationError as error:
        raise InvalidRecord(reason=WRONG_FORM, detail=key) from error
    if instant.utcoffset() is None:
        raise InvalidRecord(reason=WRONG_FORM, detail=key)
    if not FIRST_YEAR <= instant.year <= LAST_YEAR:
        raise InvalidRecord(reason=IMPOSSIBLE_DAY)
    return instant
