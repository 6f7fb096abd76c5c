"""An explanation as text that can be read, but opens nothing by itself.

Whatever the text names, only our own drawings are ever loaded; a link is told, never followed.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QByteArray, QEvent, QMimeData, QPoint, QSize, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import (
    QAccessible,
    QColor,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QResizeEvent,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QFrame, QTextBrowser, QTextEdit
from shiboken6 import isValid

from companion.plain_text import held_together, unheld
from companion.ui.look.look import Look
from companion.ui.screens.understand.reader_links import held_html, link_at, links_of, marked
from companion.ui.widgets.announce import announce

WIDEST = 720
SCROLL_BAR = 24
DRAWING_WIDTH = 640
_SCHEME = "illustration"
_DOTTED = "term:"
_LEFT = Qt.MouseButton.LeftButton

_STYLE = """
h1 {{ line-height: 100%; font-size: {title}px; font-weight: bold; margin-top: 0; margin-bottom: {gap}px; }}
h2 {{ font-size: {heading}px; font-weight: bold; margin-top: {wide}px; margin-bottom: {narrow}px; }}
p, li {{ margin-top: 0; margin-bottom: {gap}px; line-height: 122%; }}
p.lead {{ font-size: {lead}px; }}
p.review {{ font-weight: bold; color: {warning}; }}
p.illustration {{ margin-top: {gap}px; line-height: 100%; }}
p.caption, p.foot {{ color: {soft}; font-size: {small}px; }}
ol.sources {{ color: {soft}; font-size: {small}px; }}
p.onward {{ margin-top: {wide}px; }}
a {{ color: {primary}; }}
"""


class ReaderView(QTextBrowser):
    """`followed` carries the kind of a link and what it points to: `page`, `thyroid`.

    To a screen reader it is a label with text and caret: Qt calls a QTextBrowser so, and an interface made in
    Python, with the role of a document, could not hand on the text (PySide 6.11 leaves half of it out).
    """

    followed = Signal(str, str)

    def __init__(self, look: Look, drawing: Callable[[str], str]) -> None:
        super().__init__()
        self._look, self._drawing = look, drawing
        self._html = ""
        self._drawn_width = 0
        self._is_held = False
        self._read: list[QTextEdit.ExtraSelection] = []
        self._pointed: tuple[int, int, bool] | None = None
        self.setProperty("kind", "reader")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setUndoRedoEnabled(False)
        self.setAcceptDrops(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.anchorClicked.connect(self._on_anchor)

    def show_html(self, html: str) -> None:
        """Show an explanation from its beginning."""
        self._html = html
        self._draw()
        self.verticalScrollBar().setValue(0)

    def toPlainText(self) -> str:  # noqa: N802 - Qt's name
        return unheld(super().toPlainText())

    def createMimeDataFromSelection(self) -> QMimeData:  # noqa: N802 - Qt's name
        """What is copied: the words, without what holds them together here."""
        copied = QMimeData()
        copied.setText(unheld(self.textCursor().selection().toPlainText()))
        return copied

    def place(self) -> float:
        """How far the explanation is scrolled, from 0 to 1."""
        bar = self.verticalScrollBar()
        return bar.value() / bar.maximum() if bar.maximum() else 0.0

    def scroll_to(self, place: float) -> None:
        """Scroll to where `place` said."""
        bar = self.verticalScrollBar()
        bar.setValue(round(place * bar.maximum()))

    def mark_sentence(self, sentence: str, start: int) -> int:
        """Show a sentence as the one being read; search from a letter on. Where it ends, or `start`."""
        if self._is_held:
            sentence = held_together(sentence)
        wanted = sentence.replace("\u00a0", " ")  # Qt searches as if these were plain spaces
        flags = QTextDocument.FindFlag.FindCaseSensitively
        found = self.document().find(wanted, start, flags)
        if found.isNull():
            self.unmark()
            return start
        mark = QTextEdit.ExtraSelection()
        palette = self._look.palette
        marking = QTextCharFormat()
        marking.setBackground(QColor(palette.primary_tint))
        marking.setForeground(QColor(palette.on_tint))
        mark.format, mark.cursor = marking, found
        self._read = [mark]
        self._show_marks()
        self._reveal(found)
        return found.selectionEnd()

    def unmark(self) -> None:
        """No sentence is being read any more."""
        self._read = []
        self._show_marks()

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """A drawing of ours; for anything else nothing, and never what a file or a network holds."""
        address = QUrl(name)
        # Each answer is there and whole: with none, or an empty picture, Qt reads the file itself.
        if kind != QTextDocument.ResourceType.ImageResource:
            return QByteArray(b" ")
        if address.scheme() == _SCHEME:
            return self._picture(address.path())
        nothing = QImage(1, 1, QImage.Format.Format_ARGB32_Premultiplied)
        nothing.fill(Qt.GlobalColor.transparent)
        return nothing

    def doSetSource(  # noqa: N802 - Qt's name
        self,
        _name: QUrl | str,
        _kind: QTextDocument.ResourceType = QTextDocument.ResourceType.UnknownResource,
    ) -> None:
        """Nothing is ever opened by its address."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        # Lines break elsewhere in another width: what was read, or led to, stays at the top.
        with self._top_kept():
            super().resizeEvent(event)
        side = max((self.width() - self._look.px(WIDEST)) // 2, 0)
        margins = self.viewportMargins()
        if margins.right() != 2 * side:
            self.setViewportMargins(0, 0, 2 * side, 0)
        if f"{_SCHEME}:" in self._html and self._drawn_width != self._drawing_width():
            # Not at once: a resize may come from within the layout of the very text.
            QTimer.singleShot(0, self, self._draw_anew)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space turns the page as Page Down does, unless a link is chosen."""
        if event.key() == Qt.Key.Key_Space:
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            bar = self.verticalScrollBar()
            step = round(bar.pageStep() * 0.9)
            bar.setValue(bar.value() + (-step if back else step))
            return
        super().keyPressEvent(event)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001 - Qt's names
        """Tab goes from link to link inside the text: Qt tells a screen reader nothing of it."""
        stays = super().focusNextPrevChild(next)
        if stays and self.hasFocus() and (words := self.textCursor().selectedText()):
            announce(self, unheld(words))
        return stays

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._point(event.position().toPoint(), held=bool(event.buttons() & _LEFT))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self._point(event.position().toPoint(), held=bool(event.buttons() & _LEFT))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._point(event.position().toPoint(), held=False)
        super().mouseReleaseEvent(event)  # may show another explanation

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._point(None, held=False)

    def focusInEvent(self, event: QFocusEvent) -> None:
        if QAccessible.isActive():
            # A screen reader reads from the caret, which the arrows move then, instead of the text.
            flags = Qt.TextInteractionFlag
            self.setTextInteractionFlags(
                flags.TextBrowserInteraction | flags.TextSelectableByKeyboard
            )
        super().focusInEvent(event)
        self.viewport().update()

    def _point(self, at: QPoint | None, *, held: bool) -> None:
        """Show the link that the mouse is at, as buttons show it."""
        target = self.anchorAt(at) if at is not None else ""
        place = link_at(self.cursorForPosition(at), target) if at is not None and target else None
        pointed = (*place, held) if place is not None else None
        if pointed != self._pointed:
            self._pointed = pointed
            self._show_marks()

    def _show_marks(self) -> None:
        """The sentence that is read aloud, and the link below the mouse."""
        marks = list(self._read)
        if self._pointed is not None:
            start, end, held = self._pointed
            marks.append(marked(self.document(), (start, end), self._look.palette, held=held))
        self.setExtraSelections(marks)

    def _draw_anew(self) -> None:
        """Draw the explanation again for its present width, where it was."""
        if self._drawn_width != self._drawing_width():
            with self._top_kept():
                self._draw()

    @contextmanager
    def _top_kept(self) -> Iterator[None]:
        """Keep the text at the top there: by its letters, as a share of the height is elsewhere then."""
        self.document().size()  # lays it out to its end: until then Qt finds its last letter at the top
        top, bar = self.cursorForPosition(QPoint(0, 0)), self.verticalScrollBar()
        position, above, began = top.position(), self.cursorRect(top).top(), bar.value() == 0
        yield
        top = self.textCursor()
        top.setPosition(position)
        bar.setValue(0 if began else bar.value() + self.cursorRect(top).top() - above)

    def _draw(self) -> None:
        look = self._look
        self._drawn_width = self._drawing_width()
        palette, px = look.palette, look.px
        before, made = self.document(), QTextDocument(self)
        made.setUndoRedoEnabled(False)
        made.setDocumentMargin(look.space(4))
        made.setDefaultFont(self.font())
        style = _STYLE.format(
            title=look.large(29), heading=look.large(20), lead=px(19), small=px(15), gap=look.space(12),
            wide=look.space(24), narrow=look.space(6), soft=palette.soft_ink,
            warning=palette.warning, primary=palette.primary,
        )  # fmt: skip
        made.setDefaultStyleSheet(style)
        # Not for a screen reader, which would say « a té elle ».
        self._is_held = not QAccessible.isActive()
        made.setHtml(held_html(self._html) if self._is_held else self._html)
        # Before it is laid out: a format changed later leaves the rest without a height.
        self._dot_terms(made)
        self._read, self._pointed = [], None
        self._show_marks()
        self.setDocument(made)
        if isValid(before):
            before.deleteLater()

    def _dot_terms(self, document: QTextDocument) -> None:
        """A word of the glossary is dotted, in the colour of the text around."""
        dotted = QTextCharFormat()
        dotted.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        dotted.setForeground(QColor(self._look.palette.ink))
        for start, end in links_of(document, _DOTTED):
            cursor = QTextCursor(document)
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            cursor.mergeCharFormat(dotted)

    def _drawing_width(self) -> int:
        # Reckoned with a scroll bar, so that its coming and going changes no drawing.
        room = self.width() - SCROLL_BAR - 2 * self._look.space(4)
        return max(min(room, self._look.px(DRAWING_WIDTH)), 1)

    def _picture(self, drawing_id: str) -> QImage:
        renderer = QSvgRenderer(QByteArray(self._drawing(drawing_id).encode()))
        drawn, ratio = renderer.defaultSize(), self.devicePixelRatioF()
        width = self._drawing_width()
        size = QSize(width, width * drawn.height() // max(drawn.width(), 1))
        image = QImage(size * ratio, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        renderer.render(painter)
        painter.end()
        image.setDevicePixelRatio(ratio)
        return image

    def _reveal(self, cursor: QTextCursor) -> None:
        """Scroll so that the sentence stands in the upper half, when it is not in sight."""
        top = QTextCursor(cursor)
        top.setPosition(cursor.selectionStart())
        first, last = self.cursorRect(top), self.cursorRect(cursor)
        if first.top() < 0 or last.bottom() > self.viewport().height():
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + first.top() - self.viewport().height() // 4)

    def _on_anchor(self, address: QUrl) -> None:
        self.followed.emit(address.scheme(), address.path())
