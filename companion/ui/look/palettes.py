"""The colours of the window by role: light, dark, high contrast light and high contrast dark.

A colour has a role, never a place; what a single place needs is a property that follows from the roles.
`docs/design-system.md` says what each role is for.
"""

from dataclasses import dataclass
from typing import Final

from companion.settings import Theme

WHITE: Final = "#FFFFFF"
BLACK: Final = "#000000"
GLOW: Final = "#F4C95D"
"""The ring of the keyboard where the ground is dark."""
BRAND: Final = "#0F5257"
"""The product's mark, the same in every theme."""
BOOK_COLOURS: Final = (BRAND, "#6B3FA0", "#8A4B08", "#1F5FA8", "#9B2C6B", "#3D6B21")
"""What tells one record book of a computer from another, below a white letter. None is that of a level."""


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

    @property
    def primary_is_light(self) -> bool:
        """Whether what is filled with the primary colour bears dark letters."""
        return self.on_primary != WHITE

    @property
    def is_contrast(self) -> bool:
        """Whether every line is as strong as the letters."""
        return self.line == self.ink

    # What follows from the roles above, for the one place that it is for.

    @property
    def quiet_line(self) -> str:
        """The edge of a quiet button or aside: a line where its ground would not stand out from a card."""
        return self.strong_line if self.sunken == self.surface else self.sunken

    @property
    def aside_line(self) -> str:
        """The edge of what stands aside on a card."""
        return self.line if self.sunken == self.surface else self.sunken

    @property
    def track(self) -> str:
        """What is still to do in a bar: where lines are as dark as what is done, only a frame shows it."""
        return self.surface if self.is_contrast else self.line

    @property
    def primary_hover(self) -> str:
        """A primary button below the mouse; its letters are of `surface`.

        In high contrast `on_tint` is hardly another colour than `primary`, or than what is held down.
        """
        return self.focus if self.is_contrast else self.on_tint

    @property
    def hover(self) -> str:
        """What has no ground of its own, below the mouse."""
        return self.primary_tint if self.sunken == self.surface else self.sunken

    @property
    def disabled_edge(self) -> str:
        """How the edge of what cannot be used is drawn: where its colour tells nothing, with dashes."""
        return "dashed" if self.is_contrast else "solid"

    @property
    def pressed(self) -> str:
        """A button that is held down."""
        return self.ink

    @property
    def on_pressed(self) -> str:
        """Letters on what is held down."""
        return self.paper

    @property
    def hero(self) -> str:
        """The ground of what matters most on a screen."""
        return self.primary_tint if self.primary_is_light else self.primary

    @property
    def on_hero(self) -> str:
        return self.on_tint if self.primary_is_light else self.on_primary

    @property
    def hero_button(self) -> str:
        return self.primary if self.primary_is_light else self.on_primary

    @property
    def on_hero_button(self) -> str:
        return self.on_primary if self.primary_is_light else self.primary

    @property
    def hero_hover(self) -> str:
        """A button on the hero's ground below the mouse."""
        return self.paper if self.primary_is_light else self.primary_tint

    @property
    def on_hero_hover(self) -> str:
        return self.ink if self.primary_is_light else self.on_tint

    @property
    def focus_on_hero(self) -> str:
        return GLOW

    @property
    def focus_on_primary(self) -> str:
        """The ring of the keyboard on a ground of the primary colour."""
        return self.on_primary if self.primary_is_light else GLOW

    @property
    def focus_on_ink(self) -> str:
        """The ring of the keyboard on a ground as dark as letters, such as the notice."""
        return self.paper if self.primary_is_light else GLOW


LIGHT: Final = Palette(
    paper="#F7F5F0",
    surface=WHITE,
    sunken="#EEEBE3",
    line="#E4E0D6",
    strong_line="#8B8678",
    ink="#1D2B2F",
    soft_ink="#4F5F65",
    primary="#0F5257",
    on_primary=WHITE,
    primary_tint="#DDEEEC",
    on_tint="#0B3F43",
    warning="#9C1C15",
    warning_line="#B3261E",
    warning_surface=WHITE,
    focus="#0B3F43",
    hatching="#928B7B",
    levels=(
        ("#EEF1EC", "#47565B"),
        ("#CFE5DC", "#14443C"),
        ("#F6D98A", "#4B3600"),
        ("#EB9A5B", "#421C00"),
        ("#B3342B", WHITE),
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
    hatching="#67777B",
    levels=(
        ("#2A3639", "#C3CFD0"),
        ("#2F5B50", "#E3F5EE"),
        ("#8A6A12", "#FFF6DC"),
        ("#B25F28", WHITE),
        ("#D5362C", WHITE),
    ),
)

CONTRAST: Final = Palette(
    paper=WHITE,
    surface=WHITE,
    sunken=WHITE,
    line=BLACK,
    strong_line=BLACK,
    ink=BLACK,
    soft_ink=BLACK,
    primary="#003036",
    on_primary=WHITE,
    primary_tint="#D2F2EF",
    on_tint=BLACK,
    warning="#8A0000",
    warning_line="#8A0000",
    warning_surface=WHITE,
    focus="#0000C8",
    hatching=BLACK,
    levels=(
        (WHITE, BLACK),
        ("#D3EFE4", BLACK),
        ("#FFDF80", BLACK),
        ("#FFA35C", BLACK),
        ("#8A0000", WHITE),
    ),
)

CONTRAST_DARK: Final = Palette(
    paper=BLACK,
    surface=BLACK,
    sunken=BLACK,
    line=WHITE,
    strong_line=WHITE,
    ink=WHITE,
    soft_ink=WHITE,
    primary="#8CF0E6",
    on_primary=BLACK,
    primary_tint="#003F44",
    on_tint=WHITE,
    warning="#FFB8B0",
    warning_line="#FFB8B0",
    warning_surface=BLACK,
    focus="#FFE34D",
    hatching=WHITE,
    levels=(
        (BLACK, WHITE),
        ("#0F4A3B", WHITE),
        ("#BF9526", BLACK),
        ("#E87C2C", BLACK),
        ("#FF6045", BLACK),
    ),
)

CHOSEN: Final = {
    Theme.LIGHT: LIGHT,
    Theme.DARK: DARK,
    Theme.CONTRAST: CONTRAST,
    Theme.CONTRAST_DARK: CONTRAST_DARK,
}


def palette_of(theme: Theme, *, system_is_dark: bool, system_has_contrast: bool = False) -> Palette:
    """The colours of a theme; those of the system where the person chose none."""
    if theme is Theme.SYSTEM and system_has_contrast:
        return CONTRAST_DARK if system_is_dark else CONTRAST
    return CHOSEN.get(theme, DARK if system_is_dark else LIGHT)
