"""Typst alone in a process, without a module of ours: the floor of a page that is set apart.

`python tests/bench/bare_typst.py GIVEN FOLDER…` sets a template with its inputs (JSON) in the fonts of these folders.
"""

import json
import sys
from datetime import UTC, datetime
from pathlib import Path

import typst


def main(given: str, *fonts: str) -> None:
    """Set it once."""
    template, inputs = json.loads(Path(given).read_bytes())
    typst.compile(
        Path(template),
        root=Path(template).parent,
        font_paths=typst.Fonts(
            include_system_fonts=False, include_embedded_fonts=False, font_paths=list(fonts)
        ),
        format="pdf",
        sys_inputs=inputs,
        pdf_standards=["a-3a", "ua-1"],
        timestamp=datetime(2026, 11, 21, tzinfo=UTC),
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
