"""A row of buttons that goes on below where there is no room: what one can do here."""

from collections.abc import Callable, Iterable

from PySide6.QtWidgets import QWidget

from companion.ui.look.look import Look
from companion.ui.widgets.basics import button
from companion.ui.widgets.layouts.flow_layout import FlowLayout

Act = tuple[str, str, Callable[[], None]]
"""The handle of a button, its words and what it does."""


def act_row(
    look: Look, acts: Iterable[Act], *, kind: str = "secondary", holder: QWidget | None = None
) -> FlowLayout:
    """The buttons as a layout, that of `holder` where one is given."""
    flow = FlowLayout(look.space(12), holder)
    for handle, words, act in acts:
        made = button(words, act, kind=kind)
        made.setObjectName(handle)
        flow.addWidget(made)
    return flow


def acts_of(look: Look, acts: Iterable[Act], *, kind: str = "secondary") -> QWidget:
    """The buttons as a widget."""
    holder = QWidget()
    holder.setProperty("kind", "bare")
    act_row(look, acts, kind=kind, holder=holder)
    return holder
