"""A digit in a square grows with the text, as far as the square has room."""

import pytest

from companion.ui.look.look import Look
from companion.ui.look.palettes import LIGHT


@pytest.mark.parametrize("side", [24, 26, 32, 40])
def test_a_digit_grows_with_the_text_and_stays_in_its_square(side: int) -> None:
    usual, large = Look(LIGHT, 100).digit(side, 0.46), Look(LIGHT, 200).digit(side, 0.46)
    assert large >= 1.3 * usual
    assert large <= 0.7 * side
