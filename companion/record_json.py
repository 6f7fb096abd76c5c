"""Records as JSON: the bodies that the carnet file stores, and the public JSON lines.

Input from outside is bounded and strict. Knows neither files nor who asked. Format:
docs/formats.md.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final, cast

import msgspec

from companion.domain.carnet import Entry
from companion.domain.errors import N_, InvalidRecord
from companion.domain.records import BODY_OF, Body, Kind

LARGEST_INPUT: Final = 5_000_000
DEEPEST: Final = 20

TOO_LARGE = N_("it is larger than 5 MB")
TOO_DEEP = N_("it is nested too deeply")
NOT_JSON = N_("it is not valid JSON")
NOT_OBJECT = N_("it is not a JSON object")
TWICE = N_("the key {key} stands twice")
NOT_FINITE = N_("a number is missing or has no end")
UNKNOWN_KEY = N_("the key {key} is unknown")
UNKNOWN_KIND = N_("the kind of record is unknown")
WRONG_FORM = N_("a value is missing or has the wrong form ({detail})")

# Names that Python keeps for itself, or that say more in code than in the format.
_TO_FORMAT: Final = {
    "from_day": "from",
    "to_day": "to",
    "with_whom": "with",
    "medicine_class": "class",
}
_FROM_FORMAT: Final = {public: name for name, public in _TO_FORMAT.items()}
_COMMON: Final = frozenset({"kind", "id", "author", "recorded_at", "withdrawn"})

Json = str | int | float | bool | None | list["Json"] | dict[str, "Json"]
JsonObject = dict[str, Json]


@dataclass(frozen=True, slots=True)
class RecordLine:
    """One line of JSON records. `body` is None when the line withdraws the record."""

    kind: Kind
    body: Body | None
    id: str | None
    author: str | None
    recorded_at: datetime | None


def body_to_object(body: Body) -> JsonObject:
    """The own fields of a record under their public names; missing ones are left out."""
    plain = cast("JsonObject", msgspec.to_builtins(body))
    return cast("JsonObject", _renamed(plain, _TO_FORMAT))


def body_to_json(body: Body) -> bytes:
    """The own fields of a record as compact JSON, in the order of its definition."""
    return msgspec.json.encode(body_to_object(body))


def body_from_json(kind: Kind, text: bytes) -> Body:
    """The record that `body_to_json` wrote. Raises InvalidRecord when it is something else."""
    try:
        plain: Json = msgspec.json.decode(text)
    except (msgspec.DecodeError, RecursionError) as error:
        raise InvalidRecord(reason=NOT_JSON) from error
    return _body(kind, plain)


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
    return json.dumps({**common, **body_to_object(entry.body)}, ensure_ascii=False)


def parse_line(text: str) -> RecordLine:
    """Read one line from outside. Raises InvalidRecord with the reason when it is refused."""
    raw = parse_object(text)
    unknown = sorted(key for key in raw if key in _TO_FORMAT)
    if unknown:
        raise InvalidRecord(reason=UNKNOWN_KEY, key=unknown[0])
    kind = next((kind for kind in Kind if kind.value == raw.get("kind")), None)
    if kind is None:
        raise InvalidRecord(reason=UNKNOWN_KIND)
    own: JsonObject = {key: value for key, value in raw.items() if key not in _COMMON}
    body = None if raw.get("withdrawn") is True and not own else _body(kind, own)
    if body is None and "id" not in raw:
        raise InvalidRecord(reason=WRONG_FORM, detail="id")
    if body is not None:
        if "withdrawn" in raw:
            raise InvalidRecord(reason=UNKNOWN_KEY, key="withdrawn")
        _refuse_unknown(own, body_to_object(body))
    return RecordLine(
        kind=kind,
        body=body,
        id=_optional_text(raw, "id"),
        author=_optional_text(raw, "author"),
        recorded_at=_instant(raw.get("recorded_at")),
    )


def parse_object(text: str) -> JsonObject:
    """A JSON object from outside: bounded in size and depth, no key twice, no NaN."""
    if len(text.encode(errors="surrogatepass")) > LARGEST_INPUT:
        raise InvalidRecord(reason=TOO_LARGE)
    if _depth(text) > DEEPEST:
        raise InvalidRecord(reason=TOO_DEEP)
    try:
        raw: Json = json.loads(
            text, object_pairs_hook=_no_key_twice, parse_constant=_refuse_constant
        )
    except (ValueError, RecursionError) as error:
        raise InvalidRecord(reason=NOT_JSON) from error
    if not isinstance(raw, dict):
        raise InvalidRecord(reason=NOT_OBJECT)
    return raw


def _depth(text: str) -> int:
    """An upper bound of the nesting: brackets within texts count too, which only refuses more."""
    deepest = depth = 0
    in_text = escaped = False
    for letter in text:
        if in_text:
            in_text = escaped or letter != '"'
            escaped = letter == "\\" and not escaped
        elif letter == '"':
            in_text = True
        elif letter in "[{":
            depth += 1
            deepest = max(deepest, depth)
        elif letter in "]}":
            depth -= 1
    return deepest


def _no_key_twice(pairs: list[tuple[str, Json]]) -> JsonObject:
    result: JsonObject = {}
    for key, value in pairs:
        if key in result:
            raise InvalidRecord(reason=TWICE, key=key)
        result[key] = value
    return result


def _refuse_constant(_name: str) -> float:
    raise InvalidRecord(reason=NOT_FINITE)


def _body(kind: Kind, raw: Json) -> Body:
    try:
        return msgspec.convert(_renamed(raw, _FROM_FORMAT), BODY_OF[kind])
    except (msgspec.ValidationError, OverflowError) as error:
        raise InvalidRecord(reason=WRONG_FORM, detail=str(error).replace("`", "")) from error


def _renamed(value: Json, names: Mapping[str, str]) -> Json:
    """The object with its keys renamed and missing values left out; `answers` and `items` as is."""
    if isinstance(value, list):
        return [_renamed(item, names) for item in value]
    if isinstance(value, dict):
        return {
            names.get(key, key): item if key in {"answers", "items"} else _renamed(item, names)
            for key, item in value.items()
            if item is not None and item != []
        }
    return value


def _refuse_unknown(given: Json, understood: Json) -> None:
    """Every key that was given must have been understood."""
    if isinstance(given, dict) and isinstance(understood, dict):
        for key, value in given.items():
            if key not in understood and value is not None and value != []:
                raise InvalidRecord(reason=UNKNOWN_KEY, key=key)
            _refuse_unknown(value, understood.get(key))
    elif isinstance(given, list) and isinstance(understood, list):
        for item, known in zip(given, understood, strict=False):
            _refuse_unknown(item, known)


def _optional_text(raw: JsonObject, key: str) -> str | None:
    value = raw.get(key)
    if value is not None and not isinstance(value, str):
        raise InvalidRecord(reason=WRONG_FORM, detail=key)
    return value


def _instant(value: Json) -> datetime | None:
    if value is None:
        return None
    try:
        instant = msgspec.convert(value, datetime)
    except msgspec.ValidationError as error:
        raise InvalidRecord(reason=WRONG_FORM, detail="recorded_at") from error
    if instant.utcoffset() is None:
        raise InvalidRecord(reason=WRONG_FORM, detail="recorded_at")
    return instant
