"""The line above the simple window: back to the three buttons, whom to call, and the way out of it."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QPushButton, QSizePolicy, QVBoxLayout

from companion.messages import Texts
from companion.ui.look.look import Look
from companion.ui.ways.screen_name import ScreenName
from companion.ui.ways.shortcuts import Shortcut, on_keys, printed_keys
from companion.ui.widgets.basics import button, set_property, show_tip, with_icon
from companion.ui.widgets.layouts.flow_layout import FlowLayout


class SimpleBar(QFrame):
    """`asked` carries a screen's value; `lock_asked` and `all_asked`: to lock, to show everything."""

    asked = Signal(str)
    lock_asked = Signal()
    all_asked = Signal()

    def __init__(self, look: Look, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        self.setProperty("kind", "bar")
        self.setAccessibleName(texts("Navigation"))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        palette = look.palette
        self._home = self._add(
            texts("Home"), ScreenName.HOME.keys, partial(self._ask, ScreenName.HOME)
        )
        self._call = self._add(
            texts("Call"), Shortcut.SIGNS.keys, partial(self._ask, ScreenName.CALL)
        )
        self._lock = self._add(texts("Lock"), Shortcut.LOCK.keys, self.lock_asked.emit)
        whole = self._add(
            texts("Show everything"), Shortcut.SHOW_ALL.keys, self.all_asked.emit, "link"
        )
        named = ((self._home, "home"), (self._call, "call"), (self._lock, "lock"), (whole, "all"))
        for made, handle in named:
            made.setObjectName(f"bar-{handle}")
        with_icon(self._home, "home", palette.primary, look)
        with_icon(self._call, "phone", palette.warning, look)
        with_icon(self._lock, "lock", palette.primary, look)
        self._call.setProperty("kind", "nav-warning")
        inside = QVBoxLayout(self)
        side = look.space(40)
        inside.setContentsMargins(side, look.space(8), side, look.space(8))
        self._gap, self._buttons = look.space(12), tuple(made for made, _ in named)
        self._flow = FlowLayout(self._gap)
        inside.addLayout(self._flow)
        for made in self._buttons:
            self._flow.addWidget(made)

    def mark(self, screen: ScreenName) -> None:
        """On the three buttons there is nowhere to go back to, and one of them calls."""
        at_home = screen is ScreenName.HOME
        self._home.setHidden(at_home)
        self._call.setHidden(at_home or screen is ScreenName.CALL)
        self._fit()

    def offer_lock(self, *, offered: bool) -> None:
        """Whether there is something that locks."""
        self._lock.setHidden(not offered)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Less air in the buttons before a second line of them, which takes its room from the screen."""
        if self.isHidden():
            return  # the window with everything: on the way home, no style is asked for; shown, it is resized
        self._set(tight=False)
        if self._wanted() > self._flow.geometry().width():
            self._set(tight=True)

    def _wanted(self) -> int:
        shown = [each for each in self._buttons if not each.isHidden()]
        return sum(each.sizeHint().width() + self._gap for each in shown) - self._gap

    def _set(self, *, tight: bool) -> None:
        for each in self._buttons:
            if bool(each.property("tight")) is not tight:
                set_property(each, "tight", tight)

    def _ask(self, screen: ScreenName) -> None:
        self.asked.emit(screen.value)

    def _add(
        self, text: str, keys: str, act: Callable[[], None], kind: str = "secondary"
    ) -> QPushButton:
        made = button(text, act, kind=kind)
        show_tip(made, text, keys=printed_keys(self._texts, keys))
        on_keys(keys, self, partial(_press, made, act))
        return made


def _press(made: QPushButton, act: Callable[[], None]) -> None:
    """The keys do what the button does, and no more than it."""
    if not made.isHidden():
        act()
