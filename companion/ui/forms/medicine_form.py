"""The form of another medicine: its name, its dose, how the dose changes, from which day until which.

It makes a record from what was typed as the prescription says; it saves nothing and computes no dose.
"""

from PySide6.QtGui import QShowEvent

from companion.domain.carnet import Entry
from companion.domain.records import Medicine, MedicineClass
from companion.ui.forms.dose_steps import DoseSteps
from companion.ui.forms.form import Form
from companion.ui.forms.medicine_names import MedicineNames
from companion.ui.forms.treatment_forms import newest_first
from companion.ui.ways.context import Context
from companion.ui.ways.unsaved import OpenForm
from companion.ui.widgets.tab_order import go_through
from companion.ui.words import treatment_words


class MedicineForm(Form):
    """Another medicine, from a day until a day."""

    def __init__(self, context: Context, form: OpenForm, entry: Entry[Medicine] | None) -> None:
        texts = context.texts
        super().__init__(
            context, form, texts("Correct this medicine") if entry else texts("New medicine")
        )
        old = self._old = entry.body if entry else None
        self._opened = form
        known = newest_first(e.body.name for e in context.journal.carnet.entries(Medicine))
        self.medicine = self.add_text(
            "name",
            texts("Name"),
            old.name if old else None,
            required=texts("Please give the name of the medicine."),
        )
        self._names = MedicineNames(context, self.medicine, known, infusions=False)
        self.dose = self.add_text(
            "dose", texts("Dose, as it was prescribed"), old.dose if old else None
        )
        self.family = self.add_choice(
            "class",
            texts("Kind of medicine"),
            treatment_words.class_choices(texts),
            old.medicine_class if old else None,
        )
        self._add_days(old)
        self._steps = DoseSteps(self, form, old)
        self.on_changed("name")

    def _add_days(self, old: Medicine | None) -> None:
        texts = self.texts
        self.first = self.add_day(
            "from",
            texts("From"),
            old.from_day if old else self.today,
            required=texts("Please give the first day."),
        )
        self.last = self.add_day("to", texts("Until"), old.to_day if old else None)
        self.last.add_hint(texts("Leave it empty while you take it."))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._order()

    def on_changed(self, name: str) -> None:
        if name == "name":
            self._names.follow()
            self._propose_class()
        self.last.setVisible(not self._steps.is_by_days())
        self._steps.show_mode(self.first.day(), self.dose.text())
        if name.startswith("step-rows"):
            self._order()

    def check(self) -> bool:
        first = self.first.day()
        last = None if self._steps.is_by_days() else self.last.day()
        if first is not None and last is not None and last < first:
            self.last.tell(self.texts("The last day comes before the first."))
            self.last.setFocus()
            return False
        return self._steps.check(first, last, self.dose)

    def body(self) -> Medicine:
        first, code = self.first.day(), self.family.code()
        assert first is not None
        dose, last = self.dose.text_or_none(), self.last.day()
        if self._steps.is_by_days():
            made = self._steps.prescription(first, self.dose.text())
            steps, last = made.steps, made.last_day
        else:
            steps = self._steps.steps()
        return Medicine(
            name=self.medicine.text(),
            from_day=first,
            dose=dose,
            medicine_class=MedicineClass(code) if code else None,
            to_day=last,
            steps=steps,
        )

    def _propose_class(self) -> None:
        """The kind of a known medicine, as long as the person chose none."""
        known = self._names.named()
        if self._old is None and "class" not in self._opened.typed and known is not None:
            self.family.show_typed(known.medicine_class or "")

    def _order(self) -> None:
        before = (
            self.medicine,
            *self._names.parts(),
            self.dose,
            self.family,
            self.first,
            self.last,
        )
        go_through((*before, *self._steps.parts(), self._save, self._cancel))
