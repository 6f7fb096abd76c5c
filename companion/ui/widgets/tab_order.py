"""Where the keyboard goes: with Tab, from part to part, and from what is about to be replaced.

Qt goes by when a control was made; a person goes by where it stands.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QButtonGroup,
    QLayout,
    QScrollArea,
    QWidget,
)

from companion.ui.widgets.layouts.items_layout import laid_out

_MOST_TURNS: Final = 50


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


def go_as_seen(whole: QWidget, *, onwards: bool) -> bool:
    """Give the keyboard to what comes next (or before) as all is laid out; False where nothing does.

    The order of the window is left alone: moved about at each press, it lost parts (Qt 6.11).
    """
    stops = [stop for stop in _as_seen(whole) if _is_stop(stop)]
    here = QApplication.focusWidget()
    while here is not None and here not in stops:
        here = here.parentWidget()
    if here is None:
        return False
    at = stops.index(here)
    ahead = [*stops[at + 1 :], *stops[:at]] if onwards else [*stops[:at][::-1], *stops[:at:-1]]
    reason = Qt.FocusReason.TabFocusReason if onwards else Qt.FocusReason.BacktabFocusReason
    found = next((stop for stop in ahead if _takes_tab(stop)), None)
    if found is None:
        return False
    found.setFocus(reason)
    _bring_into_sight(found)
    return True


def let_go_of_keyboard(part: QWidget) -> None:
    """Before another part takes the place of this one, and the keyboard with it.

    Qt would hand it to whatever comes next, and a screen reader would name that first.
    """
    focused = QApplication.focusWidget()
    if focused is not None and part.isAncestorOf(focused):
        focused.clearFocus()


def _bring_into_sight(control: QWidget) -> None:
    above = control.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(control)
            # A part that moves along while one scrolls is reached in several turns.
            for _ in range(_MOST_TURNS):
                if not control.visibleRegion().isEmpty():
                    break
                above.ensureWidgetVisible(control)
        above = above.parentWidget()


def _takes_tab(control: QWidget) -> bool:
    """Of some choices the chosen one alone does, also before Qt has found out which one it is."""
    by_tab = bool(control.focusPolicy() & Qt.FocusPolicy.TabFocus)
    # The stubs say that every button is in a group.
    group: QButtonGroup | None = control.group() if isinstance(control, QAbstractButton) else None
    chosen: QAbstractButton | None = group.checkedButton() if group is not None else None
    if group is not None and group.exclusive() and chosen is not None and chosen.isVisible():
        by_tab = control is chosen
    return by_tab and control.isEnabled()


def _as_seen(part: QWidget) -> Iterator[QWidget]:
    yield part
    layout = part.layout()
    placed = [] if layout is None else list(_in_layout(layout))
    others = [each for each in part.children() if isinstance(each, QWidget)]
    for child in dict.fromkeys((*placed, *others)):
        if not child.isHidden() and not child.isWindow():
            yield from _as_seen(child)


def _in_layout(layout: QLayout) -> Iterator[QWidget]:
    for part in laid_out(layout):
        if isinstance(part, QWidget):
            yield part
        else:
            yield from _in_layout(part)


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
