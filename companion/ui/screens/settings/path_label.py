"""A path on screen: it may break after each separator, and is read aloud whole.

Opens nothing.
"""

import re
from pathlib import Path

from PySide6.QtWidgets import QLabel

from companion.ui.widgets.basics import label


def path_label(path: Path | None, handle: str) -> QLabel:
    """The path as a label of that handle; empty for None."""
    place = "" if path is None else str(path)
    shown = label(_breakable(place))
    shown.setObjectName(handle)
    shown.setAccessibleName(place)
    return shown


def _breakable(path: str) -> str:
    """The path with room to break after each separator, and within long names."""
    return re.sub(r"([/\\]|[^/\\]{12})", "\\1\u200b", path)
