"""What is inside the program and was made by others, with the licence of each."""

import sys
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from companion.toml_file import Strict, Text, read_form

PACKAGE = "compagnon-immuno"


class PartForm(Strict, frozen=True):
    """A part as the file has it: `distribution` has its version, `folder` of the resources its text."""

    name: Text
    licence: Text
    distribution: Text | None = None
    folder: Text | None = None


class _File(Strict, frozen=True):
    part: tuple[PartForm, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """Something that is bundled; `version` is blank where it has none."""

    name: str
    version: str
    licence: str


def listed_parts(resources: Path) -> tuple[PartForm, ...]:
    """All that may be inside, on any system. Raises CatalogueBroken."""
    return read_form(resources / "licences.toml", _File, "licences").part


def bundled_parts(resources: Path) -> tuple[Part, ...]:
    """What is inside on this system, in the order of the file. Raises CatalogueBroken."""
    found = []
    for part in listed_parts(resources):
        version = "" if part.distribution is None else version_of(part.distribution)
        if part.name == "Python":
            version = sys.version.split()[0]
        if version is not None:
            found.append(Part(part.name, version, part.licence))
    return tuple(found)


def version_of(distribution: str) -> str | None:
    """The version of what is installed; None for what is not."""
    try:
        return metadata.version(distribution)
    except metadata.PackageNotFoundError:
        return None


def program_version() -> str:
    """The installed version; “?” where the program runs from bare files."""
    return version_of(PACKAGE) or "?"
