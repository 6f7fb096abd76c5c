"""The list of explanations, or of places where a word was found: titles, and passages below them."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPen,
    QResizeEvent,
    QTextDocument,
)
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from companion.domain.explanations import Span
from companion.plain_text import held_together
from companion.ui.look import tokens
from companion.ui.look.look import Look
from companion.ui.screens.understand.reader_links import held_html

_HTML = int(Qt.ItemDataRole.UserRole) + 1
_LINE = int(Qt.ItemDataRole.UserRole) + 2
_WRAP = Qt.TextFlag.TextWordWrap.value
_ABOVE_HEADING = 10
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class ReaderLine:
    """A line of the list. `section` counts from 0; spans are the letters that were found.

    Where `group` differs from that of the line before, it stands above as a heading.
    """

    explanation_id: str
    title: str
    section: int | None = None
    passage: str = ""
    title_spans: tuple[Span, ...] = ()
    spans: tuple[Span, ...] = ()
    group: str = ""


class _Lines(QStyledItemDelegate):
    """Draws a line over as many rows as its words need."""

    def __init__(self, look: Look, owner: QListWidget) -> None:
        super().__init__(owner)
        self._look, self._owner = look, owner
        self._across, self._down = look.space(14), look.space(8)
        self._title_heights: dict[int, int] = {}
        self._own_heights: dict[tuple[int, int], int] = {}

    def forget(self) -> None:
        """Other lines came."""
        self._title_heights.clear()
        self._own_heights.clear()

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        width, line = self._owner.viewport().width(), index.data(_LINE)
        if not isinstance(line, ReaderLine):
            return QSize(width, self._own_height(index, width) + self._look.space(_ABOVE_HEADING))
        alike = not line.passage and self._are_short(width)
        return QSize(width, self._title_height(width) if alike else self._own_height(index, width))

    def _are_short(self, width: int) -> bool:
        """In large text or a narrow list one long title would take the room of half the list if all were as high."""
        third_line = 2.5 * self._title_metrics().lineSpacing() + 2 * self._down
        return not self._look.is_large and self._title_height(width) < third_line

    def _title_metrics(self) -> QFontMetrics:
        font = QFont(self._owner.font())
        font.setPixelSize(self._look.px(tokens.BASE_TEXT))
        font.setBold(True)
        return QFontMetrics(font)

    def _own_height(self, index: Index, width: int) -> int:
        place = index.row(), width
        if place not in self._own_heights:
            height = self._document(index, width, bold=True).size().height()
            self._own_heights[place] = max(round(height) + 2 * self._down, 44)
        return self._own_heights[place]

    def _title_height(self, width: int) -> int:
        """That of the longest title: all titles alone have rows of one height."""
        if width not in self._title_heights:
            metrics, room = self._title_metrics(), max(width - 2 * self._across, 1)
            lines = (self._owner.item(row).data(_LINE) for row in range(self._owner.count()))
            heights = (
                metrics.boundingRect(0, 0, room, 10_000, _WRAP, held_together(line.title)).height()
                for line in lines
                if isinstance(line, ReaderLine)
            )
            self._title_heights[width] = max(max(heights, default=0) + 2 * self._down, 44)
        return self._title_heights[width]

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        palette, state = self._look.palette, option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        rect: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focused = self._owner.hasFocus() and self._owner.currentIndex() == index
        painter.setPen(QPen(QColor(palette.focus), 3) if focused else Qt.PenStyle.NoPen)
        if chosen or hovered:
            painter.setBrush(QColor(palette.primary_tint if chosen else palette.hover))
        if chosen or hovered or focused:
            painter.drawRoundedRect(
                QRectF(rect).adjusted(2, 2, -2, -2), tokens.ROUND_CONTROL, tokens.ROUND_CONTROL
            )
        document = self._document(index, rect.width(), bold=chosen)
        above = rect.height() - document.size().height()
        # A heading stands nearer to what is below it.
        is_heading = not isinstance(index.data(_LINE), ReaderLine)
        lowered = self._look.space(_ABOVE_HEADING) / 2 if is_heading else 0
        painter.translate(rect.x() + self._across, rect.y() + above / 2 + lowered)
        document.drawContents(painter)
        painter.restore()

    def _document(self, index: Index, width: int, *, bold: bool) -> QTextDocument:
        made = QTextDocument()
        made.setDocumentMargin(0)
        made.setDefaultFont(self._owner.font())
        palette, chosen = self._look.palette, bold
        colour = palette.on_tint if chosen else palette.ink
        weight = "bold" if bold else "normal"
        made.setDefaultStyleSheet(
            f"p {{ color: {colour}; margin: 0; }}"
            f"p.title {{ font-weight: {weight}; font-size: {self._look.px(tokens.BASE_TEXT)}px; }}"
            f"p.group {{ color: {palette.soft_ink}; font-weight: bold; font-size: {self._look.px(tokens.SMALL)}px; }}"
            f"p.passage {{ font-size: {self._look.px(tokens.SMALL)}px; }}"
        )
        made.setHtml(held_html(str(index.data(_HTML))))
        made.setTextWidth(max(width - 2 * self._across, 1))
        return made


class ReaderList(QListWidget):
    """`shown` carries a line that was reached, `opened` one that was chosen by Enter or a click."""

    shown = Signal(object)
    opened = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setProperty("kind", "reader-list")
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self._drawn = _Lines(look, self)
        self.setItemDelegate(self._drawn)
        self.currentItemChanged.connect(self._on_current)
        self.itemClicked.connect(self._on_clicked)

    def show_lines(self, lines: Sequence[ReaderLine]) -> None:
        """Show these lines; none is chosen."""
        self.blockSignals(True)
        self.clear()
        self._drawn.forget()
        group = ""
        for line in lines:
            if line.group != group:
                group = line.group
                self.addItem(_heading(group))
            item = QListWidgetItem(". ".join(part for part in (line.title, line.passage) if part))
            item.setData(_HTML, _html(line))
            item.setData(_LINE, line)
            self.addItem(item)
        self.setCurrentRow(-1)
        self.blockSignals(False)

    def lines(self) -> list[ReaderLine]:
        """The lines on show."""
        found = (self.item(row).data(_LINE) for row in range(self.count()))
        return [line for line in found if isinstance(line, ReaderLine)]

    def choose(self, explanation_id: str) -> None:
        """Mark the line of an explanation, without telling anybody."""
        found = ((row, self.item(row).data(_LINE)) for row in range(self.count()))
        places = [
            row
            for row, line in found
            if isinstance(line, ReaderLine) and line.explanation_id == explanation_id
        ]
        self.blockSignals(True)
        self.setCurrentRow(places[0] if places else -1)
        self.blockSignals(False)
        if places:
            self.scrollToItem(self.item(places[0]))
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()
            # Not from within the layout: it would begin anew in the midst of itself.
            QTimer.singleShot(0, self, self._show_current)

    def _show_current(self) -> None:
        """In another width the lines are elsewhere: the one that is open comes back into sight.

        Not so where words were found: there the best place stays first.
        """
        row = self.currentRow()
        if row >= 0 and not self.item(row).data(_LINE).passage:
            self.scrollToItem(self.item(row))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            if (item := self.currentItem()) is not None:
                self._on_clicked(item)
            return
        super().keyPressEvent(event)

    def _on_current(self, item: QListWidgetItem | None, _before: QListWidgetItem | None) -> None:
        if item is not None:
            self.shown.emit(item.data(_LINE))

    def _on_clicked(self, item: QListWidgetItem) -> None:
        self.opened.emit(item.data(_LINE))


def _heading(group: str) -> QListWidgetItem:
    """Between two groups: it is read, and neither chosen nor opened."""
    item = QListWidgetItem(group)
    item.setFlags(Qt.ItemFlag.NoItemFlags)
    item.setData(_HTML, f'<p class="group">{escape(group)}</p>')
    return item


def _html(line: ReaderLine) -> str:
    title = f'<p class="title">{_marked(line.title, line.title_spans)}</p>'
    if not line.passage:
        return title
    return f'{title}<p class="passage">{_marked(line.passage, line.spans)}</p>'


def _marked(text: str, spans: Sequence[Span]) -> str:
    parts, done = list[str](), 0
    for span in spans:
        parts += [escape(text[done : span.start]), f"<b>{escape(text[span.start : span.end])}</b>"]
        done = span.end
    return "".join([*parts, escape(text[done:])])
