"""Valid JSON made slightly wrong: a value replaced, taken out, doubled or moved, some times over.

Slightly wrong input reaches deeper than noise. Knows nothing of what the JSON means.
"""

import copy
from collections.abc import Sequence

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from companion.record_json import Json, JsonObject

Path = tuple[str | int, ...]

scalars: SearchStrategy[Json] = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**20), 10**20),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(max_size=12),
    st.sampled_from(
        ["", " ", "a", "2026-11-21", "#x", "=", "!=", "exists", "any", "\u202e", "\x00"]
    ),
    st.sampled_from(
        [
            "group",
            "display",
            "choice",
            "open-choice",
            "boolean",
            "integer",
            "quantity",
            "coding",
            "time",
            "dateTime",
            "date",
            "url",
            "fr",
            "ValueSet",
            "https://x.org/v",
        ]
    ),
)
values: SearchStrategy[Json] = st.recursive(
    scalars,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3)
    ),
    max_leaves=5,
)


def places(value: Json, path: Path = ()) -> list[Path]:
    """Where every value within one stands."""
    found: list[Path] = [path] if path else []
    if isinstance(value, dict):
        for key, item in value.items():
            found += places(item, (*path, key))
    elif isinstance(value, list):
        for place, item in enumerate(value):
            found += places(item, (*path, place))
    return found


def at(value: Json, path: Path) -> Json:
    """What stands there."""
    for step in path:
        if isinstance(value, dict):
            value = value[str(step)]
        elif isinstance(value, list):
            value = value[int(step)]
    return value


def put(value: Json, path: Path, new: Json) -> None:
    """Replace what stands there."""
    holder, last = at(value, path[:-1]), path[-1]
    if isinstance(holder, dict):
        holder[str(last)] = new
    elif isinstance(holder, list):
        holder[int(last)] = new


def take(value: Json, path: Path) -> None:
    """Take out what stands there."""
    holder, last = at(value, path[:-1]), path[-1]
    if isinstance(holder, dict):
        del holder[str(last)]
    elif isinstance(holder, list):
        del holder[int(last)]


@st.composite
def slightly_wrong(draw: DrawFn, originals: Sequence[JsonObject]) -> JsonObject:
    """One of the originals with up to four changes."""
    value = copy.deepcopy(draw(st.sampled_from(originals)))
    for _ in range(draw(st.integers(1, 4))):
        there = places(value)
        if not there:
            break
        path = draw(st.sampled_from(there))
        kind = draw(st.sampled_from(["replace", "take", "copy", "double"]))
        if kind == "replace":
            put(value, path, draw(values))
        elif kind == "take":
            take(value, path)
        elif kind == "copy":
            put(value, path, copy.deepcopy(at(value, draw(st.sampled_from(there)))))
        else:
            holder = at(value, path[:-1])
            if isinstance(holder, list):
                holder.append(copy.deepcopy(at(value, path)))
    return value
