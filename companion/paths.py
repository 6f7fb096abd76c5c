"""Where the program finds its own resources and keeps a person's settings.

It must not know what the resources contain, nor open any of them.
"""

import os
import sys
from pathlib import Path

_PACKAGE = Path(__file__).parent


def resources() -> Path:
    """The folder of texts, catalogues, fonts and page templates.

    A wheel and a frozen build carry it inside the package; a source checkout has it beside.
    """
    inside = _PACKAGE / "resources"
    return inside if inside.is_dir() else _PACKAGE.parent / "resources"


def is_checkout() -> bool:
    """Whether this is the source as one works on it, neither a wheel nor a frozen build."""
    return resources().parent != _PACKAGE


def user_data() -> Path:
    """The folder where this person's settings live; it may not exist yet."""
    system: str = sys.platform
    if system.startswith("linux"):
        # What platformdirs says there; the window does not wait until it is loaded.
        folder = Path(os.environ.get("XDG_DATA_HOME", ""))
        return (folder if folder.is_absolute() else Path.home() / ".local/share") / "companion"
    from platformdirs import user_data_path

    return user_data_path("companion", appauthor=False)
