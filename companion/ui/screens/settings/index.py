"""The headings of the settings in one row: each leads down to its card."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from companion.messages import Texts
from companion.ui.look.look import Look
from companion.ui.widgets.basics import button, set_property
from companion.ui.widgets.layouts.flow_layout import FlowLayout
from companion.ui.widgets.scroll_ground import ScrollGround


class SettingsIndex(QWidget):
    """One link a card that shows; the keyboard goes to the card's first control. That of the card in view is marked."""

    def __init__(
        self, look: Look, texts: Texts, ground: ScrollGround, cards: Sequence[QWidget]
    ) -> None:
        super().__init__()
        self._ground, self._texts = ground, texts
        self._links: list[tuple[QPushButton, QWidget]] = []
        self.setAccessibleName(texts("On this screen"))
        flow = FlowLayout(look.space(20), self, even=True)
        for place, card in enumerate(cards):
            if card.isHidden() or not (heading := _heading(card)):
                continue
            link = button(heading, partial(self._go_to, card), kind="link")
            link.setObjectName(f"settings-go-{place}")
            flow.addWidget(link)
            self._links.append((link, card))
        ground.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        if self._links:
            self._mark(self._links[0][1])

    def _on_scrolled(self, top: int) -> None:
        """The card at the top of what is in sight, or what begins just below it."""
        content = self._ground.widget()
        if content is None or not self._links:
            return
        low = top + self._ground.rows.spacing() * 2
        begun = [c for _, c in self._links if c.mapTo(content, QPoint()).y() <= low]
        self._mark(begun[-1] if begun else self._links[0][1])

    def _mark(self, here: QWidget) -> None:
        """Show which card one is at; said to a screen reader as the navigation says it."""
        for link, card in self._links:
            is_here = card is here
            if bool(link.property("here")) is not is_here:
                set_property(link, "here", is_here)
                link.setAccessibleDescription(self._texts("You are here") if is_here else "")

    def _go_to(self, card: QWidget) -> None:
        for control in card.findChildren(QWidget):
            if control.isVisible() and control.focusPolicy() & Qt.FocusPolicy.TabFocus:
                control.setFocus(Qt.FocusReason.OtherFocusReason)
                break
        content = self._ground.widget()
        if content is not None:
            top = card.mapTo(content, QPoint()).y()
            self._ground.verticalScrollBar().setValue(top - self._ground.rows.spacing())
        self._mark(card)  # also where the end of the screen lets it not come to the top


def _heading(card: QWidget) -> str:
    labels = card.findChildren(QLabel)
    return next((each.text() for each in labels if each.property("kind") == "heading"), "")
