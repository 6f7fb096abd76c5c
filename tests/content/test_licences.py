"""What is bundled stands in the list of licences, with the licence that it says itself."""

import re
import sys
from importlib import metadata

from companion import paths
from companion.content.licences import PACKAGE, bundled_parts, listed_parts


def needed(name: str, seen: dict[str, metadata.Distribution]) -> dict[str, metadata.Distribution]:
    """A distribution and all that it needs on this system, by name."""
    try:
        found = metadata.distribution(name)
    except metadata.PackageNotFoundError:
        return seen  # for another system
    if _key(found.name) not in seen:
        seen[_key(found.name)] = found
        for line in found.requires or []:
            if "extra ==" not in line and (asked := re.match(r"[\w.-]+", line)):
                needed(asked[0], seen)
    return seen


def _key(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_everything_that_is_installed_with_us_is_listed_with_its_own_licence() -> None:
    """A new dependency, or one under another licence, is noticed here."""
    listed = {_key(p.distribution): p for p in listed_parts(paths.resources()) if p.distribution}
    there = needed(PACKAGE, {})
    del there[_key(PACKAGE)]
    assert there.keys() - listed.keys() == set()
    for name, found in there.items():
        if "License-Expression" in found.metadata:
            assert listed[name].licence == found.metadata["License-Expression"], name
    strong = {"AGPL", "GPL-2.0", "GPL-3.0"}
    assert not [p.name for p in listed.values() if p.licence.startswith(tuple(strong))]


def test_every_font_and_word_list_is_listed_with_its_text() -> None:
    """And each text is there."""
    resources = paths.resources()
    folders = {part.folder for part in listed_parts(resources) if part.folder}
    assert {f"fonts/{font.name}" for font in (resources / "fonts").iterdir()} <= folders
    for folder in folders:
        assert any(f.name.startswith(("OFL", "LICEN")) for f in (resources / folder).iterdir())


def test_what_is_shown_has_its_version() -> None:
    """Of this system alone."""
    shown = {part.name: part.version for part in bundled_parts(paths.resources())}
    assert shown["Qt, PySide6"] == metadata.version("PySide6-Essentials")
    assert ("pywin32-ctypes" in shown) is (sys.platform == "win32")
    assert shown["Python"].startswith("3.")
