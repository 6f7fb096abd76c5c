"""Finds colours, letters, radii and gaps that stand in a screen or widget instead of the design system.

Reads Python as text; knows no screen.
"""

import ast
import re
from collections.abc import Iterator

from companion.ui.look.tokens import SPACES

HEX = re.compile(r"#[0-9A-Fa-f]{3,8}")
LETTERS = {"setPixelSize", "setPointSize", "setPointSizeF"}
ROUNDED = {"drawRoundedRect", "addRoundedRect"}
GAPS = {
    "setSpacing",
    "addSpacing",
    "setContentsMargins",
    "setHorizontalSpacing",
    "setVerticalSpacing",
}
KEYWORDS = {"spacing", "radius"}


def literals(source: str) -> list[str]:
    """Every literal of a look in this source, as « line: what »."""
    return [f"{line}: {what}" for node in ast.walk(ast.parse(source)) for line, what in _of(node)]


def _of(node: ast.AST) -> Iterator[tuple[int, str]]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and HEX.fullmatch(node.value):
        yield node.lineno, f"colour {node.value}"
    if not isinstance(node, ast.Call):
        return
    name = _name(node)
    if name == "QColor" and node.args and isinstance(node.args[0], ast.Constant):
        yield node.lineno, f"colour {node.args[0].value!s}"
    if name in LETTERS:
        numbers = [n for arg in node.args for n in ast.walk(arg) if _is_number(n)]
        if any(_value(n) > 1 for n in numbers):
            yield node.lineno, "size of letters"
    if name in ROUNDED and any(_is_number(arg) for arg in node.args[-2:]):
        yield node.lineno, "radius"
    if name in GAPS and any(_is_number(arg) and _value(arg) for arg in node.args):
        yield node.lineno, f"gap in {name}"
    if (
        name == "space"
        and node.args
        and _is_number(node.args[0])
        and _is_off_scale(_value(node.args[0]))
    ):
        yield node.lineno, f"space({_value(node.args[0])})"
    for keyword in node.keywords:
        if keyword.arg in KEYWORDS and _is_number(keyword.value) and _value(keyword.value):
            yield node.lineno, f"{keyword.arg}={_value(keyword.value)}"


def _is_off_scale(pixels: float) -> bool:
    """A gap that is no step of the scale; what is longer than all of them is a size."""
    return pixels <= max(SPACES) and pixels not in SPACES


def _name(node: ast.Call) -> str:
    called = node.func
    return getattr(called, "attr", getattr(called, "id", ""))


def _is_number(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, int | float)


def _value(node: ast.AST) -> float:
    assert isinstance(node, ast.Constant)
    assert isinstance(node.value, int | float)
    return node.value
