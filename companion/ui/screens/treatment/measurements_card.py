"""The curves of what was measured, one at a time: which one, how far back, and the same as a table.

It shows what was typed and judges nothing.
"""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from companion import dates
from companion.actions.series import Plot, Series, plot_of, series_of
from companion.actions.time_line import Stretch, given_in, period_of
from companion.domain.records import Measurement
from companion.domain.timeline import Period
from companion.ui.drawings.drawing_key import DrawingKey, Mark
from companion.ui.drawings.line_chart import CELLS, ChartContent, LineChart
from companion.ui.drawings.word_table import WordTable
from companion.ui.screens.treatment.state import CurveState
from companion.ui.ways.context import Context
from companion.ui.ways.to_thyroid import note_blood_test, open_thyroid
from companion.ui.widgets.announce import announce
from companion.ui.widgets.basics import Card, button, keep_room_for_bold, label
from companion.ui.widgets.choices.one_of import OneOf
from companion.ui.widgets.choices.stretch_choice import StretchChoice
from companion.ui.widgets.layouts.flow_layout import FlowLayout
from companion.ui.widgets.presses import show_checked
from companion.ui.widgets.unfolding import FoldButton
from companion.ui.words.series_words import (
    limit_marks,
    range_words,
    reading_words,
    series_name,
    summary_words,
    table_words,
    usual_words,
)


def measurement_parts(context: Context) -> list[QWidget]:
    """What stands above the list of measurements: further ways in, and the curves."""
    texts, acts = context.texts, QWidget()
    flow = FlowLayout(context.look.space(12), acts)
    blood_test = button(texts("Note a blood test"), partial(note_blood_test, context))
    blood_test.setObjectName("note-blood-test")
    if context.read_only:
        blood_test.hide()
    thyroid = button(texts("Thyroid: everything in one view"), partial(open_thyroid, context))
    thyroid.setObjectName("open-thyroid")
    for made in (blood_test, thyroid):
        flow.addWidget(made)
    there = bool(context.journal.carnet.entries(Measurement))
    return [acts, MeasurementsCard(context)] if there else [acts]


