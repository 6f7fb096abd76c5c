"""How the window looks: the colours of a theme and the size of its text."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtGui import QColor

from companion.settings import Theme


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours by role; `levels` are (fill, ink) for 0 to 4."""

    paper: str
    surface: str
    sunken: str
    line: str
    strong_line: str
    ink: str
    soft_ink: str
    primary: str
    on_primary: str
    primary_tint: str
    on_tint: str
    warning: str
    warning_line: str
    warning_surface: str
    focus: str
    hatching: str
    levels: tuple[tuple[str, str], ...]


LIGHT: Final = Palette(
    paper="#F7F5F0",
    surface="#FFFFFF",
    sunken="#EEEBE3",
    line="#E4E0D6",
    strong_line="#8B8678",
    ink="#1D2B2F",
    soft_ink="#4F5F65",
    primary="#0F5257",
    on_primary="#FFFFFF",
    primary_tint="#DDEEEC",
    on_tint="#0B3F43",
    warning="#9C1C15",
    warning_line="#B3261E",
    warning_surface="#FFFFFF",
    focus="#0B3F43",
    hatching="#B9B3A4",
    levels=(
        ("#EEF1EC", "#47565B"),
        ("#CFE5DC", "#14443C"),
        ("#F6D98A", "#4B3600"),
        ("#EB9A5B", "#421C00"),
        ("#B3342B", "#FFFFFF"),
    ),
)

DARK: Final = Palette(
    paper="#12191B",
    surface="#1B2528",
    sunken="#243033",
    line="#334246",
    strong_line="#7F9298",
    ink="#EEF3F2",
    soft_ink="#B4C2C4",
    primary="#8FD3CC",
    on_primary="#06282A",
    primary_tint="#1F4447",
    on_tint="#D5F1EE",
    warning="#FFB4AC",
    warning_line="#FF897D",
    warning_surface="#2A1B1A",
    focus="#F4E7B0",
    hatching="#5C6B6F",
    levels=(
        ("#2A3639", "#C3CFD0"),
        ("#2F5B50", "#E3F5EE"),
        ("#8A6A12", "#FFF6DC"),
        ("#B5622A", "#FFFFFF"),
        ("#D5362C", "#FFFFFF"),
    ),
)

CONTRAST: Final = Palette(
    paper="#FFFFFF",
    surface="#FFFFFF",
    sunken="#FFFFFF",
    line="#000000",
    strong_line="#000000",
    ink="#000000",
    soft_ink="#000000",
    primary="#003036",
    on_primary="#FFFFFF",
    primary_tint="#D2F2EF",
    on_tint="#000000",
    warning="#8A0000",
    warning_line="#8A0000",
    warning_surface="#FFFFFF",
    focus="#0000C8",
    hatching="#000000",
    levels=(
        ("#FFFFFF", "#000000"),
        ("#D3EFE4", "#000000"),
        ("#FFDF80", "#000000"),
        ("#FFA35C", "#000000"),
        ("#8A0000", "#FFFFFF"),
    ),
)

BASE_TEXT: Final = 17
FAMILY: Final = "Atkinson Hyperlegible"
NUMBERS: Final = "Source Sans 3"
"""For what is dialled: its zero has no slash, which people take for an 8."""
BOOK_COLOURS: Final = ("#0F5257", "#6B3FA0", "#8A4B08", "#1F5FA8", "#9B2C6B", "#3D6B21")
"""What tells one record book of a computer from another, below a white letter. None is that of a level."""


@dataclass(frozen=True, slots=True)
class Look:
    """A palette at a text size (100 to 200 %)."""

    palette: Palette
    text_percent: int = 100

    @property
    def scale(self) -> float:
        """1.0 to 2.0."""
        return self.text_percent / 100

    def px(self, length: float) -> int:
        """A length of text, or of what must grow with it, in pixels."""
        return round(length * self.scale)

    def large(self, length: float) -> int:
        """Letters of a heading in pixels: large already, they grow less than the text, and stay larger."""
        return round(max(length * (1 + (self.scale - 1) * 0.55), self.px(BASE_TEXT) * 1.06))

    def space(self, length: float) -> int:
        """A gap or margin in pixels: it grows half as much as the text."""
        return round(length * (1 + (self.scale - 1) / 3))

    def level(self, level: int) -> tuple[QColor, QColor]:
        """The fill and the ink of a level (0 to 4)."""
        fill, ink = self.palette.levels[level]
        return QColor(fill), QColor(ink)


def palette_of(theme: Theme, *, system_is_dark: bool) -> Palette:
    """The colours of a theme."""
    if theme is Theme.CONTRAST:
        return CONTRAST
    dark = theme is Theme.DARK or (theme is Theme.SYSTEM and system_is_dark)
    return DARK if dark else LIGHT
