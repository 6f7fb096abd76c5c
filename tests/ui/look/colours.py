"""How well two colours are told apart, as WCAG 2.2 computes it."""

from functools import cache


def contrast(one: str, other: str) -> float:
    """1 (the same) to 21 (black on white), for colours such as #0F5257."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@cache
def luminance(colour: str) -> float:
    """0 (black) to 1 (white)."""
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)
