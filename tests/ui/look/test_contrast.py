"""WCAG 2.2, computed from the roles of each theme: AAA for what is read, AA for all else that is seen."""

import pytest

from companion.settings import Theme
from companion.ui.look.palettes import BOOK_COLOURS, CHOSEN, WHITE, Palette
from tests.ui.look.colours import apart, contrast

AAA, TEXT, SEEN = 7.0, 4.5, 3.0
GROUNDS = ("paper", "surface", "sunken", "warning_surface")

BODY = [
    *(("ink", ground) for ground in GROUNDS),
    ("on_tint", "primary_tint"),
    ("on_hero", "hero"),
    ("paper", "ink"),
    ("on_pressed", "pressed"),
]
"""What is read in sentences."""

WORDS = [
    *(("soft_ink", ground) for ground in GROUNDS),
    *(("primary", ground) for ground in GROUNDS),
    *(("warning", ground) for ground in GROUNDS),
    ("on_primary", "primary"),
    ("surface", "primary_hover"),
    ("ink", "hover"),
    ("warning", "hover"),
    ("on_hero_button", "hero_button"),
    ("on_hero_hover", "hero_hover"),
]
"""Small print, links, buttons, mishaps."""

SHAPES = [
    *(("strong_line", ground) for ground in GROUNDS),
    *(("warning_line", ground) for ground in GROUNDS),
    *(("focus", ground) for ground in (*GROUNDS, "primary_tint")),
    ("focus_on_primary", "primary"),
    ("focus_on_ink", "ink"),
    ("focus_on_hero", "hero"),
    ("hero_button", "hero"),
    ("on_hero", "hero"),
    ("primary", "track"),
    *(("hatching", ground) for ground in ("paper", "surface")),
]
"""Edges of fields and boxes, rings of the keyboard, bars, and what is drawn where nothing was noted."""


def too_weak(palette: Palette, pairs: list[tuple[str, str]], least: float) -> dict[str, float]:
    """The pairs of roles that are not told apart well enough."""
    found = {
        f"{fore} on {ground}": contrast(getattr(palette, fore), getattr(palette, ground))
        for fore, ground in pairs
    }
    return {pair: round(ratio, 2) for pair, ratio in found.items() if ratio < least}


@pytest.mark.parametrize("theme", list(CHOSEN), ids=lambda theme: theme.value)
def test_every_role_is_seen_on_its_grounds(theme: Theme) -> None:
    palette = CHOSEN[theme]
    assert too_weak(palette, BODY, AAA) == {}
    assert too_weak(palette, WORDS, AAA if palette.is_contrast else TEXT) == {}
    assert too_weak(palette, SHAPES, SEEN) == {}


@pytest.mark.parametrize("theme", list(CHOSEN), ids=lambda theme: theme.value)
def test_the_digit_of_a_level_is_read_on_its_colour(theme: Theme) -> None:
    """The digit says the level: no colour has to."""
    for fill, ink in CHOSEN[theme].levels:
        assert contrast(fill, ink) >= TEXT


@pytest.mark.parametrize("theme", list(CHOSEN), ids=lambda theme: theme.value)
def test_no_level_looks_paler_than_the_one_below_it(theme: Theme) -> None:
    """Each stands further from the ground that it is on."""
    palette = CHOSEN[theme]
    for ground in (palette.surface, palette.paper):
        strength = [apart(fill, ground) for fill, _ in palette.levels]
        assert strength == sorted(strength)


def test_the_letter_of_a_record_book_is_read() -> None:
    assert all(contrast(colour, WHITE) >= TEXT for colour in BOOK_COLOURS)
