"""« 38,4 ou 384 ? »: what may have been meant, and nothing about health."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.actions.check_in.plausible import is_doubtful, likely_values
from companion.domain.comparator import Comparator
from companion.domain.symptoms import Unit
from tests.actions.desk import CATALOGUE


def unit(quantity: str, ucum: str) -> Unit:
    """A unit of the catalogue."""
    found = CATALOGUE.quantities[quantity].unit(ucum)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("quantity", "ucum", "typed", "likely"),
    [
        ("temperature", "Cel", 384, (38.4,)),
        ("temperature", "Cel", 3.84, (38.4,)),
        ("temperature", "Cel", 38.4, ()),
        ("temperature", "Cel", 20, ()),
        ("weight", "kg", 635, (63.5,)),
        ("weight", "kg", 6.35, (63.5,)),
        ("pulse", "/min", 720, (72,)),
        ("tsh", "mIU/L", 235, (23.5, 2.35)),
        ("ft4", "pmol/L", 152, (15.2,)),
        ("ft4", "ng/dL", 142, (1.42,)),
    ],
)
def test_the_likely_readings(
    quantity: str, ucum: str, typed: float, likely: tuple[float, ...]
) -> None:
    """The same digits with the comma elsewhere, where that is usual in the unit."""
    assert likely_values(typed, unit(quantity, ucum)) == likely


def test_the_nearest_to_the_last_value_is_offered_first() -> None:
    """After a TSH of 2.1, the 235 that was typed is rather 2.35 than 23.5."""
    assert likely_values(235, unit("tsh", "mIU/L"), 2.1)[0] == 2.35
    assert likely_values(235, unit("tsh", "mIU/L"), 18.0)[0] == 23.5


@pytest.mark.parametrize(
    ("value", "sign", "is_asked"),
    [
        (0.5, Comparator.BELOW, False),
        (0.5, Comparator.ABOVE, True),
        (120, Comparator.ABOVE, False),
        (120, Comparator.AT_LEAST, False),
        (120, Comparator.BELOW, True),
        (12, Comparator.BELOW, False),
    ],
)
def test_a_limit_of_the_laboratory_may_lie_beyond_on_its_own_side(
    value: float, sign: Comparator, *, is_asked: bool
) -> None:
    """Free T4 is usually typed from 1 to 100 pmol/L."""
    assert is_doubtful(value, unit("ft4", "pmol/L"), sign) == is_asked
    offers = likely_values(value, unit("ft4", "pmol/L"), None, sign)
    assert not any(is_doubtful(offer, unit("ft4", "pmol/L"), sign) for offer in offers)


units = st.sampled_from([u for q in CATALOGUE.quantities.values() for u in q.units])


@given(st.floats(0, 1e9, allow_nan=False), units, st.none() | st.floats(0, 1e6, allow_nan=False))
def test_an_offer_is_never_doubtful_itself(value: float, of_unit: Unit, last: float | None) -> None:
    """Two offers at most, none for a number that is usual, none that would be asked about again."""
    offers = likely_values(value, of_unit, last)
    assert len(offers) <= 2
    assert not any(is_doubtful(offer, of_unit) for offer in offers)
    assert is_doubtful(value, of_unit) or not offers
