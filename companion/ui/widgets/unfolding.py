"""What is rarely wanted stands folded away behind a link that says what is in it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.ui.look.look import Look
from companion.ui.widgets.announce import announce
from companion.ui.widgets.basics import button
from companion.ui.widgets.layouts.flow_layout import FlowLayout
from companion.ui.widgets.scroll_ground import ScrollGround


class Unfolding(QWidget):
    """A link `opening` and, once it was pressed, the content below it; then it says `closing`."""

    turned = Signal(bool)

    def __init__(
        self, look: Look, opening: str, closing: str, content: QWidget, *, handle: str
    ) -> None:
        super().__init__()
        self._words = (opening, closing)
        self.content = content
        self.link = button("", self.turn, kind="link")
        self.link.setObjectName(handle)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(look.space(4))
        line = FlowLayout(0)  # in which a long link goes on below
        line.addWidget(self.link)
        rows.addLayout(line)
        rows.addWidget(content)
        rows.addStretch(1)
        content.hide()
        self._draw()

    @property
    def is_open(self) -> bool:
        """Whether the content stands below the link."""
        return not self.content.isHidden()

    def turn(self) -> None:
        """Unfold what is folded, and scroll to it; and the other way round."""
        self.content.setVisible(self.content.isHidden())
        self._draw()
        announce(self.link, self.link.text())
        self.turned.emit(self.is_open)
        ground = self.parentWidget()
        while ground is not None and not isinstance(ground, ScrollGround):
            ground = ground.parentWidget()
        if self.is_open and ground is not None:
            ground.reveal_soon(self)

    def _draw(self) -> None:
        self.link.setText(self._words[self.is_open])
