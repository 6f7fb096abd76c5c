"""The forms of an opened entry: a remark about it, and the correction of what is no check-in.

A form makes a record from what was typed; it saves nothing.
"""

from datetime import date

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit

from companion.domain.carnet import Entry
from companion.domain.records import (
    Appointment,
    Body,
    Event,
    Infusion,
    Measurement,
    Medicine,
    Photo,
    Question,
    Remark,
)
from companion.messages import Texts
from companion.ui.forms.form import Form
from companion.ui.forms.measurement_form import MeasurementForm
from companion.ui.forms.medicine_form import MedicineForm
from companion.ui.forms.photo_form import PhotoForm
from companion.ui.forms.treatment_forms import (
    AppointmentForm,
    EventForm,
    InfusionForm,
)
from companion.ui.look.look import Look
from companion.ui.ways.context import Context
from companion.ui.ways.unsaved import OpenForm
from companion.ui.widgets.fields import WIDE, Field


class _Lines(QPlainTextEdit):
    """A text of several lines; Tab leaves it, Ctrl+Enter saves."""

    def __init__(self, field: "LinesField") -> None:
        super().__init__()
        self._field = field
        self.setTabChangesFocus(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._field.entered.emit()
        else:
            super().keyPressEvent(event)


class LinesField(Field):
    """A text of several lines. `required` is the sentence when it is left empty."""

    def __init__(self, look: Look, texts: Texts, name: str, title: str, *, required: str) -> None:
        super().__init__(look, texts, name, title, width=WIDE + 160)
        self._required = required
        self._lines = _Lines(self)
        self._lines.textChanged.connect(self._on_typed)
        self.set_control(self._lines)

    def typed(self) -> str:
        return self._lines.toPlainText()

    def show_typed(self, text: str) -> None:
        self._lines.setPlainText(text)

    def problem(self) -> str:
        return "" if self.typed().strip() else self._required

    def _on_typed(self) -> None:
        self.tell("")
        self.changed.emit(self.name, self.typed())


class RemarkForm(Form):
    """A signed remark: a new one about a record, or one that is corrected."""

    def __init__(
        self,
        context: Context,
        form: OpenForm,
        entry: Entry[Remark] | None,
        about: str | None,
        *,
        of_day: date | None = None,
    ) -> None:
        texts = context.texts
        title = texts("Correct this remark") if entry else texts("New remark")
        super().__init__(context, form, title)
        self._about = entry.body.about if entry else about
        day = entry.body.for_day if entry else of_day
        self._day = None
        if day is not None:
            needed = texts("Please give the day.")
            self._day = self.add_day("day", texts("Day"), day, required=needed)
        self.text = self.add(
            LinesField(
                context.look, texts, "text", texts("Remark"),
                required=texts("Please write the remark."),
            ),
            entry.body.text if entry else "",
        )  # fmt: skip

    def body(self) -> Remark:
        day = None if self._day is None else self._day.day()
        return Remark(self.text.typed().strip(), self._about, day)


class QuestionTextForm(Form):
    """The text of a question; whether it was asked stays as it is."""

    def __init__(self, context: Context, form: OpenForm, entry: Entry[Question]) -> None:
        texts = context.texts
        super().__init__(context, form, texts("Correct this question"))
        self._old = entry.body
        self.text = self.add(
            LinesField(
                context.look, texts, "text", texts("Question"),
                required=texts("Please write the question."),
            ),
            entry.body.text,
        )  # fmt: skip

    def body(self) -> Question:
        return replace(self._old, text=self.text.typed().strip())


def correction_form(context: Context, form: OpenForm, entry: Entry[Body]) -> Form | None:
    """The form that corrects a record; None for a kind that has none."""
    if infusion := entry.of(Infusion):
        return InfusionForm(context, form, infusion)
    if medicine := entry.of(Medicine):
        return MedicineForm(context, form, medicine)
    if measurement := entry.of(Measurement):
        return MeasurementForm(context, form, measurement)
    if appointment := entry.of(Appointment):
        return AppointmentForm(context, form, appointment)
    if event := entry.of(Event):
        return EventForm(context, form, event)
    if question := entry.of(Question):
        return QuestionTextForm(context, form, question)
    if remark := entry.of(Remark):
        return RemarkForm(context, form, remark, remark.body.about)
    if photo := entry.of(Photo):
        return PhotoForm(context, form, photo.body, is_new=False)
    return None


def can_be_corrected(body: Body) -> bool:
    """Whether there is a form for this kind of record."""
    kinds = (Infusion, Medicine, Measurement, Appointment, Event, Question, Remark, Photo)
    return isinstance(body, kinds)
