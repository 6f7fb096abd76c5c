"""Numbers to dial stand in groups of two; what is not such a number stays as it was typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.actions.words.phone import dialled


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("0199001234", "01 99 00 12 34"),
        ("01.99.00.12.34", "01 99 00 12 34"),
        ("01 99 001234", "01 99 00 12 34"),
        ("+33199001234", "+33 1 99 00 12 34"),
        ("0033 1 99 00 12 34", "+33 1 99 00 12 34"),
        ("15", "15"),
        ("+32 2 555 12 34", "+32 2 555 12 34"),
        ("01 99 00 12 34 poste 12", "01 99 00 12 34 poste 12"),
        ("0099001234", "0099001234"),
        ("", ""),
    ],
)
def test_a_number_is_shown_as_it_is_dialled(typed: str, shown: str) -> None:
    assert dialled(typed) == shown


@given(st.text(max_size=24))
def test_no_digit_is_lost_or_added(typed: str) -> None:
    digits = [letter for letter in dialled(typed).replace("+33", "0") if letter.isdecimal()]
    before = [letter for letter in typed.replace("+33", "0") if letter.isdecimal()]
    assert digits == before or digits == [*"0", *before[4:]]
