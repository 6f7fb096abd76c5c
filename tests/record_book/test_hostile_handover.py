"""Files that look as if they were handed over: refused with a sentence, or read right; nothing is written."""

import json
import os
from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.actions.handover import (
    Handover,
    HandoverDamaged,
    HandoverForOthers,
    HandoverTooCostly,
    NotAHandover,
    Recipient,
    WrongWords,
)
from companion.domain.carnet import Carnet
from companion.domain.errors import CompanionError, FileNotReadable
from companion.domain.records import Kind, Person, Remark, Revision, Role
from companion.exchange.age_file import seal
from companion.exchange.handover_file import is_handover
from companion.exchange.handover_file import read_handover as read
from companion.exchange.handover_lines import to_lines
from companion.plain_text import plain_lines
from companion.record_book.handover import to_be_read
from tests.strategies import IDENTITY
from tests.systems import lay_a_pipe

WORDS = "abeille ancre aube azur"
ME = "00000000-0000-7000-8000-000000000002"
AT = datetime(2026, 11, 20, 12, tzinfo=UTC)
BIDI = "avant \u202eapres\u2066 fin"


def carnet() -> Carnet:
    return Carnet(IDENTITY).with_revisions(
        [
            Revision(ME, ME, Kind.PERSON, ME, AT, Person("Jeanne", Role.PATIENT)),
            Revision(ME[:-1] + "3", ME[:-1] + "4", Kind.REMARK, ME, AT, Remark(BIDI)),
        ]
    )


@cache
def lines() -> tuple[bytes, ...]:
    return tuple(to_lines(Handover(AT, ME, Recipient.CAREGIVER, carnet())))


def sealed(*content: bytes) -> bytes:
    return b"".join(seal(content, WORDS))


@cache
def good() -> bytes:
    return sealed(*lines())


def in_remark(said: bytes) -> bytes:
    remark = json.dumps(BIDI, ensure_ascii=False).encode()
    return sealed(*(line.replace(remark, said) for line in lines()))


def two_recipients() -> bytes:
    start, end = good().index(b"->"), good().index(b"---")
    return good()[:end] + good()[start:end] + good()[end:]


HOSTILE: dict[str, tuple[Callable[[], bytes], type[CompanionError]]] = {
    "empty": (lambda: b"", NotAHandover),
    "plain text that was renamed": (lambda: b"Bonjour, voici le carnet.\n" * 9, NotAHandover),
    "plain lines without a lock": (lambda: b"".join(lines()), NotAHandover),
    "appended": (lambda: good() + b"\0", HandoverDamaged),
    "cut": (lambda: good()[:-1], HandoverDamaged),
    "factor 22": (lambda: good().replace(b" 1\n", b" 22\n", 1), HandoverTooCostly),
    "factor 28": (lambda: good().replace(b" 1\n", b" 28\n", 1), HandoverTooCostly),
    "two recipients": (two_recipients, HandoverForOthers),
    "another kind of content": (lambda: sealed(b"%PDF-1.7\n"), NotAHandover),
    "NaN": (lambda: in_remark(b"NaN"), HandoverDamaged),
    "Infinity": (lambda: in_remark(b"-Infinity"), HandoverDamaged),
    "a key twice": (lambda: in_remark(b'"a","text":"b"'), HandoverDamaged),
    "depth 100,000": (lambda: in_remark(b"[" * 100_000 + b"]" * 100_000), HandoverDamaged),
    "half a letter": (lambda: in_remark(rb'"\udfff"'), HandoverDamaged),
    "a text of 50 MB": (lambda: in_remark(b'"' + b"a" * 50_000_000 + b'"'), HandoverDamaged),
    "half a million empty lines": (lambda: sealed(*lines(), b"\n" * 500_000), HandoverDamaged),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_it_is_refused_with_its_reason_and_nothing_is_written(kind: str, tmp_path: Path) -> None:
    """By what it holds, whatever its name says."""
    make, refusal = HOSTILE[kind]
    place = tmp_path / "p.carnet-age"
    place.write_bytes(make())
    with pytest.raises(refusal):
        read(place, WORDS)
    assert list(tmp_path.iterdir()) == [place]


def test_a_file_of_a_gigabyte_of_nothing_costs_nothing(tmp_path: Path) -> None:
    """Alone, and behind a header that is right."""
    place = tmp_path / "p.carnet-age"
    for start, refusal in ((b"", NotAHandover), (good()[:-20], HandoverDamaged)):
        place.write_bytes(start)
        os.truncate(place, 1 << 30)
        with pytest.raises(refusal):
            read(place, WORDS)


def test_a_pipe_and_a_folder_are_no_files(tmp_path: Path) -> None:
    """Nobody waits for somebody who may never write."""
    pipe = tmp_path / "p.carnet-age"
    lay_a_pipe(pipe)
    for place in (pipe, tmp_path, tmp_path / "none"):
        assert not is_handover(place)
        with pytest.raises(FileNotReadable):
            read(place, WORDS)


def test_wrong_words_are_told_from_damage(tmp_path: Path) -> None:
    """So that one asks again for the words, and not for the file."""
    place = tmp_path / "p.carnet-age"
    place.write_bytes(good())
    for words in ("", "abeille ancre aube", "abeille ancre aube azurs"):
        with pytest.raises(WrongWords):
            read(place, words)


@given(where=st.floats(0, 1, exclude_max=True), bit=st.integers(0, 7))
def test_any_bit_that_flips_is_noticed(
    where: float, bit: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Wherever it is: the file is refused whole."""
    changed = bytearray(good())
    changed[int(where * len(changed))] ^= 1 << bit
    place = tmp_path_factory.getbasetemp() / "flipped.carnet-age"
    place.write_bytes(changed)
    with pytest.raises(CompanionError):
        read(place, WORDS)


def test_what_turns_letters_around_is_read_as_it_is_and_shown_without_it(tmp_path: Path) -> None:
    """A person's words are kept letter for letter, and obeyed nowhere."""
    place = tmp_path / "p.carnet-age"
    place.write_bytes(good())
    journal = to_be_read(read(place, WORDS), lambda: AT)
    (remark,) = journal.carnet.entries(Remark)
    assert remark.body.text == BIDI
    assert "\u202e" not in plain_lines(remark.body.text)
