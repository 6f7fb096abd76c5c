"""A handover at its limits: its head, its instants, its size, and a lock of the documented form."""

import io
import json
from datetime import UTC, datetime
from hashlib import sha256

import pyrage
import pytest
from msgspec.structs import replace

from companion.actions.handover import (
    Handover,
    HandoverDamaged,
    HandoverTooCostly,
    HandoverTooLarge,
    NotAHandover,
    Recipient,
)
from companion.domain.carnet import Carnet
from companion.domain.records import Kind, Remark, Revision
from companion.exchange import age_file, handover_lines
from companion.exchange.age_file import seal, unseal
from companion.exchange.age_mark import is_age
from companion.exchange.handover_lines import from_lines, to_lines
from tests.storage.carnet_making import IDENTITY, PATIENT, PERSON

AT = datetime(2026, 11, 28, 14, 5, 6, tzinfo=UTC)
OTHER = "0199e2f0-0000-7000-8000-0000000000ff"
PICTURES = {sha256(content).hexdigest(): content for content in (b"one", b"two")}


def handover(*more: Revision, photos: bool = False) -> Handover:
    """What a patient of one name hands over."""
    carnet = Carnet(IDENTITY).with_revisions([PERSON, *more])
    return Handover(AT, PATIENT, Recipient.CAREGIVER, carnet, PICTURES if photos else {})


def lines(made: Handover) -> list[bytes]:
    return list(to_lines(made))


def test_the_lines_are_those_of_the_format() -> None:
    """The head with its counts, each writing with its keys in order, each photo; no spaces."""
    remark = Revision(OTHER, OTHER, Kind.REMARK, PATIENT, AT, Remark("été"))
    later = replace(remark, id=IDENTITY, body=None, supersedes=OTHER)
    head, *rest = (json.loads(one) for one in lines(handover(remark, later, photos=True)))
    assert list(head.items()) == [
        ("format", "companion-handover/1"),
        ("carnet", IDENTITY),
        ("made_at", "2026-11-28T14:05:06+00:00"),
        ("made_by", PATIENT),
        ("for", "caregiver"),
        ("revisions", 3),
        ("photos", 2),
    ]
    _, *written = rest[:3]
    assert {one["revision"]: list(one) for one in written} == {
        OTHER: ["revision", "record", "kind", "author", "recorded_at", "body"],
        IDENTITY: ["revision", "record", "kind", "author", "recorded_at", "supersedes", "body"],
    }
    assert [list(one) for one in rest[3:]] == [["photo", "content"]] * 2
    whole = b"".join(lines(handover(remark)))
    assert '"text":"été"'.encode() in whole
    assert from_lines(lines(handover(remark, later, photos=True))) == (
        handover(remark, later, photos=True)
    )


def changed(line: int, **changes: object) -> list[bytes]:
    """The lines of a handover with some of one line changed."""
    remark = Revision(OTHER, OTHER, Kind.REMARK, PATIENT, AT, Remark("x"), IDENTITY)
    made = lines(handover(remark, photos=True))
    made[line] = json.dumps(json.loads(made[line]) | changes).encode() + b"\n"
    return made


@pytest.mark.parametrize(
    ("line", "changes"),
    [
        (0, {"made_by": "me"}),
        (0, {"carnet": "me"}),
        (0, {"made_at": "1899-12-31T00:00:00+00:00"}),
        (0, {"made_at": "2200-01-01T00:00:00+00:00"}),
        (0, {"for": "somebody"}),
        (0, {"photos": 1}),
        (0, {"photos": 3}),
        (0, {"revisions": 1}),
        (2, {"revision": "me"}),
        (2, {"record": "me"}),
        (2, {"author": "me"}),
        (2, {"supersedes": "me"}),
        (2, {"body": "words"}),
        (2, {"recorded_at": "2200-01-01T00:00:00+00:00"}),
        (2, {"recorded_at": "2026-11-28T14:05:06"}),
        (3, {"content": "b25l!"}),
        (3, {"photo": "0" * 64}),
        (3, {"more": 1}),
    ],
)
def test_one_thing_that_cannot_be_true_is_damage(line: int, changes: dict[str, object]) -> None:
    """Whose it is, when, for whom and how much."""
    with pytest.raises(HandoverDamaged):
        from_lines(changed(line, **changes))


