"""The steps of a dose in a form: by dates, or by numbers of days, typed once from the prescription.

It counts days and computes no dose; it saves nothing.
"""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion import dates
from companion.actions.taper import Prescription, Stage, prescription, stages_of
from companion.domain.records import DoseStep, Medicine
from companion.ui.forms.form import Form
from companion.ui.ways.unsaved import OpenForm
from companion.ui.widgets.basics import button, label, with_icon
from companion.ui.widgets.choices.choice_row import Choice
from companion.ui.widgets.days.day_field import DayField
from companion.ui.widgets.days.typed_day import write_day
from companion.ui.widgets.fields import ChoiceField, Field, TextField, WholeField
from companion.ui.widgets.layouts.flow_layout import FlowLayout

SAME, BY_DATES, BY_DAYS = "same", "dates", "days"
ROWS, FEWEST_ROWS, MOST_ROWS = "step-rows", 2, 40
DOSE_WIDTH, DAYS_WIDTH = 300, 200
LONGEST_STAGE = 3_660


@dataclass(frozen=True)
class StepRow:
    """A dose, and the day from which or the number of days for which it is taken."""

    holder: QWidget
    dose: TextField
    from_day: DayField
    days: WholeField


class DoseSteps:
    """The part of a form below its other fields."""

    def __init__(self, form: Form, opened: OpenForm, old: Medicine | None) -> None:
        self._form, self._opened, self._old = form, opened, old
        self._look, self._texts = form.look, form.texts
        stages = stages_of(old) if old else ()
        self._stages = stages if len(stages) > 1 else ()
        self._rows: list[StepRow] = []
        area = QWidget()
        self._inside = QVBoxLayout(area)
        self._inside.setContentsMargins(0, 0, 0, 0)
        self._inside.setSpacing(form.look.space(12))
        self.mode = form.add(
            ChoiceField(
                self._look,
                self._texts,
                "changes",
                self._texts("Does the dose change?"),
                self._modes(),
            ),
            self._first_mode(),
            place=self._inside,
        )
        self.first_days = self._make_first_days()
        for _ in range(self._wanted_rows()):
            self._add_row()
        self._end = label("", "soft")
        self._end.setObjectName("steps-end")
        self._add = with_icon(
            button(self._texts("Add a step"), self._on_add),
            "add",
            form.look.palette.primary,
            form.look,
        )
        self._add.setObjectName("add-step")
        self._inside.addWidget(self._end)
        self._inside.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)
        form.rows.insertWidget(form.rows.count() - 1, area)

    # --- what is typed

    def is_by_days(self) -> bool:
        """Whether the last day follows from the numbers of days."""
        return self.mode.code() == BY_DAYS

    def parts(self) -> list[QWidget]:
        """The controls in the order in which Tab goes through them."""
        fields: list[QWidget] = [self.mode, self.first_days]
        for row in self._rows:
            fields += [row.dose, row.from_day, row.days]
        return [*fields, self._add]

    def check(self, first: date | None, last: date | None, dose: TextField) -> bool:
        """Whether the steps go together with the first dose and the days; tells it if not."""
        mode = self.mode.code()
        if mode == SAME:
            return True
        if not dose.text():
            return _refuse(dose, self._texts("Please write the first dose."))
        if mode == BY_DAYS:
            return self._check_days()
        return self._check_dates(first, last)

    def steps(self) -> tuple[DoseStep, ...]:
        """The steps by dates, in their order; () where the dose stays the same."""
        if self.mode.code() == SAME:
            return ()
        found = []
        for row in self._written():
            day = row.from_day.day()
            assert day is not None
            found.append(DoseStep(day, row.dose.text()))
        return tuple(sorted(found, key=lambda step: step.from_day))

    def prescription(self, first: date, dose: str) -> Prescription:
        """The prescription by numbers of days."""
        stages = [Stage(dose, self.first_days.number() or 1)]
        stages += [Stage(row.dose.text(), row.days.number() or 1) for row in self._written()]
        return prescription(first, stages)

    # --- how it looks

    def show_mode(self, first: date | None, dose: str) -> None:
        """Show what the chosen way asks for, and the last day as far as it follows."""
        mode = self.mode.code()
        self.first_days.setVisible(mode == BY_DAYS)
        for row in self._rows:
            row.holder.setVisible(mode != SAME)
            row.from_day.setVisible(mode == BY_DATES)
            row.days.setVisible(mode == BY_DAYS)
        self._add.setVisible(mode != SAME and len(self._rows) < MOST_ROWS)
        said = self._end_words(first, dose) if mode == BY_DAYS else ""
        self._end.setText(said)
        self._end.setVisible(bool(said))

    def _make_first_days(self) -> WholeField:
        holder = QWidget()
        flow = FlowLayout(self._look.space(16), holder)
        title = self._texts("First dose: number of days")
        field = WholeField(self._look, self._texts, "step-days-0", title, width=DOSE_WIDTH)
        self._form.add(field, str(self._stages[0].days) if self._stages else "", place=flow)
        self._inside.addWidget(holder)
        return field

    def _modes(self) -> list[Choice]:
        texts = self._texts
        return [
            Choice(SAME, texts("No")),
            Choice(BY_DATES, texts("Yes, on given days")),
            Choice(BY_DAYS, texts("Yes, after a number of days")),
        ]

    def _first_mode(self) -> str:
        if self._stages:
            return BY_DAYS
        return BY_DATES if self._old and self._old.steps else SAME

    def _wanted_rows(self) -> int:
        kept = self._opened.typed.get(ROWS, "")
        there = len(self._old.steps) if self._old else 0
        return max(FEWEST_ROWS, there, int(kept) if kept.isdecimal() else 0)

    def _add_row(self) -> StepRow:
        number, look, texts = len(self._rows) + 1, self._look, self._texts
        holder = QWidget()
        flow = FlowLayout(look.space(16), holder)
        step = self._old.steps[number - 1] if self._old and number <= len(self._old.steps) else None
        stage = self._stages[number] if number < len(self._stages) else None
        title = texts("Step {number}: dose", number=number)
        row = StepRow(
            holder,
            self._form.add(
                TextField(look, texts, f"step-dose-{number}", title, width=DOSE_WIDTH),
                step.dose if step else "",
                place=flow,
            ),
            self._form.add(
                DayField(
                    look,
                    texts,
                    f"step-from-{number}",
                    texts("Step {number}: from", number=number),
                    today=self._form.today,
                ),
                write_day(step.from_day) if step else "",
                place=flow,
            ),
            self._form.add(
                WholeField(
                    look,
                    texts,
                    f"step-days-{number}",
                    texts("Step {number}: days", number=number),
                    width=DAYS_WIDTH,
                ),
                str(stage.days) if stage else "",
                place=flow,
            ),
        )
        self._rows.append(row)
        self._inside.insertWidget(len(self._rows) + 1, holder)
        return row

    def _on_add(self) -> None:
        row = self._add_row()
        self._opened.typed[ROWS] = str(len(self._rows))
        self._form.on_changed(ROWS)
        row.holder.show()
        row.dose.setFocus()

    def _end_words(self, first: date | None, dose: str) -> str:
        ready = first is not None and self.first_days.number() and all(
            row.days.number() for row in self._written()
        )  # fmt: skip
        if not ready or first is None:
            return ""
        made = self.prescription(first, dose)
        return self._texts.plural(
            "Until {day}, {count} day in all",
            "Until {day}, {count} days in all",
            (made.last_day - first).days + 1,
            day=dates.full_day(made.last_day, self._texts.language),
        )

    def _written(self) -> list[StepRow]:
        """The rows in which something stands, for the chosen way; an empty row does not count."""
        return [row for row in self._rows if row.dose.text() or self._second(row).text()]

    def _second(self, row: StepRow) -> TextField:
        return row.days if self.is_by_days() else row.from_day

    # --- what is in the way

    def _check_days(self) -> bool:
        asked = self._texts("Please write for how many days.")
        fields = [self.first_days, *(row.days for row in self._written())]
        for field in fields:
            if not 0 < (field.number() or 0) <= LONGEST_STAGE:
                return _refuse(field, asked)
        return self._check_doses()

    def _check_dates(self, first: date | None, last: date | None) -> bool:
        seen: set[date | None] = {first}
        for row in self._written():
            day = row.from_day.day()
            if day is None:
                return _refuse(row.from_day, self._texts("Please give the day."))
            if day in seen or (first is not None and day < first):
                return _refuse(row.from_day, self._texts("Each step starts after the one before."))
            if last is not None and day > last:
                return _refuse(row.from_day, self._texts("This day comes after the last one."))
            seen.add(day)
        return self._check_doses()

    def _check_doses(self) -> bool:
        written = self._written()
        empty = next((row for row in written if not row.dose.text()), None)
        if empty is None and written:
            return True
        row = empty or self._rows[0]
        return _refuse(row.dose, self._texts("Please write the dose."))


def _refuse(field: Field, sentence: str) -> bool:
    field.tell(sentence)
    field.setFocus()
    return False
