"""Where the program finds its own resources and keeps a person's settings.

It must not know what the resources contain, nor open any of them.
"""

from pathlib import Path

_PACKAGE = Path(__file__).parent


def resources() -> Path:
    """The folder of texts, catalogues, fonts and page templates.

    A wheel and a frozen build carry it inside the package; a source checkout has it beside.
    """
    inside = _PACKAGE / "resources"
    return inside if inside.is_dir() else _PACKAGE.parent / "resources"


def user_data() -> Path:
    """The folder where this person's settings live; it may not exist yet."""
    # Imported here because settings are read only after the first paint.
    from platformdirs import user_data_path

    return user_data_path("companion", appauthor=False)
