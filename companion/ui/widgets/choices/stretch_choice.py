"""How far back a drawing goes: three months, six months, or since the start.

It says what was chosen and draws nothing.
"""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from companion.actions.time_line import Stretch
from companion.messages import Texts
from companion.ui.look.look import Look
from companion.ui.widgets.basics import button, keep_room_for_bold
from companion.ui.widgets.choices.one_of import OneOf
from companion.ui.widgets.layouts.flow_layout import FlowLayout
from companion.ui.widgets.presses import show_checked


class StretchChoice(QWidget):
    """`chosen` carries the value of a `Stretch`."""

    chosen = Signal(str)

    def __init__(self, look: Look, texts: Texts) -> None:
        super().__init__()
        self._group = OneOf(self)
        self._buttons: dict[Stretch, QPushButton] = {}
        flow = FlowLayout(look.space(8), self)
        names = {
            Stretch.THREE_MONTHS: texts("3 months"),
            Stretch.SIX_MONTHS: texts("6 months"),
            Stretch.SINCE_START: texts("Since the start"),
        }
        for stretch, words in names.items():
            made = button(words, partial(self.chosen.emit, stretch.value), kind="quiet")
            keep_room_for_bold(made).setCheckable(True)
            made.setObjectName(f"stretch-{stretch.value}")
            made.setAccessibleDescription(texts("Days shown"))
            self._group.addButton(made)
            self._buttons[stretch] = made
            flow.addWidget(made)
        self.setAccessibleName(texts("Days shown"))

    def show_chosen(self, stretch: Stretch) -> None:
        """Show which one is chosen; the keyboard comes to it."""
        show_checked(self._buttons[stretch], True)
        self.setFocusProxy(self._buttons[stretch])