class MeasurementsCard(Card):
    """The curves; there is at least one measurement."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.look)
        self.context = context
        self._read()
        look, texts = context.look, context.texts
        self.rows.setSpacing(look.space(12))
        self.rows.addWidget(label(texts("Curves"), "heading"))
        self._choices = self._make_choices()
        self._summary, self._usual = label("", "strong"), label("", "soft")
        self._stretch = StretchChoice(look, texts)
        self._stretch.chosen.connect(self._on_stretch)
        self._nothing = label(texts("Nothing was measured on these days."), "soft")
        self._chart = LineChart(look, context.language)
        self._chart.setObjectName("measurement-chart")
        self._chart.reading_shown.connect(self._on_reading)
        self._readout = label("", "text")
        self._readout.setObjectName("chart-readout")
        self._key = DrawingKey(look)
        self._toggle = FoldButton("", self._toggle_table)
        self._toggle.setObjectName("chart-table-toggle")
        self._table = WordTable(look, "")
        for part in (
            self._summary, self._usual, self._stretch, self._nothing, self._chart, self._readout,
            self._key,
        ):  # fmt: skip
            self.rows.addWidget(part)
        self.rows.addWidget(self._toggle, 0, Qt.AlignmentFlag.AlignLeft)
        self.rows.addWidget(self._table)
        self._show()

    def _read(self) -> None:
        """Read the rows of the days that are chosen."""
        context = self.context
        carnet, stretch = context.journal.carnet, context.state.of(CurveState).stretch
        self._period = period_of(stretch, carnet, context.journal.today())
        rows = series_of(
            carnet.entries(Measurement), context.catalogue.quantities, since=self._period.first
        )
        self._series = {row.key: row for row in rows}

    def _make_choices(self) -> dict[str, QPushButton]:
        holder, group = QWidget(), OneOf(self)
        flow = FlowLayout(self.context.look.space(8), holder)
        choices = {}
        for key, series in self._series.items():
            name = series_name(self.context, series)
            made = button(name, partial(self._choose, key), kind="quiet")
            keep_room_for_bold(made).setCheckable(True)
            made.setObjectName(f"chart-{series.quantity.id}-{series.unit.ucum}")
            group.addButton(made)
            flow.addWidget(made)
            choices[key] = made
        self.rows.addWidget(holder)
        return choices

    def _chosen(self) -> Series:
        """The row that was chosen, else the one with the newest reading."""
        chosen = self._series.get(self.context.state.of(CurveState).series or "")
        return chosen or max(self._series.values(), key=lambda row: row.readings[-1].day)

    def _show(self) -> None:
        """Draw what is chosen."""
        context, texts = self.context, self.context.texts
        state, whole = context.state.of(CurveState), self._chosen()
        show_checked(self._choices[whole.key], True)
        self._stretch.show_chosen(state.stretch)
        period = self._period
        self._summary.setText(summary_words(context, whole))
        usual = usual_words(context, whole)
        self._usual.setText(usual)
        self._usual.setVisible(bool(usual))
        shown = whole.within(period)
        there = bool(shown.readings)
        self._nothing.setVisible(not there)
        for part in (self._chart, self._readout, self._key, self._toggle):
            part.setVisible(there)
        self._table.setVisible(there and state.with_table)
        self._toggle.tell(is_open=state.with_table)
        if there:
            given = given_in(context.journal.carnet, period)
            plot = plot_of(whole, period, cells=CELLS)
            self._chart.show_chart(ChartContent(plot, period, given))
            self._name_chart(shown, period)
            self._show_key(plot, any_given=bool(given))
            self._toggle.setText(
                texts("Hide the table") if state.with_table else texts("Show as a table")
            )
            if state.with_table:
                self._table.show_words(table_words(context, shown))

    def _name_chart(self, shown: Series, period: Period) -> None:
        context, texts = self.context, self.context.texts
        name = texts.plural(
            "{name}: a curve of {count} measurement from {first} to {last}",
            "{name}: a curve of {count} measurements from {first} to {last}",
            len(shown.readings),
            name=series_name(context, shown),
            first=dates.day_month_year(period.first, context.language),
            last=dates.day_month_year(period.last, context.language),
        )
        self._chart.setAccessibleName(name)
        self._table.setAccessibleName(name)
        hint = texts("Left and Right read the values one by one.")
        self._chart.setAccessibleDescription(hint)
        self._readout.setText(hint)

    def _show_key(self, plot: Plot, *, any_given: bool) -> None:
        texts = self.context.texts
        signs = [(Mark.INFUSION, texts("Infusion"))] if any_given else []
        limits = dict.fromkeys(
            text for r in plot.readings if (text := range_words(texts, self.context, r))
        )
        signs += [(Mark.BAND, text) for text in limits]
        signs.append(
            (
                Mark.LINE,
                texts.plural(
                    "No line where more than {count} day lies between two measurements",
                    "No line where more than {count} days lie between two measurements",
                    plot.widest,
                ),
            )
        )
        signs += limit_marks(self.context, plot.readings)
        self._key.show_marks(signs)

    def _choose(self, key: str) -> None:
        self.context.state.of(CurveState).series = key
        self._show()
        announce(self._summary, self._summary.text())

    def _on_stretch(self, value: str) -> None:
        self.context.state.of(CurveState).stretch = Stretch(value)
        self._read()
        self._show()

    def _on_reading(self, place: int) -> None:
        series = self._chosen()
        reading = series.within(self._period).readings[place]
        said = reading_words(self.context, series, reading)
        self._readout.setText(said)
        self._chart.setAccessibleDescription(said)
        announce(self._chart, said)

    def _toggle_table(self) -> None:
        state = self.context.state.of(CurveState)
        state.with_table = not state.with_table
        self._show()
