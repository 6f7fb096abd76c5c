"""The order in which Tab goes through parts that came to be in another order.

Qt goes by when a control was made; a person goes by where it stands.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def go_through(parts: Iterable[QWidget]) -> None:
    """Make Tab go from one part to the next; within a part, its controls keep their order.

    The first control stays where it is in the order of the window, and the others follow it.
    """
    _chain([stop for part in parts for stop in _stops(part)])


def go_before(control: QWidget, parts: Iterable[QWidget]) -> None:
    """Make Tab go through the parts and then to the control, which stays where it is."""
    stops = [stop for part in parts for stop in _stops(part)]
    before = control.previousInFocusChain()
    while before is not None and (before in stops or not _is_stop(before)):
        before = before.previousInFocusChain()
    # The order is a ring: where nothing else takes the keyboard, it leads back to the control.
    ahead = [] if before is None or before is control else [before]
    _chain([*ahead, *stops, control])


def _chain(stops: Sequence[QWidget]) -> None:
    for before, after in pairwise(stops):
        QWidget.setTabOrder(before, after)


def _stops(part: QWidget) -> list[QWidget]:
    """The controls of a part that may take the keyboard, hidden ones too."""
    window = part.window()
    inside = [each for each in part.findChildren(QWidget) if each.window() is window]
    return [control for control in (part, *inside) if _is_stop(control)]


def _is_stop(control: QWidget) -> bool:
    # Of some choices Tab stops at the chosen one alone, which changes: all are put in order.
    # A part that hands the keyboard on to its control is passed.
    no_stop = control.focusPolicy() == Qt.FocusPolicy.NoFocus
    return not no_stop and control.focusProxy() is None
