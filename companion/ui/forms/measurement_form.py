"""The form of one measurement: what, how much, in which unit, on which day.

It may ask whether an unusual number is right, once, and never refuses it: that says nothing about
health, only about typing. What was noted before stands below the number.
"""

from datetime import datetime

from PySide6.QtWidgets import QComboBox

from companion import dates
from companion.domain.carnet import Entry
from companion.domain.records import Measurement
from companion.domain.symptoms import Quantity, QuantityKind
from companion.messages import Texts
from companion.ui.forms.doubts import Doubts
from companion.ui.forms.form import Form
from companion.ui.forms.result_field import ResultField
from companion.ui.look.look import Look
from companion.ui.ways.context import Context
from companion.ui.ways.unsaved import OpenForm
from companion.ui.widgets.basics import label
from companion.ui.widgets.choices.choice_row import Choice
from companion.ui.widgets.fields import NARROW, ChoiceField, Field, HourField, NumberField
from companion.ui.widgets.steady_box import SteadyBox
from companion.ui.widgets.typed import local_moment
from companion.ui.words.series_words import last_values


class QuantityField(Field):
    """What was measured."""

    def __init__(self, look: Look, texts: Texts, quantities: list[Quantity]) -> None:
        super().__init__(look, texts, "quantity", texts("What was measured"), width=264)
        self.box = SteadyBox()
        for quantity in quantities:
            self.box.addItem(texts.words(quantity.label), quantity.id)
        self.set_control(self.box)
        self.box.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.box.currentIndexChanged.connect(self._on_chosen)

    def quantity_id(self) -> str:
        """The id of the chosen quantity."""
        return str(self.box.currentData())

    def typed(self) -> str:
        return self.quantity_id()

    def show_typed(self, text: str) -> None:
        self.box.setCurrentIndex(max(self.box.findData(text), 0))

    def _on_chosen(self, _index: int) -> None:
        self.changed.emit(self.name, self.quantity_id())


class MeasurementForm(Form):
    """One measurement."""

    def __init__(self, context: Context, form: OpenForm, entry: Entry[Measurement] | None) -> None:
        texts, look = context.texts, context.look
        super().__init__(
            context,
            form,
            texts("Correct this measurement") if entry else texts("New measurement"),
        )
        old = self._old = entry.body if entry else None
        self._doubts = Doubts(context)
        self._before = label("", "small")
        self.rows.insertWidget(2, self._before)
        self._record_id = entry.id if entry else None
        quantities = context.catalogue.quantities
        chosen = old.quantity if old else self._last_quantity()
        self.quantity = self.add(QuantityField(look, texts, list(quantities.values())), chosen)
        self.value = self.add(
            ResultField(
                look, texts, "value", texts("Number"), width=160,
                required=texts("Please write the number."),
            ),
            dates.measured(old.value, old.comparator, context.language) if old else "",
        )  # fmt: skip
        self.value.settled.connect(self._keep_chosen)
        self.units = {name: self._unit_field(quantity) for name, quantity in quantities.items()}
        self.low, self.high = self._limit("low"), self._limit("high")
        self.day = self.add_day(
            "day",
            texts("Day"),
            old.for_day if old else self.today,
            required=texts("Please give the day."),
            width=232,
            past=True,
        )
        self.hour = self.add(
            HourField(look, texts, "hour", texts("Time (optional)"), width=192),
            dates.hour(old.at.time(), context.language) if old and old.at else "",
        )
        self.on_changed("quantity")

    def focus_first(self) -> None:
        self.value.setFocus()

    def on_changed(self, name: str) -> None:
        quantity = self._quantity()
        for of_quantity, field in self.units.items():
            field.setVisible(of_quantity == quantity.id and len(quantity.units) > 1)
        unit = quantity.unit(self._unit())
        self.value.show_unit(self.texts.words(unit.display) if unit else "")
        if name != "value":
            before = last_values(self.context, quantity.id, self._unit(), without=self._record_id)
            self._before.setText(before)
            self._before.setVisible(bool(before))
        is_test = quantity.kind is QuantityKind.LABORATORY
        self.value.allow_comparator(allowed=is_test)
        for limit in (self.low, self.high):
            limit.setVisible(is_test)

    def check(self) -> bool:
        unit = self._quantity().unit(self._unit())
        if unit is not None and not self._doubts.settle(self.value, self._quantity().id, unit):
            return False
        return self._limits_in_order()

    def _keep_chosen(self) -> None:
        unit = self._quantity().unit(self._unit())
        if unit is not None:
            self._doubts.accept(self.value, unit)
        self.submit()

    def body(self) -> Measurement:
        day, value = self.day.day(), self.value.number()
        assert day is not None
        assert value is not None
        is_test = self._quantity().kind is QuantityKind.LABORATORY
        return Measurement(
            for_day=day,
            quantity=self._quantity().id,
            value=value,
            unit=self._unit(),
            at=self._at(),
            lab_low=self.low.number() if is_test else None,
            lab_high=self.high.number() if is_test else None,
            comparator=self.value.comparator(),
        )

    def _at(self) -> datetime | None:
        day, hour = self.day.day(), self.hour.hour()
        if day is None or hour is None:
            return None
        return local_moment(day, hour, self._old.at if self._old else None)

    def _limits_in_order(self) -> bool:
        low, high = self.low.number(), self.high.number()
        if low is None or high is None or low <= high or not self.high.isVisibleTo(self):
            return True
        self.high.tell(self.texts("The upper limit is below the lower one."))
        self.high.setFocus()
        return False

    def _quantity(self) -> Quantity:
        return self.context.catalogue.quantities[self.quantity.quantity_id()]

    def _unit(self) -> str:
        return self.units[self._quantity().id].code()

    def _unit_field(self, quantity: Quantity) -> ChoiceField:
        texts = self.texts
        choices = [Choice(unit.ucum, texts.words(unit.display)) for unit in quantity.units]
        field = ChoiceField(self.look, texts, f"unit-{quantity.id}", texts("Unit"), choices)
        same = self._old is not None and self._old.quantity == quantity.id
        return self.add(field, self._old.unit if same and self._old else self._last_unit(quantity))

    def _last_quantity(self) -> str:
        before = self.context.journal.carnet.entries(Measurement)
        return before[-1].body.quantity if before else next(iter(self.context.catalogue.quantities))

    def _last_unit(self, quantity: Quantity) -> str:
        before = self.context.journal.carnet.entries(Measurement)
        used = [e.body.unit for e in before if e.body.quantity == quantity.id]
        return used[-1] if used else quantity.units[0].ucum

    def _limit(self, name: str) -> NumberField:
        texts, language = self.texts, self.context.language
        title = (
            texts("Laboratory’s lower limit")
            if name == "low"
            else texts("Laboratory’s upper limit")
        )
        limit = None
        if self._old is not None:
            limit = self._old.lab_low if name == "low" else self._old.lab_high
        field = NumberField(self.look, texts, f"lab-{name}", title, width=NARROW)
        return self.add(field, "" if limit is None else dates.plain_number(limit, language))
