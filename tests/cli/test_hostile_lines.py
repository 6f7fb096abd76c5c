"""Lines from outside are taken all together or not at all, whatever they hold."""

import json
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.domain.errors import InvalidRecord
from companion.record_json import parse_line
from tests.cli.conftest import Typing, joined

GOOD = '{"kind": "question", "text": "Pourquoi ?"}'
DAY = '"for_day": "2026-11-21"'
CHECK_IN = f'{{"kind": "check_in", {DAY}, "recall": "day", "answers": %s}}'
DEEP = '{"kind": "question", "text": ' + "[" * 100_000 + "]" * 100_000 + "}"

HOSTILE = {
    "nested too deeply": DEEP,
    "the key text stands twice": '{"kind": "question", "text": "a", "text": "b"}',
    "a number is missing": f'{{"kind": "measurement", {DAY}, "quantity": "weight", '
    '"value": NaN, "unit": "kg"}',
    "it is not written as expected (JSON)": "{",
    "it is not written as one entry (JSON)": "[1]",
    "the key mood is unknown": '{"kind": "question", "text": "a", "mood": 1}',
    "the kind of entry is unknown": '{"kind": "diary", "text": "a"}',
    "has the wrong form": '{"kind": "question", "text": 3}',
    "for_day": '{"kind": "event", "for_day": "2026-02-30", "what": "x"}',
    "the level of fatigue must be between 0 and 4": CHECK_IN % '{"fatigue": {"intensity": 5}}',
    "the symptom sadness is unknown": CHECK_IN % '{"sadness": {"intensity": 1}}',
    "frequency is not asked about fatigue": CHECK_IN % '{"fatigue": {"frequency": 1}}',
    "fatigue has no answer": CHECK_IN % '{"fatigue": {}}',
    "the unit stone does not go with weight": f'{{"kind": "measurement", {DAY}, '
    '"quantity": "weight", "value": 10, "unit": "stone"}',
    "a number may not be below 0": f'{{"kind": "measurement", {DAY}, "quantity": "weight", '
    '"value": -1, "unit": "kg"}',
    "characters that do not exist": '{"kind": "question", "text": "\\ud800"}',
    "the id is not a UUID": '{"kind": "question", "text": "a", "id": "7"}',
    "its author is not in the record book": '{"kind": "question", "text": "a", '
    '"author": "019aa5a0-0000-7000-8000-000000000000"}',
    "the entry to withdraw is not in the record book": '{"kind": "question", "withdrawn": true, '
    '"id": "019aa5a0-0000-7000-8000-000000000000"}',
    "recorded_at": '{"kind": "question", "text": "a", "recorded_at": "2026-11-21T10:00:00"}',
}


@pytest.mark.parametrize("reason", HOSTILE)
def test_one_bad_line_refuses_all(companion: Typing, empty: Path, reason: str) -> None:
    """The number of the line and the reason are said, and nothing is written."""
    before = empty.read_bytes()
    lines = joined([GOOD, "", HOSTILE[reason], GOOD])
    outcome = companion("record", empty, "--from", "-", stdin=lines)
    assert outcome.status == 1
    assert outcome.err.startswith("Line 3 was refused: ")
    assert outcome.err.endswith("Nothing was written.\n")
    assert reason in outcome.err
    assert outcome.err.count("\n") == 1
    assert empty.read_bytes() == before


def test_raw_lone_surrogates_are_no_text(companion: Typing, empty: Path) -> None:
    """Bytes that stand for half a letter are refused as what they are: not UTF-8."""
    outcome = companion("record", empty, "--from", "-", stdin=joined(['{"kind": "\ud800"}']))
    assert (outcome.status, "(UTF-8)" in outcome.err) == (1, True)


def test_a_long_record_is_taken_or_refused_quickly(companion: Typing, empty: Path) -> None:
    """A text of 200,000 letters is kept; a longer one is refused."""
    for length, status in ((200_000, 0), (200_001, 1)):
        line = json.dumps({"kind": "question", "text": "a" * length})
        assert companion("record", empty, "--from", "-", stdin=joined([line])).status == status


_NAMES = st.sampled_from(
    ["kind", "id", "author", "recorded_at", "withdrawn", "for_day", "answers", "fatigue", "text",
     "value", "steps", "from", "items", "role", "name", "team", "usual", "at", "purpose", "recall"]
)  # fmt: skip
_VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=5)
    | st.sampled_from(["check_in", "question", "medicine", "2026-11-21", "2026-11-21T10:00:00Z"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(_NAMES | st.text(max_size=3), inner, max_size=4)
    ),
    max_leaves=8,
)
_KINDS = st.sampled_from(["check_in", "measurement", "medicine", "profile", "question", "event"])
_OBJECTS = st.builds(
    lambda kind, rest: {"kind": kind, **rest}, _KINDS, st.dictionaries(_NAMES, _VALUES, max_size=6)
)


@given(_OBJECTS.map(json.dumps) | st.text() | _VALUES.map(json.dumps))
def test_any_line_is_understood_or_refused(text: str) -> None:
    """Reading a line never fails in another way than InvalidRecord."""
    with suppress(InvalidRecord):
        parse_line(text)
