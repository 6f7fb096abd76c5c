"""Photos in the journal: kept with their content, listed by day, two of them side by side."""

from datetime import date

import pytest
from msgspec.structs import replace

from companion.actions.photos import (
    LARGEST_FILE,
    LARGEST_KEPT,
    LONGEST_SIDE,
    MOST_PIXELS,
    KeptPicture,
    in_pair,
    photo_of,
    photos_by_day,
)
from companion.domain.errors import InvalidRecord
from tests.actions.desk import Desk

PICTURE = KeptPicture(b"the content of a JPEG", 1_600, 1_200)
DAYS = (date(2026, 11, 3), date(2026, 11, 20), date(2026, 10, 7))


def keep(desk: Desk, day: date, about: str | None = None) -> str:
    """The record id of a photo of a day."""
    body = replace(photo_of(PICTURE, day), about=about)
    return desk.journal.record_photo(body, PICTURE.content).record_id


def test_a_photo_is_kept_with_its_content(desk: Desk) -> None:
    """Found again by the digest that its record bears."""
    keep(desk, DAYS[0])
    body = photos_by_day(desk.carnet)[0].body
    assert desk.journal.photo(body.sha256) == PICTURE.content
    assert (body.width, body.height) == (1_600, 1_200)


def test_another_content_is_refused(desk: Desk) -> None:
    """A record never names a picture that is not there."""
    with pytest.raises(InvalidRecord):
        desk.journal.record_photo(photo_of(PICTURE, DAYS[0]), b"something else")


def test_photos_stand_by_day_newest_first(desk: Desk) -> None:
    """Whenever they were added; a withdrawn one is gone, and back after undo."""
    ids = [keep(desk, day) for day in DAYS]
    assert [e.body.for_day for e in photos_by_day(desk.carnet)] == sorted(DAYS, reverse=True)
    gone = desk.journal.withdraw(ids[1])
    assert len(photos_by_day(desk.carnet)) == 2
    desk.journal.undo(gone)
    assert len(photos_by_day(desk.carnet)) == 3


def test_photos_of_one_symptom(desk: Desk) -> None:
    """What was noted about the rash alone."""
    keep(desk, DAYS[0])
    rash = keep(desk, DAYS[1], "rash")
    assert [e.id for e in photos_by_day(desk.carnet, "rash")] == [rash]


def test_two_photos_side_by_side_stand_in_the_order_of_their_days(desk: Desk) -> None:
    """Before at the left, after at the right, however they were ticked."""
    first, second = keep(desk, DAYS[1]), keep(desk, DAYS[2])
    assert [e.id for e in in_pair(desk.carnet, (first, second))] == [second, first]


def test_a_photo_has_the_limits_that_it_is_told_to_have() -> None:
    """A phone's photo fits; a record book with a hundred of them stays small enough to be copied."""
    assert (LONGEST_SIDE, LARGEST_KEPT) == (1_600, 500_000)
    assert (LARGEST_FILE, MOST_PIXELS) == (60_000_000, 50_000_000)
