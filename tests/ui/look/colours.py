"""How well two colours are told apart, as WCAG 2.2 computes it."""

import math
from functools import cache


def contrast(one: str, other: str) -> float:
    """1 (the same) to 21 (black on white), for colours such as #0F5257."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def apart(one: str, other: str) -> float:
    """How far two colours look from one another: their distance in CIELAB (ISO/CIE 11664-4), 0 for the same."""
    return math.dist(_lab(one), _lab(other))


@cache
def luminance(colour: str) -> float:
    """0 (black) to 1 (white)."""
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _lab(colour: str) -> tuple[float, float, float]:
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.0888
    f, g, h = (
        each ** (1 / 3) if each > 0.008856 else 7.787 * each + 16 / 116 for each in (x, y, z)
    )
    return 116 * g - 16, 500 * (f - g), 200 * (g - h)


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)
