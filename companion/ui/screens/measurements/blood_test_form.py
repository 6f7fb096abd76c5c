"""The form of a blood test: several results of one day in one go, as the laboratory's sheet has them.

The unit and the range of the last time are proposed. It converts nothing and judges no value.
"""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from companion import dates
from companion.actions.series import Series
from companion.domain.records import Body, Measurement
from companion.domain.symptoms import Quantity, QuantityKind, Unit
from companion.ui.forms.doubts import Doubts
from companion.ui.forms.form import Form
from companion.ui.forms.result_field import ResultField
from companion.ui.look import tokens
from companion.ui.ways.context import Context
from companion.ui.ways.unsaved import OpenForm
from companion.ui.widgets.basics import button, column, label
from companion.ui.widgets.choices.choice_row import Choice
from companion.ui.widgets.fields import ChoiceField, HourField, NumberField
from companion.ui.widgets.layouts.flow_layout import FlowLayout
from companion.ui.widgets.tab_order import go_through
from companion.ui.widgets.typed import local_moment
from companion.ui.words.series_words import last_values, series_in

_MORE = "more"
_WHOLE_LINE = 4_000
_HOUR, _RESULT, _LIMIT = (192, 152), (208, 160), (208, 136)
"""How wide at 100 %, and with large text: two of them stand on a line of a small window."""


