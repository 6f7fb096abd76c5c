"""A form opened in place: fields, Enter saves, Escape closes, each problem told beside its field.

What is typed lives in the window's state, so that a change of language or text size keeps it.
"""

from abc import abstractmethod
from collections.abc import Sequence
from datetime import date
from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMoveEvent, QShowEvent
from PySide6.QtWidgets import QLayout, QPushButton, QWidget

from companion.domain.records import Body
from companion.ui.doors.press_guard import as_screen
from companion.ui.ways.context import Context
from companion.ui.ways.unsaved import OpenForm
from companion.ui.widgets.basics import Card, button, label
from companion.ui.widgets.choices.choice_row import Choice
from companion.ui.widgets.days.day_field import DayField
from companion.ui.widgets.days.typed_day import write_day
from companion.ui.widgets.fields import NARROW, WIDE, ChoiceField, Field, TextField
from companion.ui.widgets.held_row import HeldRow
from companion.ui.widgets.layouts.flow_layout import FlowLayout
from companion.ui.widgets.scroll_ground import ground_of
from companion.ui.widgets.tab_order import go_through

F = TypeVar("F", bound=Field)


class Form(Card):
    """`saved` carries the body of the record, `closed` means that nothing was saved."""

    saved = Signal(object)
    closed = Signal()

    def __init__(self, context: Context, form: OpenForm, title: str) -> None:
        super().__init__(context.look, "focus-card")
        as_screen(self)
        self.context, self._form = context, form
        self.look, self.texts = context.look, context.texts
        self.today = context.journal.today()
        self.setObjectName(f"form-{form.name}")
        self.setAccessibleName(title)
        self.fields: list[Field] = []
        self.rows.setSpacing(self.look.space(16))
        heading = label(title, "heading")
        self.rows.addWidget(heading)
        holder = QWidget()
        self._flow = FlowLayout(self.look.space(16), holder, at_top=True)
        self.rows.addWidget(holder)
        self._save, self._cancel = self._buttons()
        buttons = FlowLayout(self.look.space(12))
        for made in (self._save, self._cancel):
            buttons.addWidget(made)
        self._row = HeldRow(self.look, self, buttons, heading)
        self.rows.addWidget(self._row.bed)

    def add(self, field: F, value: str = "", *, place: QLayout | None = None) -> F:
        """Add a field that holds `value` until something else is typed; `place`: not with the rest."""
        field.show_typed(self._form.typed.get(field.name, value))
        field.changed.connect(self._on_changed)
        field.entered.connect(self.submit)
        self.fields.append(field)
        (self._flow if place is None else place).addWidget(field)
        return field

    def add_text(
        self,
        name: str,
        title: str,
        value: str | None,
        *,
        required: str = "",
        suggestions: Sequence[str] = (),
        width: int = WIDE,
    ) -> TextField:
        """Add a line of text; `required` is the sentence when it is left empty."""
        field = TextField(
            self.look,
            self.texts,
            name,
            title,
            width=width,
            required=required,
            suggestions=suggestions,
        )
        return self.add(field, value or "")

    def add_day(
        self,
        name: str,
        title: str,
        day: date | None,
        *,
        required: str = "",
        width: int = NARROW,
        ahead: bool = False,
        past: bool = False,
    ) -> DayField:
        """Add a day; `required` is the sentence when it is left empty, `ahead` and `past` on which side it lies."""
        field = DayField(
            self.look,
            self.texts,
            name,
            title,
            today=self.today,
            required=required,
            width=width,
            ahead=ahead,
            past=past,
        )
        return self.add(field, "" if day is None else write_day(day))

    def add_choice(
        self, name: str, title: str, choices: Sequence[Choice], code: str | None
    ) -> ChoiceField:
        """Add a few buttons of which the one of `code` is down."""
        return self.add(ChoiceField(self.look, self.texts, name, title, choices), code or "")

    @abstractmethod
    def body(self) -> Body:
        """The record as typed; called once every field is in order."""

    def written(self) -> object:
        """What `saved` carries: the record, or several of them."""
        return self.body()

    def check(self) -> bool:
        """Whether the fields go together; tells it beside a field if not."""
        return True

    def submit(self) -> None:
        """Save, or show what is in the way."""
        wrong = [field for field in self.fields if field.isVisibleTo(self) and not field.check()]
        if wrong:
            wrong[0].setFocus()
        elif self.check():
            self.saved.emit(self.written())

    def focus_first(self) -> None:
        """Put the keyboard into the first field; a day that stands there is typed over, as after Tab."""
        first = self.fields[0]
        first.setFocus()
        if isinstance(first, DayField):
            first.line.selectAll()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # The fields came after the buttons below them.
        go_through((*self.fields, self._save, self._cancel))
        if (ground := ground_of(self)) is not None:
            ground.hold(self._row)

    def moveEvent(self, event: QMoveEvent) -> None:
        super().moveEvent(event)
        self._row.place()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _on_changed(self, name: str, text: str) -> None:
        self._form.typed[name] = text
        self.on_changed(name)

    def on_changed(self, name: str) -> None:
        """A field holds something else now."""

    def _buttons(self) -> tuple[QPushButton, QPushButton]:
        save = button(self.texts("Save"), self.submit, kind="primary")
        save.setObjectName("form-save")
        cancel = button(self.texts("Cancel"), self.closed.emit, kind="secondary")
        cancel.setObjectName("form-cancel")
        return save, cancel
