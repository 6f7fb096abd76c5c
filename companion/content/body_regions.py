"""Reads the regions of the body map from our own TOML file, strictly.

It must not know what a person noted, nor how a figure is painted.
"""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from companion.content.toml_table import Table
from companion.content.translated import read_table
from companion.domain.body_map import (
    FIGURE_HEIGHT,
    FIGURE_WIDTH,
    BodyMap,
    BodyRegion,
    BodyRegionGroup,
    BodySide,
    Point,
)

_POINT: Final = re.compile(r"(\d{1,3}),(\d{1,3})")
_FEWEST_POINTS: Final = 3

Outlines = dict[BodySide, tuple[Point, ...]]


def read_body_map(resources: Path) -> BodyMap:
    """The map of a folder of resources.

    Raises CatalogueBroken for an unknown or missing key, a missing language, an id that stands
    twice, an outline that leaves the figure, a region that is drawn nowhere.
    """
    file = read_table(resources, "catalogue/body_regions")
    groups = tuple(_group(name, entry) for name, entry in file.entries("group").items())
    known = {group.id for group in groups}
    drawn: dict[str, Outlines] = {}
    regions: dict[str, BodyRegion] = {}
    for name, entry in file.entries("region").items():
        group, label = entry.text("group"), entry.words("label")
        entry.refuse_unknown([group], known)
        drawn[name] = _outlines(entry, drawn)
        entry.end()
        regions[name] = BodyRegion(name, group, label, _as_seen(drawn[name]))
    file.end()
    return BodyMap(regions, groups)


def _group(name: str, entry: Table) -> BodyRegionGroup:
    group = BodyRegionGroup(name, entry.words("label"))
    entry.end()
    return group


def _outlines(entry: Table, drawn: Mapping[str, Outlines]) -> Outlines:
    """As drawn in the file, or those of the region on the other side, turned over."""
    mirrored = entry.optional_text("mirrors")
    if mirrored is not None:
        entry.refuse_unknown([mirrored], drawn)
        return {side: _turned(outline) for side, outline in drawn[mirrored].items()}
    texts = {side: entry.optional_text(side.value) for side in BodySide}
    outlines = {side: _points(entry, text) for side, text in texts.items() if text is not None}
    if not outlines:
        raise entry.broken("it is drawn on neither figure")
    return outlines


def _points(entry: Table, text: str) -> tuple[Point, ...]:
    matches = [_POINT.fullmatch(part) for part in text.split()]
    points = [(float(each[1]), float(each[2])) for each in matches if each is not None]
    if len(points) != len(matches) or len(points) < _FEWEST_POINTS:
        raise entry.broken("an outline is a list of points such as 80,34 82,20 90,11")
    if any(x > FIGURE_WIDTH or y > FIGURE_HEIGHT for x, y in points):
        raise entry.broken("an outline leaves the figure")
    return tuple(points)


def _as_seen(outlines: Outlines) -> Outlines:
    return {
        side: _turned(outline) if side is BodySide.BACK else outline
        for side, outline in outlines.items()
    }


def _turned(outline: tuple[Point, ...]) -> tuple[Point, ...]:
    return tuple((FIGURE_WIDTH - x, y) for x, y in outline)
