"""What is handed over as JSON lines: equal when read back, and only as the format says."""

import json
from base64 import b64encode
from datetime import UTC, date, datetime
from hashlib import sha256

import pytest
from hypothesis import given, settings

from companion.actions.consultation import PageChoice, PageSection
from companion.actions.handover import (
    Handover,
    HandoverDamaged,
    HandoverNewer,
    HandoverTooLarge,
    NotAHandover,
    Recipient,
)
from companion.content.catalogue import load_catalogue
from companion.domain.carnet import Carnet
from companion.domain.summary import Basis
from companion.exchange import handover_lines
from companion.exchange.handover_lines import from_lines, to_lines
from tests import strategies
from tests.exchange.one_of_each import one_of_each

AT = datetime(2026, 11, 28, 14, 5, 6, 123456, tzinfo=UTC)
BY = "00000000-0000-0000-0000-000000000002"
PICTURE = b"\xff\xd8\xff picture"


def handover(carnet: Carnet) -> Handover:
    photos = {sha256(PICTURE).hexdigest(): PICTURE}
    return Handover(AT, BY, Recipient.CAREGIVER, carnet, photos)


def lines() -> list[bytes]:
    return list(to_lines(handover(one_of_each())))


@settings(settings.get_profile("few"))
@given(carnet=strategies.carnets(load_catalogue()))
def test_every_carnet_comes_back_equal(carnet: Carnet) -> None:
    """Each writing with its instant, its author and what it follows; the photos too."""
    made = handover(carnet)
    assert from_lines(to_lines(made)) == made


def test_a_nurse_is_told_which_page_was_chosen() -> None:
    """Its days, its sections, the symptoms that are left out, its photos."""
    page = PageChoice(
        Basis.DATES,
        date(2026, 11, 1),
        date(2026, 11, 28),
        frozenset(PageSection) - {PageSection.NOTES},
        frozenset({"mood"}),
        (BY,),
    )
    made = Handover(AT, BY, Recipient.NURSE, one_of_each(), page=page)
    assert from_lines(to_lines(made)) == made


def test_lines_may_arrive_in_pieces_of_any_size() -> None:
    """Letter by letter as well."""
    whole = b"".join(lines())
    assert from_lines(whole[at : at + 1] for at in range(len(whole))) == from_lines([whole])


def with_head(**changes: object) -> list[bytes]:
    head, *rest = lines()
    return [json.dumps({**json.loads(head), **changes}).encode() + b"\n", *rest]


def with_revision(change: dict[str, object]) -> list[bytes]:
    head, first, *rest = lines()
    return [head, json.dumps({**json.loads(first), **change}).encode() + b"\n", *rest]


def in_body(text: bytes) -> list[bytes]:
    """The first writing with this text where its body has the name."""
    head, first, *rest = lines()
    return [head, first.replace(b'"Marianne"', text, 1), *rest]


WRONG = {
    "fewer writings": lambda: [lines()[0], *lines()[2:]],
    "more writings": lambda: [*lines(), lines()[1]],
    "the same writing twice": lambda: [*lines()[:2], *lines()[1:2], *lines()[3:]],
    "cut": lambda: [b"".join(lines())[:-1]],
    "an empty line": lambda: [*lines(), b"\n"],
    "counted below nothing": lambda: with_head(revisions=-1),
    "no carnet's id": lambda: with_head(carnet="../x"),
    "an instant without an offset": lambda: with_head(made_at="2026-11-28T10:00:00"),
    "a nurse's without its page": lambda: with_head(**{"for": "nurse"}),
    "an unknown key": lambda: with_head(more=1),
    "another kind": lambda: with_revision({"kind": "prognosis"}),
    "an author that is no id": lambda: with_revision({"author": "Paul"}),
    "year 1": lambda: with_revision({"recorded_at": "0001-01-01T00:00:00+00:00"}),
    "an unknown key of a body": lambda: with_revision({"body": {"name": "a", "x": 1}}),
    "NaN": lambda: in_body(b"NaN"),
    "infinity": lambda: in_body(b"1e999"),
    "a key twice": lambda: in_body(b'"a","name":"b"'),
    "depth 100,000": lambda: in_body(b"[" * 100_000 + b"]" * 100_000),
    "half a letter": lambda: in_body(rb'"\ud800"'),
    "no UTF-8": lambda: in_body(b'"\xff"'),
    "a photo that is another": lambda: [
        *lines()[:-1],
        lines()[-1].replace(b64encode(PICTURE), b64encode(b"other")),
    ],
    "a photo that is no base64": lambda: [*lines()[:-1], lines()[-1].replace(b"/", b"*")],
}


@pytest.mark.parametrize("wrong", WRONG.values(), ids=WRONG.keys())
def test_what_the_format_does_not_say_is_refused(wrong: object) -> None:
    """Nothing of it is taken, not even what was right before it."""
    assert callable(wrong)
    with pytest.raises(HandoverDamaged):
        from_lines(wrong())


def test_a_text_of_50_mb_is_refused_before_it_is_all_there() -> None:
    """What comes after the bound is not even asked for."""
    head, first, *_ = lines()
    asked = 0

    def endless() -> object:
        nonlocal asked
        yield head + first[:-3]
        while True:
            asked += 1
            yield b"a" * 65_536

    with pytest.raises(HandoverDamaged):
        from_lines(endless())  # type: ignore[arg-type]
    assert asked < 100


@pytest.mark.parametrize(
    "first", [b"", b"{}\n", b"[]\n", b"hello\n", b'{"format": 1}\n', b"\xff\n"]
)
def test_something_else_is_no_handover(first: bytes) -> None:
    """By its first line."""
    with pytest.raises(NotAHandover):
        from_lines([first])


def test_a_later_form_asks_for_a_newer_program() -> None:
    """Instead of taking half of it."""
    with pytest.raises(HandoverNewer):
        from_lines(with_head(format="companion-handover/2"))


def test_more_than_one_file_holds_is_not_made(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever has so many photos is told before anything is written."""
    monkeypatch.setattr(handover_lines, "MOST_BYTES", 1_000)
    with pytest.raises(HandoverTooLarge):
        list(to_lines(handover(one_of_each())))
