"""Pages and golden files for the tests of what other programs read.

Knows no single test.
"""

from pathlib import Path

from tests import press as made
from tests.press import carnet, press

__all__ = ["assert_golden", "carnet", "press"]


def assert_golden(name: str, text: str) -> None:
    """Compare with a golden file of this folder."""
    made.assert_golden(Path(__file__).parent / "golden" / name, text)
