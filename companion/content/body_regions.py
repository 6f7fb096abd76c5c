"""Reads the regions of the body map from our own TOML file, strictly.

It must not know what a person noted, nor how a figure is painted.
"""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from companion.content.translated import called, read_said
from companion.domain.body_map import (
    FIGURE_HEIGHT,
    FIGURE_WIDTH,
    BodyMap,
    BodyRegion,
    BodyRegionGroup,
    BodySide,
    Point,
)
from companion.domain.words import Words
from companion.toml_file import CatalogueBroken, Strict, Text, by_name, refuse_unknown

_POINT: Final = re.compile(r"(\d{1,3}),(\d{1,3})")
_FEWEST_POINTS: Final = 3

NAME: Final = "catalogue/body_regions"
FILE: Final = called(NAME)

Outlines = dict[BodySide, tuple[Point, ...]]


class _GroupForm(Strict, frozen=True):
    id: Text
    label: Words


class _RegionForm(Strict, frozen=True):
    id: Text
    group: Text
    label: Words
    front: Text | None = None
    back: Text | None = None
    mirrors: Text | None = None


class _File(Strict, frozen=True):
    group: tuple[_GroupForm, ...]
    region: tuple[_RegionForm, ...]


def read_body_map(resources: Path) -> BodyMap:
    """The map of a folder of resources.

    Raises CatalogueBroken for an unknown or missing key, a missing language, an id that stands
    twice, an outline that leaves the figure, a region that is drawn nowhere.
    """
    file = read_said(resources, NAME, _File)
    groups = by_name(file.group, lambda each: each.id, FILE)
    drawn: dict[str, Outlines] = {}
    regions: dict[str, BodyRegion] = {}
    for name, entry in by_name(file.region, lambda each: each.id, FILE).items():
        refuse_unknown([entry.group], groups, FILE, name)
        drawn[name] = _outlines(entry, drawn)
        regions[name] = BodyRegion(name, entry.group, entry.label, _as_seen(drawn[name]))
    return BodyMap(regions, tuple(BodyRegionGroup(each.id, each.label) for each in file.group))


def _outlines(entry: _RegionForm, drawn: Mapping[str, Outlines]) -> Outlines:
    """As drawn in the file, or those of the region on the other side, turned over."""
    if entry.mirrors is not None:
        refuse_unknown([entry.mirrors], drawn, FILE, entry.id)
        if entry.front or entry.back:
            raise CatalogueBroken(FILE, entry.id, "it is drawn, and mirrors another one")
        return {side: _turned(outline) for side, outline in drawn[entry.mirrors].items()}
    texts = {BodySide.FRONT: entry.front, BodySide.BACK: entry.back}
    outlines = {side: _points(entry.id, text) for side, text in texts.items() if text is not None}
    if not outlines:
        raise CatalogueBroken(FILE, entry.id, "it is drawn on neither figure")
    return outlines


def _points(entry: str, text: str) -> tuple[Point, ...]:
    matches = [_POINT.fullmatch(part) for part in text.split()]
    points = [(float(each[1]), float(each[2])) for each in matches if each is not None]
    if len(points) != len(matches) or len(points) < _FEWEST_POINTS:
        raise CatalogueBroken(
            FILE, entry, "an outline is a list of points such as 80,34 82,20 90,11"
        )
    if any(x > FIGURE_WIDTH or y > FIGURE_HEIGHT for x, y in points):
        raise CatalogueBroken(FILE, entry, "an outline leaves the figure")
    return tuple(points)


def _as_seen(outlines: Outlines) -> Outlines:
    return {
        side: _turned(outline) if side is BodySide.BACK else outline
        for side, outline in outlines.items()
    }


def _turned(outline: tuple[Point, ...]) -> tuple[Point, ...]:
    return tuple((FIGURE_WIDTH - x, y) for x, y in outline)
