"""The design system is the only place of colours, letters, radii and gaps, and its document names all of it."""

from dataclasses import fields
from pathlib import Path

import pytest

from companion.settings import Theme
from companion.ui.look import palettes, tokens
from companion.ui.look.look import Look
from companion.ui.look.palettes import CHOSEN, Palette, palette_of
from companion.ui.look.style_sheet import style_sheet
from tests.ui.look.literals import literals

ROOT = Path(__file__).parents[3]
UI = ROOT / "companion" / "ui"
DOCUMENT = ROOT / "docs" / "design-system.md"
EXCEPTIONS = {
    # A QR code is read by a camera: black on white in every theme.
    "screens/understand/reader_aside.py": {"colour white", "colour black"},
}


def _what(fault: str) -> str:
    return fault.partition(": ")[2]


def test_no_look_stands_outside_of_the_design_system() -> None:
    """Screens and widgets name a role, a token or a step of the scale; the true exceptions are named here."""
    found = {}
    for file in sorted(UI.rglob("*.py")):
        place = file.relative_to(UI).as_posix()
        allowed = EXCEPTIONS.get(place, set())
        faults = [f for f in literals(file.read_text("utf-8")) if _what(f) not in allowed]
        if faults and not place.startswith("look/"):
            found[place] = faults
    assert found == {}


def test_a_literal_is_found() -> None:
    """Each kind: the test above is no rubber stamp."""
    source = """
painter.setPen(QColor("#123456"))
painter.setBrush(QColor("white"))
font.setPixelSize(max(round(1.5), 12))
painter.drawRoundedRect(rect, 8, 8)
rows.setContentsMargins(0, 12, 0, 0)
rows.setSpacing(look.space(13))
row(spacing=3)
"""
    kinds = {_what(fault) for fault in literals(source)}
    assert kinds == {
        "colour #123456", "colour white", "size of letters", "radius", "gap in setContentsMargins",
        "space(13)", "spacing=3",
    }  # fmt: skip
    assert literals("rows.setSpacing(look.space(12)); rows.setContentsMargins(0, 0, 0, 0)") == []


def test_every_theme_has_its_own_colours() -> None:
    """Four of them from the same roles; the system's contrast and darkness choose where nobody did."""
    assert len(set(CHOSEN.values())) == len(Theme) - 1 == 4
    chosen = {
        (dark, contrast): palette_of(
            Theme.SYSTEM, system_is_dark=dark, system_has_contrast=contrast
        )
        for dark in (False, True)
        for contrast in (False, True)
    }
    assert chosen == {
        (False, False): palettes.LIGHT,
        (True, False): palettes.DARK,
        (False, True): palettes.CONTRAST,
        (True, True): palettes.CONTRAST_DARK,
    }
    assert palette_of(Theme.LIGHT, system_is_dark=True, system_has_contrast=True) is palettes.LIGHT


@pytest.mark.parametrize("palette", CHOSEN.values(), ids=list(CHOSEN))
def test_the_style_sheet_has_no_literal_of_its_own(palette: Palette) -> None:
    """Every colour of it is one of the palette: none stands in its text."""
    known = set(_values(palette)) | {palettes.WHITE, palettes.GLOW}
    used = {
        part.strip(" ;}")
        for line in style_sheet(Look(palette), "tick").splitlines()
        for part in line.replace(";", " ").split()
        if part.startswith("#") and "qt_msgbox" not in part
    }
    assert used <= known


def _values(palette: Palette) -> list[str]:
    return [getattr(palette, role.name) for role in fields(palette) if role.name != "levels"]


def test_the_document_names_every_token_and_role() -> None:
    """`docs/design-system.md` is whole: a new token or role is said there."""
    text = DOCUMENT.read_text("utf-8")
    names = [name for name in vars(tokens) if name.isupper()]
    roles = [role.name for role in fields(Palette)]
    derived = [name for name, value in vars(Palette).items() if isinstance(value, property)]
    assert [name for name in (*names, *roles, *derived) if f"`{name}`" not in text] == []