class _Heading(QWidget):
    """A name, with what was noted before, on a line of its own in the flow of fields."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._before = label("", "small")
        self._rows = column(label(text, "heading"), self._before, spacing=tokens.HAIR)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self.setLayout(self._rows)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_before(self, text: str) -> None:
        """The last values, or nothing."""
        self._before.setText(text)
        self._before.setVisible(bool(text))

    def sizeHint(self) -> QSize:
        return QSize(_WHOLE_LINE, self._rows.sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self._rows.minimumSize().height())

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._rows.heightForWidth(width)


@dataclass(frozen=True)
class _Result:
    """The fields of one result."""

    quantity: Quantity
    heading: _Heading
    value: ResultField
    unit_choice: ChoiceField
    low: NumberField
    high: NumberField
    limits: QWidget

    def unit(self) -> Unit:
        """The unit that is chosen."""
        found = self.quantity.unit(self.unit_choice.code())
        assert found is not None
        return found

    def show(self, *, shown: bool) -> None:
        """Show the fields or hide them."""
        several = len(self.quantity.units) > 1
        for part in (self.heading, self.value, self.low, self.high, self.limits):
            part.setVisible(shown)
        self.unit_choice.setVisible(shown and several)


class BloodTestForm(Form):
    """`saved` carries a tuple of measurements, all of one day; at least one."""

    def __init__(self, context: Context, form: OpenForm) -> None:
        texts, look = context.texts, context.look
        super().__init__(context, form, texts("Note a blood test"))
        self._doubts = Doubts(context)
        self._results: list[_Result] = []
        self._proposed: dict[str, tuple[str, str]] = {}
        self.day = self.add_day(
            "day", texts("Day of the blood test"), self.today,
            required=texts("Please give the day."), past=True,
        )  # fmt: skip
        self.hour = self.add(
            HourField(look, texts, "hour", texts("Time (optional)"), width=_HOUR[look.is_large])
        )
        first = context.catalogue.thyroid.quantities
        tests = [
            q for q in context.catalogue.quantities.values() if q.kind is QuantityKind.LABORATORY
        ]
        self._results = [
            self._add_result(q) for q in sorted(tests, key=lambda q: q.id not in first)
        ]
        self._further = [r for r in self._results if r.quantity.id not in first]
        self._more = button(texts("Other results"), self._show_more, kind="link")
        self._more.setObjectName("blood-test-more")
        self.rows.insertWidget(2, self._more, 0, Qt.AlignmentFlag.AlignLeft)  # below the fields
        wanted = _MORE in form.typed or any(r.value.text() for r in self._further)
        self._show_further(shown=wanted)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        go_through((*self.fields, self._more, self._save, self._cancel))

    def focus_first(self) -> None:
        self._results[0].value.setFocus()

    def body(self) -> Body:
        """The first result; `submit` gives all of them."""
        return self.written()[0]

    def written(self) -> tuple[Measurement, ...]:
        """What was typed: one measurement for each number."""
        day, hour = self.day.day(), self.hour.hour()
        assert day is not None
        at = None if hour is None else local_moment(day, hour)
        return tuple(
            Measurement(
                for_day=day,
                quantity=result.quantity.id,
                value=value,
                unit=result.unit().ucum,
                at=at,
                lab_low=result.low.number(),
                lab_high=result.high.number(),
                comparator=result.value.comparator(),
            )
            for result in self._results
            if (value := result.value.number()) is not None
        )

    def check(self) -> bool:
        filled = [result for result in self._results if result.value.number() is not None]
        if not filled:
            first = self._results[0].value
            first.tell(self.texts("Please write at least one result."))
            first.setFocus()
            return False
        for result in filled:
            if not self._limits_in_order(result):
                return False
            if not self._doubts.settle(result.value, result.quantity.id, result.unit()):
                return False
        return True

    def on_changed(self, name: str) -> None:
        for result in self._results:
            if name == result.unit_choice.name:
                self._propose(result)

    def _add_result(self, quantity: Quantity) -> _Result:
        texts, look, name = self.texts, self.look, self.texts.words(quantity.label)
        heading = _Heading(name)
        self._flow.addWidget(heading)
        value = ResultField(
            look, texts, f"value-{quantity.id}", texts("Result"), width=_RESULT[look.is_large]
        )
        choices = [Choice(unit.ucum, texts.words(unit.display)) for unit in quantity.units]
        unit = ChoiceField(look, texts, f"unit-{quantity.id}", texts("Unit"), choices)
        limits = [
            NumberField(look, texts, f"lab-{which}-{quantity.id}", title, width=_LIMIT[look.is_large])
            for which, title in (
                ("low", texts("Laboratory from")), ("high", texts("Laboratory to")),
            )
        ]  # fmt: skip
        both = QWidget()  # the two stand on one line: neither alone says a range
        beside = FlowLayout(look.space(16), both, at_top=True)
        low, high = limits
        result = _Result(quantity, heading, value, unit, low, high, both)
        self.add(value)
        self.add(unit, self._last_unit(quantity))
        self._flow.addWidget(both)
        for field in limits:
            self.add(field, place=beside)
            said = texts("{test}: {field}", test=name, field=field.title)
            field.line.setAccessibleName(said)
        value.settled.connect(partial(self._keep_chosen, result))
        self._propose(result)
        return result

    def _propose(self, result: _Result) -> None:
        """The range of the last time in that unit, unless another one was typed."""
        unit, quantity = result.unit(), result.quantity
        result.value.show_unit(self.texts.words(unit.display))
        result.value.line.setAccessibleName(
            self.texts(
                "{field} ({unit})",
                field=self.texts.words(quantity.label),
                unit=self.texts.words(unit.display),
            )
        )
        result.heading.show_before(last_values(self.context, quantity.id, unit.ucum))
        series = series_in(self.context, quantity.id, unit.ucum)
        proposed = self._range_of(series)
        before = self._proposed.get(quantity.id, ("", ""))
        for field, old, new in zip((result.low, result.high), before, proposed, strict=True):
            if field.text() == old and field.name not in self._form.typed:
                field.show_typed(new)
                self._form.typed.pop(field.name, None)  # proposed, not typed
        self._proposed[quantity.id] = proposed

    def _range_of(self, series: Series | None) -> tuple[str, str]:
        given = [r for r in (series.readings if series else ()) if (r.low, r.high) != (None, None)]
        if not given:
            return ("", "")
        low, high = (
            "" if limit is None else dates.plain_number(limit, self.context.language)
            for limit in (given[-1].low, given[-1].high)
        )
        return (low, high)

    def _last_unit(self, quantity: Quantity) -> str:
        entries = self.context.journal.carnet.entries(Measurement)
        used = [e.body for e in entries if e.body.quantity == quantity.id]
        newest = max(used, key=lambda body: body.for_day, default=None)
        return newest.unit if newest else quantity.units[0].ucum

    def _limits_in_order(self, result: _Result) -> bool:
        low, high = result.low.number(), result.high.number()
        if low is None or high is None or low <= high:
            return True
        result.high.tell(self.texts("The upper limit is below the lower one."))
        result.high.setFocus()
        return False

    def _keep_chosen(self, result: _Result) -> None:
        self._doubts.accept(result.value, result.unit())
        self.submit()

    def _show_more(self) -> None:
        self._form.typed[_MORE] = "1"
        self._show_further(shown=True)
        self._further[0].value.setFocus()

    def _show_further(self, *, shown: bool) -> None:
        for result in self._results:
            result.show(shown=shown or result not in self._further)
        self._more.setVisible(bool(self._further) and not shown)
