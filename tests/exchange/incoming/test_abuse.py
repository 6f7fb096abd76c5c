"""Files made to harm: read right or refused with a sentence of ours, whatever was done to them."""

import json
import random
from collections.abc import Iterator

import pytest

from companion.actions.bring_in.found import FoundRecords, NotBroughtIn
from companion.content.catalogue import load_catalogue
from companion.domain.errors import CompanionError
from companion.exchange.incoming.read import read
from companion.record_json import TOO_MANY_PARTS, entry_to_line, parse_line
from tests.exchange.one_of_each import one_of_each
from tests.press import Press

CATALOGUE = load_catalogue()
TABLE = b"Date,Fatigue,Pill\n2026-11-18,3,200 mg\n2026-11-19,1,\n"
PAGES = b'{"pol": {"1": {"page_date": "2026-11-18", "measurements": [{"wt": 64.5}]}}}'


@pytest.fixture(scope="module")
def whole_files(press: Press) -> dict[str, bytes]:
    """A whole file of each kind."""
    carnet = one_of_each()
    lines = "".join(f"{entry_to_line(entry)}\n" for entry in carnet.all_entries())
    bundle = json.loads(press.fhir(carnet))
    bundle["entry"] = [
        e for e in bundle["entry"] if e["resource"]["resourceType"] != "Questionnaire"
    ]
    return {
        "table": TABLE,
        "pages": PAGES,
        "bundle": json.dumps(bundle).encode(),
        "lines": lines.encode(),
    }


def damaged(content: bytes, chance: random.Random) -> Iterator[bytes]:
    """The content with a bit turned, cut short, and with something behind it."""
    for _ in range(30):
        place = chance.randrange(len(content))
        turned = bytes([content[place] ^ 1 << chance.randrange(8)])
        yield content[:place] + turned + content[place + 1 :]
        yield content[:place]
        yield content + bytes(chance.randrange(256) for _ in range(1 + place % 9))


def test_a_damaged_file_is_read_or_refused(whole_files: dict[str, bytes]) -> None:
    """No damage brings the reader down, and what is read are whole records of our form."""
    chance = random.Random(12)
    for content in whole_files.values():
        for each in damaged(content, chance):
            try:
                found = read(each, CATALOGUE)
            except CompanionError:
                continue
            if isinstance(found, FoundRecords):
                assert all(parse_line(record.line).id for record in found.records)


LINE = '{"kind": "event", "for_day": "2026-11-20", "what": %s}\n'
RESOURCE = '{"resourceType": "Observation", "status": "final", "code": {"text": %s}}'


@pytest.mark.parametrize("form", [LINE, RESOURCE, '{"pol": {"1": {"page_date": %s}}}'])
@pytest.mark.parametrize(
    "value",
    [
        "NaN",
        "Infinity",
        "-Infinity",
        "1e999",
        '"\\ud800"',
        '"a", "what": "b", "what": "c"',
        "[" * 100_000 + "]" * 100_000,
        '{"a":' * 100_000 + "1" + "}" * 100_000,
        '"' + "x" * 10_000_001 + '"',
        "[" + "{}," * 400_000 + "{}]",
        "[" + "1," * 2_000_000 + "1]",
        '"unfinished',
        "nul",
    ],
    ids=[
        "nan",
        "infinity",
        "minus",
        "huge",
        "half",
        "twice",
        "deep",
        "deeper",
        "long",
        "groups",
        "numbers",
        "open",
        "no",
    ],
)
def test_json_that_breaks_readers_is_refused(form: str, value: str) -> None:
    """No number without end, half letter, second key, bottomless nest or endless text comes in."""
    with pytest.raises(CompanionError):
        read((form % value).encode(), CATALOGUE)


@pytest.mark.parametrize("part", ["{}", "1"])
def test_a_file_of_nothing_but_parts_is_not_unpacked(part: str) -> None:
    """Millions of empty objects or numbers would take a hundred times their size."""
    content = '{"resourceType": "Bundle", "entry": [' + f"{part}," * 2_000_001 + f"{part}]}}"
    with pytest.raises(NotBroughtIn) as refused:
        read(content.encode(), CATALOGUE)
    assert refused.value.values["reason"] == TOO_MANY_PARTS


def test_marks_of_direction_stay_in_the_words() -> None:
    """They are the person's; showing and printing drop them."""
    found = read((LINE % '"\\u202egnp"').encode(), CATALOGUE)
    assert isinstance(found, FoundRecords)
    assert "\u202e" in json.loads(found.records[0].line)["what"]


@pytest.mark.parametrize(
    "content", [b"just words, on one line", b"key: value\n", b"\xff\xfe\xfd", b"[1, 2]"]
)
def test_plain_text_under_another_name_is_refused(content: bytes) -> None:
    """The name of a file tells nothing."""
    with pytest.raises(NotBroughtIn):
        read(content, CATALOGUE)