@pytest.mark.parametrize("instant", ["1900-01-02T00:00:00+00:00", "2199-12-30T00:00:00-11:00"])
def test_any_instant_of_three_centuries_is_read(instant: str) -> None:
    """Of the file and of a writing."""
    assert from_lines(changed(0, made_at=instant)).made_at == datetime.fromisoformat(instant)
    found = from_lines(changed(2, recorded_at=instant)).carnet.revisions[OTHER]
    assert found.recorded_at.isoformat() == instant


@pytest.mark.parametrize("name", ["companion-handoverX/1", "other", 1, None])
def test_the_first_line_says_what_it_is(name: str | int | None) -> None:
    """Nothing else is looked at before."""
    with pytest.raises(NotAHandover):
        from_lines(changed(0, format=name))


def test_as_much_as_fits_is_written_and_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """One byte more is neither; 200 million of them, as a rule."""
    assert handover_lines.MOST_BYTES == 200_000_000
    made = lines(handover(photos=True))
    size = sum(map(len, made))
    monkeypatch.setattr(handover_lines, "MOST_BYTES", size)
    assert lines(handover(photos=True)) == made
    assert from_lines(made) == handover(photos=True)
    monkeypatch.setattr(handover_lines, "MOST_BYTES", size - 1)
    with pytest.raises(HandoverTooLarge) as told:
        lines(handover(photos=True))
    assert told.value.values == {"megabytes": 0}
    with pytest.raises(HandoverDamaged):
        from_lines(made)


def test_a_line_of_the_longest_length_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """In one piece or in many; one letter more is refused while it arrives."""
    made = b"".join(lines(handover()))
    longest = max(map(len, made.split(b"\n")))
    for most, is_read in ((longest, True), (longest - 1, False)):
        monkeypatch.setattr(handover_lines, "LARGEST_INPUT", most)
        pieces = [made[at : at + 1] for at in range(len(made))]
        if is_read:
            assert from_lines(pieces) == handover()
        else:
            with pytest.raises(HandoverDamaged):
                from_lines(pieces)


def test_a_locked_file_is_known_by_its_first_line() -> None:
    """And left at the place where it was."""
    source = io.BytesIO(b"--age-encryption.org/v1\n")
    assert not is_age(source)
    source.seek(2)
    assert is_age(source)
    assert source.tell() == 2
    assert not is_age(io.BytesIO(b"age-encryption.org/v1"))
    assert not is_age(io.BytesIO(b"age-encryption.org/v2\n"))


def test_a_file_that_another_program_locked_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """As costly as that one makes it, up to what is said; what is written costs as much as a password."""
    assert age_file.MOST_WORK == 17
    monkeypatch.setattr(age_file, "WORK_FACTOR", 1)
    for content in (b"", b"x", b"y" * 65_536, b"z" * 65_537):
        locked = b"".join(seal([content[:7], content[7:]], "a b"))
        assert pyrage.passphrase.decrypt(locked, "a b") == content
        assert b"".join(unseal(io.BytesIO(locked), "a b")) == content
        assert locked.startswith(b"age-encryption.org/v1\n-> scrypt ")
        assert locked.split(b"\n")[1].endswith(b" 1")


@pytest.mark.parametrize(("factor", "is_read"), [(2, True), (3, False)])
def test_a_lock_may_cost_as_much_as_is_said(
    monkeypatch: pytest.MonkeyPatch, factor: int, is_read: bool
) -> None:
    """One step more is refused."""
    monkeypatch.setattr(age_file, "WORK_FACTOR", factor)
    monkeypatch.setattr(age_file, "MOST_WORK", 2)
    locked = b"".join(seal([b"x"], "a"))
    if is_read:
        assert b"".join(unseal(io.BytesIO(locked), "a")) == b"x"
    else:
        with pytest.raises(HandoverTooCostly):
            next(unseal(io.BytesIO(locked), "a"))
