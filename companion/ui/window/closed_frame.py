"""The window while no carnet is open: one screen, and the warning signs one click away.

The card is the one of everybody; the care team's own numbers stay inside the carnet.
"""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from companion.messages import Texts
from companion.settings import KnownBook
from companion.ui.doors.press_guard import as_screen
from companion.ui.look.look import Look
from companion.ui.ways.closed_screen import ClosedScreen
from companion.ui.ways.shortcuts import Shortcut, on_keys, printed_keys
from companion.ui.widgets.basics import button, label, row, seen_only, show_tip, with_icon
from companion.ui.widgets.own_words import shortened
from companion.ui.widgets.scroll_ground import ScrollGround
from companion.ui.window.books.book_badge import LONGEST_NAME, book_mark


class ClosedFrame(QWidget):
    """A screen below a line with the product's name and the way to the card; a key shows the guide."""

    def __init__(
        self,
        look: Look,
        texts: Texts,
        screen: ClosedScreen,
        *,
        whose: KnownBook | None = None,
        at_counter: bool = False,
    ) -> None:
        super().__init__()
        self.setProperty("kind", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._look, self._texts = look, texts
        self.closed_screen, self._at_counter = screen, at_counter
        self._card: ScrollGround | None = None
        self._guide: QWidget | None = None
        self._stack = QStackedWidget()
        self._stack.addWidget(screen)
        self._switch = button("", self.switch, kind="nav-warning")
        self._switch.setObjectName("nav-warning-signs")
        self._switch.setToolTip(printed_keys(texts, Shortcut.SIGNS.keys))
        on_keys(Shortcut.SIGNS, self, self.switch)
        on_keys(Shortcut.GUIDE, self, self.explain)
        side = look.space(40)
        head = row(seen_only("Compagnon Immuno", "strong", wrap=False))
        head.setContentsMargins(side, look.space(20), side, 0)
        if whose is not None:
            self._add_whose(head, whose)
        head.addStretch(1)
        head.addWidget(self._switch)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self._stack, 1)
        rows.insertLayout(0, head)
        self._say_switch()
        # Tab starts with the question; the head line comes last.
        self.setTabOrder(self._stack, self._switch)

    def _add_whose(self, head: QHBoxLayout, whose: KnownBook) -> None:
        """Which record book of this computer it is about, where there are several."""
        look, size = self._look, self._look.whole(self._look.px(28))
        mark = seen_only()
        mark.setPixmap(book_mark(look, whose.name, whose.colour, size))
        mark.setFixedSize(size, size)
        name = whose.name or self._texts("Record book")
        head.addSpacing(look.space(16))
        head.addWidget(mark)
        said = label(shortened(name, LONGEST_NAME), "strong", wrap=False)
        said.setAccessibleName(name)
        show_tip(said, name)
        head.addWidget(said)

    def switch(self) -> None:
        """Show the card, or go back to the screen."""
        if self._shows_card():
            self._go_back()
            return
        if self._card is None:
            self._card = self._make_card()
            self._stack.addWidget(self._card)
        self._stack.setCurrentWidget(self._card)
        self._switch.setFocus()
        self._say_switch()

    def explain(self) -> None:
        """Show the guide."""
        from companion.ui.screens.understand.guide_ground import GuideGround

        if self._guide is None:
            self._guide = GuideGround(
                self._look, self._texts, self._go_back, at_counter=self._at_counter
            )
            self._stack.addWidget(self._guide)
        self._stack.setCurrentWidget(self._guide)
        self._guide.setFocus()
        self._say_switch()

    def _go_back(self) -> None:
        self._stack.setCurrentWidget(self.closed_screen)
        self.closed_screen.focus_first()
        self._say_switch()

    def _shows_card(self) -> bool:
        return self._card is not None and self._stack.currentWidget() is self._card

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back where a button says Back, unless what holds the keyboard wants it.

        Four words or a password that somebody has begun to type stay.
        """
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self._stack.currentWidget() is not self.closed_screen:
            self._go_back()
        elif not any(each.text() for each in self.closed_screen.findChildren(QLineEdit)):
            for back in self.closed_screen.findChildren(QPushButton, "way-back"):
                back.click()

    def _say_switch(self) -> None:
        texts, palette = self._texts, self._look.palette
        back = self._shows_card()
        self._switch.setText(texts("Back") if back else texts("Warning signs"))
        with_icon(self._switch, "back" if back else "warning", palette.warning, self._look)

    def _make_card(self) -> ScrollGround:
        from companion.content.catalogue import load_catalogue
        from companion.ui.widgets.warning_card import WarningCard

        catalogue = load_catalogue()
        ground = ScrollGround(self._look)
        as_screen(ground)
        ground.rows.setSpacing(self._look.space(12))
        ground.rows.addWidget(label(self._texts.words(catalogue.card.title), "title"))
        ground.rows.addWidget(WarningCard(self._look, self._texts, catalogue, tickable=False))
        ground.rows.addStretch(1)
        return ground
