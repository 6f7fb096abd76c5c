"""The calm small card below an explanation: what a word means, or where a statement was read.

A web source is shown as an address to copy and as a QR code; nothing here opens it.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QKeyEvent, QPainter, QPixmap
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from companion.actions.words.explanations import source_line
from companion.domain.explanations import Term, block_texts
from companion.domain.warning_signs import Source
from companion.messages import Texts
from companion.ui.look.look import Look
from companion.ui.widgets.basics import Card, button, clear, column, label
from companion.ui.widgets.layouts.beside import Beside
from companion.ui.widgets.layouts.flow_layout import FlowLayout
from companion.ui.widgets.own_words import breakable

# A module of two pixels is read from a screen by any phone; the standard asks for an edge of four.
SMALLEST_MODULE = 2
EDGE_MODULES = 4


def qr_code(address: str, *, module: int, widest: int) -> QLabel:
    """The code with `module` pixels a module, fewer where it would be wider than `widest` pixels.

    It is black on white in any theme. Its size is fixed: a layout may give it more room, never less.
    """
    import segno

    rows = [list(row) for row in segno.make(address, error="m", micro=False).matrix]
    modules = len(rows) + 2 * EDGE_MODULES
    picture = _drawn(rows, max(SMALLEST_MODULE, min(module, widest // modules)))
    made = QLabel()
    made.setPixmap(picture)
    made.setFixedSize(picture.size())
    return made


def _drawn(rows: list[list[int]], module: int) -> QPixmap:
    side = (len(rows) + 2 * EDGE_MODULES) * module
    picture = QPixmap(side, side)
    picture.fill(QColor("white"))
    painter = QPainter(picture)
    for y, row in enumerate(rows, EDGE_MODULES):
        for x, dark in enumerate(row, EDGE_MODULES):
            if dark:
                painter.fillRect(x * module, y * module, module, module, QColor("black"))
    painter.end()
    return picture


MODULE = 3
WIDEST_MODULE = 4
WIDEST_CODE = 300


class ReaderAside(Card):
    """`closed` is sent when it is put away; `glossary_asked` when all words are wanted."""

    closed = Signal()
    glossary_asked = Signal()
    copied = Signal()

    def __init__(self, look: Look, texts: Texts) -> None:
        super().__init__(look, "aside", margin=16)
        self._look, self._texts = look, texts
        self._address = ""
        self._content = QVBoxLayout()
        self._content.setSpacing(look.space(6))
        self._everything = button(texts("Open the glossary"), self.glossary_asked.emit, kind="link")
        self._everything.setObjectName("aside-glossary")
        self._copy = button(texts("Copy the address"), self._on_copy, kind="link")
        self._copy.setObjectName("aside-copy")
        self._close = button(texts("Close"), self.close_card)
        self._close.setObjectName("aside-close")
        acts = QWidget()
        acts.setProperty("kind", "bare")
        flow = FlowLayout(look.space(16), acts)
        for made in (self._everything, self._copy, self._close):
            flow.addWidget(made)
        self.rows.addLayout(self._content)
        self.rows.addWidget(acts)
        self.hide()

    def show_term(self, term: Term) -> None:
        """What a word of the glossary means."""
        meaning = [text for block in term.meaning for text in block_texts(block)]
        self._show(term.name, "\n".join(meaning), self._everything)

    def show_source(self, source: Source) -> None:
        """Where a statement was read."""
        self._address = source.url
        self._show(source_line(source, self._texts), "", self._copy)
        address = label(breakable(source.url), "small")
        address.setObjectName("aside-address")
        address.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        says = label(
            self._texts("Nothing is opened. Copy the address, or scan the code with a phone."),
            "small",
        )
        words = QWidget()
        words.setProperty("kind", "bare")
        lines = column(address, says)
        lines.addStretch(1)
        lines.setContentsMargins(0, 0, 0, 0)
        words.setLayout(lines)
        look, code = self._look, self._code(source)
        gap = look.space(16)
        # From this width on the half that the words leave is enough for the code.
        wide = max(look.px(420), 2 * code.width() + gap)
        self._content.insertWidget(1, Beside(words, code, wide=wide, gap=gap, share=0))

    def close_card(self) -> None:
        """Put the card away."""
        if self.isVisible():
            self.hide()
            self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_card()
            return
        super().keyPressEvent(event)

    def _show(self, heading: str, text: str, further: QPushButton) -> None:
        clear(self._content)
        self._content.addWidget(label(heading, "strong"))
        if text:
            self._content.addWidget(label(text))
        for made in (self._everything, self._copy):
            made.setVisible(made is further)
        self.setAccessibleName(heading)
        self.setAccessibleDescription(text)
        self.show()
        self._close.setAccessibleDescription(f"{heading}. {text}".strip())
        self._close.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self._address)
        self.copied.emit()

    def _code(self, source: Source) -> QLabel:
        module = min(self._look.px(MODULE), WIDEST_MODULE)
        made = qr_code(source.url, module=module, widest=WIDEST_CODE)
        made.setObjectName("aside-code")
        made.setAccessibleName(self._texts("QR code of the address"))
        return made
