"""The table of composite grades is refused, with the reason, when it is not as it should be."""

from pathlib import Path

import pytest

from companion.content.composite_table import read_composite
from companion.toml_file import CatalogueBroken
from tests.content.resource_copy import change, copy_catalogue

FILE = "composite_grades.toml"


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ('"01123",\n', "", "needs 1 rows of 5"),
        ('"01123"', '"01124"', "needs 1 rows of 5"),
        ('"01123"', '"0112"', "needs 1 rows of 5"),
        ("items = [16, 67]", "items = [16, 53]", "the item 53 stands twice"),
        ("items = [16, 67]", 'items = ["16"]', "items is not a whole number"),
        ('parts = ["frequency"]', 'parts = ["presence"]', "presence is unknown"),
        (
            'parts = ["severity", "interference"]',
            'parts = ["interference", "severity"]',
            "in this order",
        ),
        ("(?P<score>[0-4])", "[0-4]", "does not name part and score"),
        ("(?P<score>[0-4])", "(?P<score>[0-4]", "is no pattern"),
        ("read_on =", "seen_on =", "seen_on is unknown"),
    ],
)
def test_a_slip_in_the_table_is_found(tmp_path: Path, old: str, new: str, reason: str) -> None:
    """One passage changed."""
    change(copy_catalogue(tmp_path) / "catalogue" / FILE, old, new)
    with pytest.raises(CatalogueBroken, match=reason):
        read_composite(tmp_path)
