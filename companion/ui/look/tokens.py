"""The measures of the window's look at 100 %: type, space, radius, target, motion. Pixels and milliseconds.

Screens and widgets take theirs from here, or through `Look`, which lets them grow with the text;
`docs/design-system.md` says what each is for. Colours stand in `palettes`.
"""

from typing import Final

FAMILY: Final = "Atkinson Hyperlegible"
NUMBERS: Final = "Source Sans 3"
"""For what is dialled: its zero has no slash, which people take for an 8."""

# Type
BASE_TEXT: Final = 17
SMALL: Final = 15
HEADING: Final = 20
HERO: Final = 25
TITLE: Final = 29
DIALLED: Final = 44
"""A number that one came to dial."""
SMALLEST_DIGIT: Final = 11
"""Of a digit in a badge, however small that is."""
SMALLEST_CELL_DIGIT: Final = 13

# Space: the only arguments of `Look.space`.
SPACES: Final = (2, 4, 6, 8, 10, 12, 14, 16, 20, 24, 32, 40)
HAIR: Final = 2
NEAR: Final = 4
BESIDE: Final = 10
"""These three do not grow with the text: between lines that belong together, icon and word."""

# Radius
ROUND_MARK: Final = 4
ROUND_CELL: Final = 8
ROUND_SHARE: Final = 0.27
"""Of a cell's side, where that is small: a square stays a square."""
ROUND_CONTROL: Final = 12
ROUND_CARD: Final = 16

# Targets and edges
LINE: Final = 1
"""A thin line between parts, and what keeps the lines of a close list apart."""
WIDEST_FIELD: Final = 696
"""Of a line to type in, at 100 %: in a wide window it is not as long as a page."""
TARGET: Final = 44
EDGE: Final = 2
FOCUS_EDGE: Final = 4

# Motion
MOTION_MS: Final = 120


def round_cell(side: float) -> float:
    """The radius of a cell or badge of this side."""
    return min(ROUND_CELL, side * ROUND_SHARE)
