"""The headings of the settings in one row: each leads down to its card."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QWidget

from companion.messages import Texts
from companion.ui.look.look import Look
from companion.ui.widgets.basics import button
from companion.ui.widgets.layouts.flow_layout import FlowLayout
from companion.ui.widgets.scroll_ground import ScrollGround


class SettingsIndex(QWidget):
    """One link a card that shows; the keyboard goes to the card's first control."""

    def __init__(
        self, look: Look, texts: Texts, ground: ScrollGround, cards: Sequence[QWidget]
    ) -> None:
        super().__init__()
        self._ground = ground
        self.setAccessibleName(texts("On this screen"))
        flow = FlowLayout(look.space(20), self)
        for place, card in enumerate(cards):
            if card.isHidden() or not (heading := _heading(card)):
                continue
            link = button(heading, partial(self._go_to, card), kind="link")
            link.setObjectName(f"settings-go-{place}")
            flow.addWidget(link)

    def _go_to(self, card: QWidget) -> None:
        for control in card.findChildren(QWidget):
            if control.isVisible() and control.focusPolicy() & Qt.FocusPolicy.TabFocus:
                control.setFocus(Qt.FocusReason.OtherFocusReason)
                break
        content = self._ground.widget()
        if content is not None:
            top = card.mapTo(content, QPoint()).y()
            self._ground.verticalScrollBar().setValue(top - self._ground.rows.spacing())


def _heading(card: QWidget) -> str:
    labels = card.findChildren(QLabel)
    return next((each.text() for each in labels if each.property("kind") == "heading"), "")
