"""Looks over a screen for what keeps somebody from using it: a control without a name, a text that
is cut, a target that is hard to hit, a page that scrolls sideways.

Knows Qt, but no single screen.
"""

from collections.abc import Iterator

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QComboBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QScrollArea,
    QStyle,
    QStyleOptionComboBox,
    QStyleOptionFrame,
    QWidget,
)

SMALLEST_TARGET = 44
BESIDE_TEXT = 4  # Qt's own margin in a line that is typed in
PRESSED = (QAbstractButton, QComboBox)
# Windows that Qt fills; we choose what they ask, not how.
OF_QT = (QFileDialog, QPrintDialog)
TARGETS = (QAbstractButton, QAbstractSpinBox, QComboBox, QLineEdit)


def faults(screen: QWidget) -> list[str]:
    """Every fault on the screen, in words."""
    shown = [w for w in screen.findChildren(QWidget) if w.isVisibleTo(screen) and not _inner(w)]
    found: list[str] = []
    for widget in shown:
        found += [f"{_said(widget)}: {fault}" for fault in _faults(widget)]
    return found


def accessible_name(widget: QWidget) -> str:
    """What a screen reader calls the widget."""
    interface = QAccessible.queryAccessibleInterface(widget)
    # The stubs say that there is always one; a widget in the course of deletion has none.
    return "" if interface is None else interface.text(QAccessible.Text.Name)  # type: ignore[redundant-expr]


def _told(widget: QWidget) -> QRect:
    """Where a screen reader, and who presses through one, believes it to be."""
    interface = QAccessible.queryAccessibleInterface(widget)
    return QRect() if interface is None else interface.rect()  # type: ignore[redundant-expr]


def _is_unnamed_picture(widget: QWidget) -> bool:
    role = QAccessible.queryAccessibleInterface(widget).role()
    return role is QAccessible.Role.Graphic and not accessible_name(widget).strip()


def _faults(widget: QWidget) -> Iterator[str]:
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and not accessible_name(widget).strip():
        yield "has no name"
    if isinstance(widget, TARGETS) and widget.height() < SMALLEST_TARGET:
        yield f"is {widget.height()} px high"
    if isinstance(widget, QAbstractButton) and (told := _told(widget).height()) < SMALLEST_TARGET:
        yield f"is {told} px high to a screen reader"
    if isinstance(widget, QLabel) and not widget.pixmap().isNull() and _is_unnamed_picture(widget):
        yield "is a picture without a name, at which a screen reader stops"
    if (
        isinstance(widget, PRESSED)
        and not isinstance(widget.window(), OF_QT)
        and widget.cursor().shape() is not Qt.CursorShape.PointingHandCursor
    ):
        yield "shows no hand below the mouse"
    if isinstance(widget, QLabel) and (cut := _cut_label(widget)):
        yield cut
    if isinstance(widget, QAbstractButton) and (cut := _cut_button(widget)):
        yield cut
    ours = not isinstance(widget.window(), OF_QT)
    if ours and isinstance(widget, (QLineEdit, QComboBox)) and (cut := _cut_field(widget)):
        yield cut
    if isinstance(widget, QScrollArea) and (sideways := _sideways(widget)):
        yield sideways


def _cut_label(label: QLabel) -> str:
    text, room = label.text(), label.contentsRect()
    leads_to: QWidget | None = label.buddy()
    if leads_to is not None:
        text = text.replace("&", "")  # the mark of a key is no letter
    if not text:
        return ""
    metrics = label.fontMetrics()
    if not label.wordWrap():
        needed = max(metrics.horizontalAdvance(line) for line in text.split("\n"))
        return f"is cut: {needed} px of text in {room.width()}" if needed > room.width() else ""
    flags = Qt.TextFlag.TextWordWrap.value
    needed_rect = metrics.boundingRect(QRect(0, 0, room.width(), 100_000), flags, text)
    if needed_rect.width() > room.width() + 1:
        return f"is cut: a word of {needed_rect.width()} px in {room.width()}"
    if needed_rect.height() > room.height() + 1:
        return f"is cut: {needed_rect.height()} px of lines in {room.height()}"
    return ""


def _cut_button(button: QAbstractButton) -> str:
    if not button.text():
        return ""
    hint, size = button.sizeHint(), button.size()
    if button.hasHeightForWidth():
        hint = QSize(size.width(), button.heightForWidth(size.width()))
    if hint.width() > size.width() + 1 or hint.height() > size.height() + 1:
        return f"needs {hint.width()} x {hint.height()}, has {size.width()} x {size.height()}"
    return ""


def _cut_field(field: QLineEdit | QComboBox) -> str:
    """The example in an empty field, and what is chosen in a list."""
    if isinstance(field, QComboBox):
        text, option = field.currentText(), QStyleOptionComboBox()
        field.initStyleOption(option)
        part = QStyle.SubControl.SC_ComboBoxEditField
        kind = QStyle.ComplexControl.CC_ComboBox
        room = field.style().subControlRect(kind, option, part, field).width()
    else:
        frame = QStyleOptionFrame()
        field.initStyleOption(frame)
        inside = QStyle.SubElement.SE_LineEditContents
        text = field.placeholderText()
        room = field.style().subElementRect(inside, frame, field).width() - BESIDE_TEXT
    needed = field.fontMetrics().horizontalAdvance(text)
    return f"is cut: “{text}”, {needed} px in {room}" if needed > room else ""


def _sideways(area: QScrollArea) -> str:
    content = area.widget()
    if content is None or content.width() <= area.viewport().width():
        return ""
    if area.horizontalScrollBarPolicy() is not Qt.ScrollBarPolicy.ScrollBarAlwaysOff:
        return ""
    return f"is {content.width()} px wide in {area.viewport().width()}"


def _inner(widget: QWidget) -> bool:
    """A part that Qt made inside another control."""
    return widget.objectName().startswith("qt_") or isinstance(widget.parent(), QLineEdit)


def _said(widget: QWidget) -> str:
    text = widget.text() if isinstance(widget, (QLabel, QAbstractButton)) else ""
    return f"{type(widget).__name__} {widget.objectName()} “{text[:40]}”".replace("\n", " ")
