"""Days, numbers and names of other programs' cells: read, or not; proposed, never decided."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from companion.actions.bring_in.columns import symptom_named, values_of
from companion.actions.bring_in.days import DayOrder, orders_that_fit, read_moment, read_number
from tests.actions.bring_in.test_plan import TABLE
from tests.actions.desk import CATALOGUE


@pytest.mark.parametrize(
    ("text", "order", "said"),
    [
        ("2026-11-18", "ymd", "2026-11-18 None"),
        ("2026-11-18T21:30:41.432+01:00", "ymd", "2026-11-18 21:30:41"),
        ("18/11/26 9h05", "dmy", "2026-11-18 09:05:00"),
        ("18.11.2026, 21:30", "dmy", "2026-11-18 21:30:00"),
        ("11/18/2026 12:05 AM", "mdy", "2026-11-18 00:05:00"),
        ("11/18/2026 1:05 pm", "mdy", "2026-11-18 13:05:00"),
    ],
)
def test_days_are_read_as_trackers_write_them(text: str, order: str, said: str) -> None:
    """With hours of 12 or 24, a zone, two figures of the year."""
    moment = read_moment(text, DayOrder(order))
    assert moment is not None
    assert f"{moment.day} {moment.hour}" == said


@pytest.mark.parametrize(
    "text",
    [
        "",
        "31/02/2026",
        "2026-11-18 25:00",
        "1/2-2026",
        "18/11/2026 0:05 PM",
        "1800-01-01",
        "x" * 99,
        "²/11/2026",
    ],
)
def test_what_is_no_day_is_none(text: str) -> None:
    """In no order."""
    assert not orders_that_fit([text])


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=30), st.sampled_from(DayOrder))
def test_any_cell_is_read_or_not(text: str, order: DayOrder) -> None:
    """No text of a cell brings the reading down."""
    read_moment(text, order)
    assert (read_number(text) or 0) >= 0


def test_known_names_are_proposed_and_values_stand_in_their_order() -> None:
    """Proposed only: the level of a value is the person's to say."""
    symptom = symptom_named(" Fatigue ", CATALOGUE)
    assert symptom is not None
    assert symptom.id == "fatigue"
    assert symptom_named("Bowling", CATALOGUE) is None
    assert values_of(TABLE, "Fatigue") == ("0", "1", "3", "7")
