"""Our own JSON lines, as other programs may have handled them: what is read, passed over and refused."""

import json

import pytest

from companion.actions.bring_in import found as said
from companion.actions.bring_in.found import FoundRecords, LeftOut, NotBroughtIn, Source
from companion.actions.own_symptoms import own_symptom
from companion.content.catalogue import load_catalogue
from companion.domain.carnet import Carnet
from companion.domain.errors import InvalidLine
from companion.domain.records import Kind, Preferences, Revision
from companion.exchange.incoming import read as reading
from companion.exchange.incoming.read import TAKEN_BACK, read
from companion.record_json import TOO_LARGE, entry_to_line, parse_line
from tests.storage.carnet_making import IDENTITY, NOW, PATIENT

CATALOGUE = load_catalogue()
EVENT = '{"kind": "event", "for_day": "2026-11-20", "what": "Chute"}'
OTHER = '{"kind": "event", "for_day": "2026-11-21", "what": "Chute"}'


def lines(*all_of_them: str, end: str = "\n") -> FoundRecords:
    """What is read of these lines."""
    found = read(end.join((*all_of_them, "")).encode(), CATALOGUE)
    assert isinstance(found, FoundRecords)
    return found


@pytest.mark.parametrize("end", ["\n", "\r\n", "\n\n \n", "\r\n\r\n"])
def test_line_ends_of_any_system_and_empty_lines_are_passed_over(end: str) -> None:
    """The records are the same, with the same ids; no white space is kept at their end."""
    found = lines(EVENT, OTHER, end=end)
    assert found == lines(EVENT, OTHER)
    assert found.source is Source.RECORDS
    assert [parse_line(r.line).body for r in found.records] == [
        parse_line(EVENT).body,
        parse_line(OTHER).body,
    ]
    assert all(r.line == r.line.strip() and r.writer is None for r in found.records)
    assert found.left_out == ()


def test_lines_of_other_content_have_other_ids() -> None:
    """The order of their keys is no content; the same line twice is two records."""
    turned = json.dumps(dict(reversed(json.loads(EVENT).items())))
    one, two, other = (parse_line(r.line).id for r in lines(EVENT, turned, OTHER).records)
    assert len({one, two, other}) == 3
    assert parse_line(lines(turned).records[0].line).id == one


def test_a_line_that_is_none_is_named_by_its_number() -> None:
    """Empty lines before it are counted."""
    with pytest.raises(InvalidLine) as told:
        lines(EVENT, "", '{"kind": "event"}')
    assert told.value.values["line"] == 3


def test_what_was_taken_back_there_is_counted_and_stays_outside() -> None:
    """A file of nothing else holds nothing for a record book."""
    gone = json.dumps({"kind": "event", "id": IDENTITY, "withdrawn": True})
    found = lines(gone, EVENT, gone)
    assert len(found.records) == 1
    assert found.left_out == (LeftOut(TAKEN_BACK, 2),)
    with pytest.raises(NotBroughtIn) as told:
        lines(gone)
    assert told.value.values == {"reason": said.NOTHING_KNOWN}


def test_a_file_larger_than_any_input_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """As many bytes as fit are; one more is not."""
    size = len(f"{EVENT}\n")
    monkeypatch.setattr(reading, "LARGEST_INPUT", size)
    assert len(lines(EVENT).records) == 1
    monkeypatch.setattr(reading, "LARGEST_INPUT", size - 1)
    with pytest.raises(NotBroughtIn) as told:
        lines(EVENT)
    assert told.value.values == {"reason": TOO_LARGE}


def test_own_symptoms_are_known_from_the_preferences() -> None:
    """Each once."""
    own = (own_symptom("Goût de métal"), own_symptom("Ongles"))
    revision = Revision(
        IDENTITY, IDENTITY, Kind.PREFERENCES, PATIENT, NOW, Preferences(own_symptoms=own)
    )
    carnet = Carnet(IDENTITY).with_revisions([revision])
    (entry,) = carnet.all_entries()
    assert lines(entry_to_line(entry), EVENT).own_symptoms == own
    assert lines(EVENT).own_symptoms == ()


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ('{"a": 1}', said.NO_TABLE),
        ('{"pol": 1}', said.NO_TABLE),
        ('{"kinds": 1}', said.NO_TABLE),
    ],
)
def test_an_object_that_nobody_knows_is_refused(content: str, why: str) -> None:
    """Whatever it holds."""
    with pytest.raises(NotBroughtIn) as told:
        read(content.encode(), CATALOGUE)
    assert told.value.values == {"reason": why}


def test_letters_that_are_guessed_are_no_json() -> None:
    """JSON is UTF-8."""
    with pytest.raises(NotBroughtIn) as told:
        read('{"kind": "é"}'.encode("latin-1"), CATALOGUE)
    assert told.value.values == {"reason": said.NOT_TEXT}


@pytest.mark.parametrize(("depth", "is_read"), [(40, True), (41, False)])
def test_a_nest_of_forty_is_deep_enough(depth: int, is_read: bool) -> None:
    """Deeper ones are refused before they are read."""
    nested = "[" * (depth - 1) + "]" * (depth - 1)
    content = f'{{"resourceType": "Bundle", "x": {nested}}}'.encode()
    with pytest.raises(NotBroughtIn) as told:
        read(content, CATALOGUE)
    refused = told.value.values["reason"] == said.NOTHING_KNOWN
    assert refused is is_read
