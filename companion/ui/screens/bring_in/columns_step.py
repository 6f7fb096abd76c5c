"""The columns of a table, each with what becomes of it: left out, a note, a measure, or levels.

A level is what the person says of each value; the program proposes none.
"""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from companion.actions.bring_in.columns import (
    MOST_VALUES,
    Choices,
    Column,
    Meaning,
    asked_first,
    symptom_named,
    values_of,
)
from companion.actions.bring_in.found import FoundTable
from companion.domain.symptoms import Symptom
from companion.ui.look.tokens import WIDEST_FIELD
from companion.ui.ways.context import Context
from companion.ui.widgets.basics import Card, label, rule
from companion.ui.widgets.choices.choice_row import Choice, ChoiceRow
from companion.ui.widgets.own_words import own_words, shortened
from companion.ui.widgets.steady_box import SteadyBox

EXAMPLES = 5
CELL = 40
_NONE = "none"


class ColumnsStep(Card):
    """All columns but that of the days; `on_column` is told of each change, and whether to draw anew."""

    def __init__(
        self,
        context: Context,
        table: FoundTable,
        choices: Choices,
        *,
        on_column: Callable[[Column, bool], None],
    ) -> None:
        super().__init__(context.look)
        self._context, self._table, self._on_column = context, table, on_column
        self._columns = {column.name: column for column in choices.columns}
        self.rows.setSpacing(context.look.space(10))
        texts = context.texts
        for sentence in (
            texts("Say what each column becomes. A note keeps the words of the file."),
            texts(
                "A number of another scale is not one of our levels: it is one only if you say so."
            ),
        ):
            self.rows.addWidget(label(sentence, "soft"))
        numbered = (c for c in choices.columns if c.meaning is not Meaning.DAY)
        for number, column in enumerate(numbered):
            self.rows.addWidget(rule())
            self._add(number, column)

    def _add(self, number: int, column: Column) -> None:
        texts, look = self._context.texts, self._context.look
        values = values_of(self._table, column.name)
        self.rows.addWidget(own_words(shortened(column.name, CELL), "heading"))
        if not values:
            self.rows.addWidget(label(texts("This column is empty."), "soft"))
            return
        shown = " · ".join(shortened(value, CELL) for value in values[:EXAMPLES])
        if len(values) > EXAMPLES:
            shown = f"{shown} …"
        self.rows.addWidget(own_words(texts("In the file: {values}", values=shown), "soft"))
        choices = [
            Choice(Meaning.LEAVE.value, texts("Leave it out")),
            Choice(Meaning.NOTE.value, texts("Keep as a note")),
            Choice(Meaning.MEASURE.value, texts("A measurement")),
        ]
        if len(values) <= MOST_VALUES:
            choices.append(Choice(Meaning.LEVEL.value, texts("Levels of a symptom")))
        name = texts("What “{name}” becomes", name=shortened(column.name, CELL))
        row = ChoiceRow(look, name, choices, chosen=column.meaning.value, handle=f"column-{number}")
        row.chosen.connect(lambda key: self._on_meaning(column.name, Meaning(key)))
        self.rows.addWidget(row)
        if column.meaning is Meaning.MEASURE:
            self._ask_measure(number, column)
        elif column.meaning is Meaning.LEVEL:
            self._ask_symptom(number, column)
            self._ask_levels(number, column, values)

    def _on_meaning(self, name: str, meaning: Meaning) -> None:
        column = Column(name, meaning)
        catalogue = self._context.catalogue
        if meaning is Meaning.MEASURE:
            quantity = next(iter(catalogue.quantities.values()))
            column = replace(column, quantity=quantity.id, unit=quantity.units[0].ucum)
        elif meaning is Meaning.LEVEL:
            symptom = symptom_named(name, catalogue) or next(iter(catalogue.symptoms.values()))
            column = _about(column, symptom)
        self._on_column(column, True)

    def _ask_measure(self, number: int, column: Column) -> None:
        texts, catalogue = self._context.texts, self._context.catalogue
        box = self._box(f"measure-{number}", texts("What was measured, and its unit"))
        for quantity in catalogue.quantities.values():
            for unit in quantity.units:
                said = f"{texts.words(quantity.label)} ({texts.words(unit.display)})"
                box.addItem(said, f"{quantity.id} {unit.ucum}")
        box.setCurrentIndex(max(box.findData(f"{column.quantity} {column.unit}"), 0))
        box.activated.connect(lambda _place: self._on_measure(column.name, str(box.currentData())))
        self.rows.addWidget(box)

    def _on_measure(self, name: str, chosen: str) -> None:
        quantity, _, unit = chosen.partition(" ")
        column = Column(name, Meaning.MEASURE, quantity=quantity, unit=unit)
        self._columns[name] = column
        self._on_column(column, False)

    def _ask_symptom(self, number: int, column: Column) -> None:
        texts, catalogue = self._context.texts, self._context.catalogue
        title = texts("Which symptom is it?")
        self.rows.addWidget(label(title, "strong"))
        box = self._box(f"symptom-{number}", title)
        named = [(texts.words(s.label), s.id) for s in catalogue.symptoms.values() if not s.retired]
        for words, symptom_id in sorted(named):
            box.addItem(words, symptom_id)
        box.setCurrentIndex(max(box.findData(column.symptom), 0))
        box.activated.connect(lambda _place: self._on_symptom(column.name, str(box.currentData())))
        self.rows.addWidget(box)

    def _on_symptom(self, name: str, symptom_id: str) -> None:
        symptom = self._context.catalogue.symptoms[symptom_id]
        self._on_column(_about(Column(name, Meaning.LEVEL), symptom), True)

    def _ask_levels(self, number: int, column: Column, values: tuple[str, ...]) -> None:
        """For each value which of our levels it is; kept as a note until one is chosen."""
        context, texts = self._context, self._context.texts
        if column.attribute is None:
            return
        self.rows.addWidget(label(texts("Which level was each value?"), "strong"))
        words = [texts.words(w.label) for w in context.catalogue.levels[column.attribute]]
        for place, value in enumerate(values):
            line = QWidget()
            inside = QHBoxLayout(line)
            inside.setContentsMargins(0, 0, 0, 0)
            inside.setSpacing(context.look.space(12))
            said = own_words(shortened(value, CELL), "strong")
            said.setFixedWidth(context.look.px(130))
            title = texts("The level of “{value}”", value=shortened(value, CELL))
            box = self._box(f"level-{number}-{place}", title)
            box.addItem(texts("Keep as a note"), _NONE)
            for level, word in enumerate(words):
                box.addItem(f"{level} · {word}", level)
            box.setCurrentIndex(column.levels.get(value, -1) + 1)
            box.activated.connect(
                lambda chosen, value=value: self._on_level(column.name, value, chosen - 1)
            )
            inside.addWidget(said)
            inside.addWidget(box)
            inside.addStretch(1)
            self.rows.addWidget(line)

    def _on_level(self, name: str, value: str, level: int) -> None:
        column = self._columns[name]
        levels = {key: each for key, each in column.levels.items() if key != value}
        if level >= 0:
            levels[value] = level
        column = replace(column, levels=levels)
        self._columns[name] = column
        self._on_column(column, False)

    def _box(self, handle: str, title: str) -> QComboBox:
        box = SteadyBox()
        box.setObjectName(handle)
        box.setAccessibleName(title)
        box.setMinimumHeight(self._context.look.px(44))
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(18)
        box.setMaximumWidth(self._context.look.px(WIDEST_FIELD))
        return box


def _about(column: Column, symptom: Symptom) -> Column:
    return replace(column, symptom=symptom.id, attribute=asked_first(symptom), levels={})
