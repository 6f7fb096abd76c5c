"""What the screens of an open carnet are in the middle of; it outlives a change of language or text size.

Knows no screen: each keeps its part here under a type that stands in its own room. What one screen
asks of another is a type that stands in the way to it; what is kept until it is saved, in `unsaved`
or in that way.
"""

from typing import TypeVar

from companion.ui.ways.screen_name import ScreenName

S = TypeVar("S")


class WindowState:
    """`screen` is the one that is shown. All else is found by its type: a dataclass with defaults."""

    def __init__(self) -> None:
        self.screen = ScreenName.HOME
        self._parts: dict[type[object], object] = {}

    def of(self, kind: type[S]) -> S:
        """The part of this type; made with its defaults when it is first asked for."""
        part = self._parts.get(kind)
        if not isinstance(part, kind):
            part = self._parts[kind] = kind()
        return part

    def put(self, part: object) -> None:
        """Let a part stand in the place of the one of its type."""
        self._parts[type(part)] = part

    def take(self, kind: type[S]) -> S | None:
        """What was asked of a screen, which happens once; None when nothing was."""
        part = self._parts.pop(kind, None)
        return part if isinstance(part, kind) else None
