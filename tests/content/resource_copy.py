"""A copy of the catalogue with its languages in a temporary folder, to change and to break."""

import shutil
from pathlib import Path

from companion import paths


def copy_catalogue(folder: Path) -> Path:
    """The folder, now one of resources that holds the catalogue in every language."""
    resources = paths.resources()
    shutil.copytree(resources / "catalogue", folder / "catalogue", dirs_exist_ok=True)
    for language in (resources / "languages").iterdir():
        to = folder / "languages" / language.name / "catalogue"
        shutil.copytree(language / "catalogue", to, dirs_exist_ok=True)
    return folder


def change(path: Path, old: str, new: str) -> None:
    """Change one passage of a file."""
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
