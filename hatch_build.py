"""Compile texts and catalogue when the program is built, so that nothing stale can be installed.

Of the program itself it knows only how its TOML files are compiled.
"""

import sys
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

TEXTS = "resources/languages/*/texts.po"
TREES = "resources/**/*.toml"


def compile_texts(root: Path) -> list[Path]:
    """Write one MO file beside each PO file under `root` and return the files written."""
    written: list[Path] = []
    for source in sorted(root.glob(TEXTS)):
        with source.open("rb") as lines:
            catalogue = read_po(lines, locale=source.parent.name, abort_invalid=True)
        target = source.with_suffix(".mo")
        part = target.with_suffix(".mo.part")
        with part.open("wb") as out:
            write_mo(out, catalogue)
        part.replace(target)
        written.append(target)
    return written


def compile_trees(root: Path) -> list[Path]:
    """Write what each TOML file under `root` says beside it and return the files written."""
    sys.path.insert(0, str(root))
    try:
        from companion.compiled_toml import compile_toml
    finally:
        sys.path.remove(str(root))
    return [compile_toml(source) for source in sorted(root.glob(TREES))]


class CompileTexts(BuildHookInterface):  # type: ignore[type-arg]
    """The build hook: compiles before every wheel, source archive and editable install."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, list[str]]) -> None:
        """Compile, and name the results as part of the build although git ignores them."""
        root = Path(self.root)
        for target in (*compile_texts(root), *compile_trees(root)):
            build_data["artifacts"].append(target.relative_to(self.root).as_posix())
