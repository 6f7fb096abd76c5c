"""How the window looks: the colours of a theme and the size of its text."""

from dataclasses import dataclass

from PySide6.QtGui import QColor

from companion.ui.look.palettes import (
    BOOK_COLOURS,
    CONTRAST,
    CONTRAST_DARK,
    DARK,
    LIGHT,
    Palette,
    palette_of,
)
from companion.ui.look.tokens import BASE_TEXT, FAMILY, NUMBERS

__all__ = [
    "BASE_TEXT",
    "BOOK_COLOURS",
    "CONTRAST",
    "CONTRAST_DARK",
    "DARK",
    "FAMILY",
    "LIGHT",
    "NUMBERS",
    "Look",
    "Palette",
    "palette_of",
]


LARGE_PERCENT = 140
MOST_MORE = 4
"""How many pixels longer a length may become to be a whole number of the screen's own."""
ALMOST = 1e-6


@dataclass(frozen=True, slots=True)
class Look:
    """A palette at a text size (100 to 200 %), on a screen with `ratio` pixels of its own to one of ours."""

    palette: Palette
    text_percent: int = 100
    ratio: float = 1.0

    @property
    def scale(self) -> float:
        """1.0 to 2.0."""
        return self.text_percent / 100

    @property
    def is_large(self) -> bool:
        """Whether the text is so large that things stand below each other and what is rarely wanted is folded."""
        return self.text_percent >= LARGE_PERCENT

    def px(self, length: float) -> int:
        """A length of text, or of what must grow with it, in pixels."""
        return round(length * self.scale)

    def large(self, length: float) -> int:
        """Letters of a heading in pixels: large already, they grow less than the text, and stay larger."""
        return round(max(length * (1 + (self.scale - 1) * 0.35), self.px(BASE_TEXT) * 1.06))

    def space(self, length: float) -> int:
        """A gap or margin in pixels, the same at each size of text: the letters get the room."""
        return round(length)

    def whole(self, length: float) -> int:
        """A side of a picture in pixels, a little longer where it would end between two of the screen's own.

        What is drawn as pixels is fitted into its place by Qt, which then leaves out or doubles a row of them.
        """
        least = round(length)
        for side in range(least, least + MOST_MORE + 1):
            if abs(side * self.ratio - round(side * self.ratio)) < ALMOST:
                return side
        return least

    def digit(self, side: float, share: float) -> int:
        """The height of a digit in a square: its share, and with large text what the square has room for."""
        return max(round(side * share), min(round(side * 0.66), self.px(12)))

    def level(self, level: int) -> tuple[QColor, QColor]:
        """The fill and the ink of a level (0 to 4)."""
        fill, ink = self.palette.levels[level]
        return QColor(fill), QColor(ink)
