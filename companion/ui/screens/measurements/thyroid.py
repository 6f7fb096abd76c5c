"""The thyroid view: what is felt, measured and taken, side by side on one time line.

It shows what was noted and takes in the results of a blood test. It interprets nothing.
"""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion import dates
from companion.actions.preferences import keep_preferences
from companion.actions.thyroid import (
    ThyroidContent,
    asks_about_voice,
    thyroid_content,
    with_voice,
)
from companion.actions.time_line import Stretch, grid_of, period_of
from companion.domain.records import Measurement, Preferences
from companion.domain.timeline import Period
from companion.ui.drawings.drawing_key import DrawingKey, Mark
from companion.ui.drawings.lane_view import LaneView
from companion.ui.drawings.word_table import WordTable
from companion.ui.screens.measurements.blood_test_form import BloodTestForm
from companion.ui.screens.measurements.thyroid_words import cell_words, drawn_lanes, table_of
from companion.ui.ways.context import Context
from companion.ui.ways.screen import Screen
from companion.ui.ways.screen_name import ScreenName
from companion.ui.ways.to_journal import show_days
from companion.ui.ways.to_thyroid import BLOOD_TEST, EXPLANATION, THYROID_FORM, ThyroidAsked
from companion.ui.ways.to_treatment import note_medicine
from companion.ui.ways.to_understand import explain
from companion.ui.ways.unsaved import OpenForm, OpenForms, close_form
from companion.ui.ways.way_back import below_way_back, way_back
from companion.ui.widgets.announce import announce
from companion.ui.widgets.basics import Card, button, clear, label
from companion.ui.widgets.choices.stretch_choice import StretchChoice
from companion.ui.widgets.empty_state import EmptyState
from companion.ui.widgets.screen_head import ScreenHead
from companion.ui.widgets.unfolding import FoldButton
from companion.ui.words.legend import LEGEND
from companion.ui.words.series_words import limit_marks, series_in, usual_words

MOST_CELLS, MOST_LARGE_CELLS = 36, 18
_LARGE = 1.35


@dataclass
class ThyroidState:
    """How far back it goes, and whether all stands there as a table."""

    stretch: Stretch = Stretch.THREE_MONTHS
    with_table: bool = False


class ThyroidScreen(Screen):
    """The view, and the form of a blood test in progress above it."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        look, texts = context.look, context.texts
        self._content: ThyroidContent | None = None
        self._form: BloodTestForm | None = None
        self._back = way_back(look, "", self._go_back, on_escape=True)
        self._back.setObjectName("thyroid-back")
        self._head = self._make_head()
        self._form_place = QVBoxLayout()
        self._stretch = StretchChoice(look, texts)
        self._stretch.chosen.connect(self._on_stretch)
        self._nothing = EmptyState(
            look,
            "measurements",
            texts("Nothing is noted on these days yet"),
            texts(
                "What you feel, your weight, your pulse, TSH and free T4 will stand here side by side, "
                "with your infusions."
            ),
            bare=True,
        )
        self._lanes = LaneView(look, context.language)
        self._lanes.setObjectName("thyroid-lanes")
        self._lanes.cell_shown.connect(self._on_cell)
        self._lanes.cell_opened.connect(self._open_days)
        self._readout = label("")
        self._readout.setObjectName("thyroid-readout")
        self._usual = label("", "soft")
        self._key = DrawingKey(look)
        self._cells_words = label("", "small")
        self._toggle = FoldButton("", self._toggle_table)
        self._toggle.setObjectName("chart-table-toggle")
        self._table = WordTable(look, texts("Thyroid: everything as a table"))
        self._voice = button(texts("Ask me about my voice too"), self._add_voice, kind="link")
        self._voice.setObjectName("thyroid-voice")
        self._medicines = button(
            texts("Note levothyroxine or biotin"), self._note_medicine, kind="link"
        )
        self._medicines.setObjectName("thyroid-medicines")
        self._lay_out()

    def refresh(self) -> None:
        """Draw what is noted now."""
        handle = self.focused_handle()
        came_from = self.context.state.of(ThyroidAsked).came_from
        self._back.setVisible(came_from is not None)
        if came_from is not None:
            self._back.setText(self.context.texts(came_from.back))
        self._show_form()
        self._show()
        self._head.fit()
        if handle:
            self._focus(handle)

    def led_from(self) -> ScreenName | None:
        return self.context.state.of(ThyroidAsked).came_from

    def focus_first(self) -> None:
        if self._form is not None:
            self._form.focus_first()
        else:
            self._stretch.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lanes.updateGeometry()

    # --- what stands where

    def _make_head(self) -> ScreenHead:
        texts = self.context.texts
        explain = button(texts("Understand"), self._explain)
        explain.setObjectName("thyroid-explain")
        explain.setAccessibleName(texts("Understand: {symptom}", symptom=texts("Thyroid")))
        self._note = button(texts("Note a blood test"), self._open_form, kind="primary")
        self._note.setObjectName("note-blood-test")
        head = ScreenHead(self.context.look, (explain, self._note))
        head.title.setText(texts("Thyroid"))
        head.line.setText(texts("What was noted, side by side. Nothing is interpreted here."))
        return head

    def _lay_out(self) -> None:
        look, left = self.context.look, Qt.AlignmentFlag.AlignLeft
        below_way_back(self.rows, look)
        self.rows.addWidget(self._back, 0, left)
        self.rows.addWidget(self._head)
        self.rows.addLayout(self._form_place)
        card = Card(look)
        card.rows.setSpacing(look.space(12))
        self._legend = label(self.context.texts(LEGEND), "small")
        for part in (
            self._stretch, self._nothing, self._lanes, self._readout, self._usual, self._key,
            self._legend, self._cells_words,
        ):  # fmt: skip
            card.rows.addWidget(part)
        card.rows.addWidget(self._toggle, 0, left)
        card.rows.addWidget(self._table)
        card.rows.addWidget(self._voice, 0, left)
        card.rows.addWidget(self._medicines, 0, left)
        self.rows.addWidget(card)
        self.rows.addStretch(1)

    def _show(self) -> None:
        context, texts = self.context, self.context.texts
        state, carnet = context.state.of(ThyroidState), context.journal.carnet
        self._stretch.show_chosen(state.stretch)
        period = period_of(state.stretch, carnet, context.journal.today())
        most = MOST_LARGE_CELLS if context.look.scale > _LARGE else MOST_CELLS
        content = self._content = thyroid_content(carnet, context.catalogue, grid_of(period, most))
        self._nothing.setVisible(content.is_empty)
        for part in (self._lanes, self._readout, self._legend, self._key):
            part.setVisible(not content.is_empty)
        self._lanes.show_lanes(drawn_lanes(context, content))
        self._name_view(content)
        self._show_key(content)
        weight = series_in(context, "weight", "kg")
        usual = usual_words(context, weight) if weight else ""
        self._usual.setText(usual)
        self._usual.setVisible(bool(usual))
        self._toggle.setVisible(not content.is_empty)
        self._toggle.setText(
            texts("Hide the table") if state.with_table else texts("Show as a table")
        )
        self._table.setVisible(state.with_table and not content.is_empty)
        self._toggle.tell(is_open=state.with_table)
        if state.with_table:
            self._table.show_words(table_of(context, content))
        may_write = not context.read_only
        self._voice.setVisible(
            may_write and not asks_about_voice(carnet, context.catalogue.thyroid.voice)
        )
        self._medicines.setVisible(may_write and not any(lane.doses for lane in content.bars))

    def _name_view(self, content: ThyroidContent) -> None:
        texts, language, period = self.context.texts, self.context.language, content.grid.period
        self._lanes.setAccessibleName(
            texts(
                "Thyroid from {first} to {last}",
                first=dates.day_month_year(period.first, language),
                last=dates.day_month_year(period.last, language),
            )
        )
        hint = texts("The arrows read what was noted; Enter shows the days in the journal.")
        self._lanes.setAccessibleDescription(hint)
        self._readout.setText(hint)
        each = content.grid.days_each
        self._cells_words.setText(
            texts("One cell holds {count} days and shows the highest level of them.", count=each)
        )
        self._cells_words.setVisible(each > 1 and not content.is_empty)

    def _show_key(self, content: ThyroidContent) -> None:
        texts = self.context.texts
        signs = [(Mark.INFUSION, texts("Infusion"))] if content.given else []
        if any(lane.plot and lane.plot.lab for lane in content.numbers):
            signs.append((Mark.BAND, texts("The laboratory’s own range, as it was typed")))
        if any(lane.plot and lane.plot.readings for lane in content.numbers):
            signs.append((Mark.LINE, texts("Measurements; a gap stays a gap")))
        plots = (lane.plot for lane in content.numbers if lane.plot)
        signs += limit_marks(self.context, (r for plot in plots for r in plot.readings))
        self._key.show_marks(signs)

    # --- what is done

    def _on_stretch(self, value: str) -> None:
        self.context.state.of(ThyroidState).stretch = Stretch(value)
        self._show()

    def _on_cell(self, row: int, place: int) -> None:
        if self._content is not None:
            said = cell_words(self.context, self._content, row, place)
            self._readout.setText(said)
            self._lanes.setAccessibleDescription(said)
            announce(self._lanes, said)

    def _open_days(self, _row: int, place: int) -> None:
        """Show the journal on the days of a cell."""
        if self._content is None:
            return
        days = self._content.grid.cell(place)
        last = min(days.last, self.context.journal.today())
        show_days(self.context, Period(days.first, last))

    def _toggle_table(self) -> None:
        state = self.context.state.of(ThyroidState)
        state.with_table = not state.with_table
        self._show()

    def _explain(self) -> None:
        explain(self.context, EXPLANATION)

    def _go_back(self) -> None:
        asked = self.context.state.take(ThyroidAsked)
        self.context.go((asked and asked.came_from) or ScreenName.TREATMENT)

    def _note_medicine(self) -> None:
        note_medicine(self.context)

    def _add_voice(self) -> None:
        context = self.context
        voice, usual = context.catalogue.thyroid.voice, [s.id for s in context.catalogue.daily]

        def change(before: Preferences) -> Preferences:
            return with_voice(before, voice, usual)

        revisions = context.attempt(self, lambda: keep_preferences(context.journal, change))
        if revisions:
            self._lanes.setFocus(Qt.FocusReason.OtherFocusReason)
            context.say(context.texts("The voice is now among your questions."), undo=revisions)

    # --- the blood test

    def _open_form(self) -> None:
        self.context.state.of(OpenForms)[THYROID_FORM] = OpenForm(BLOOD_TEST)
        self.refresh()
        if self._form is not None:
            self.ensureWidgetVisible(self._form)
            self._form.focus_first()

    def _show_form(self) -> None:
        clear(self._form_place)
        opened, self._form = self.context.state.of(OpenForms).get(THYROID_FORM), None
        self._note.setVisible(opened is None and not self.context.read_only)
        # With large letters the form has its room before what the screen is.
        self._head.line.setVisible(opened is None or not self.context.look.is_large)
        if opened is None or self.context.read_only:
            return
        form = self._form = BloodTestForm(self.context, opened)
        form.saved.connect(self._save)
        form.closed.connect(self._close)
        self._form_place.addWidget(form)
        form.show()

    def _save(self, bodies: tuple[Measurement, ...]) -> None:
        context, forms = self.context, self.context.state.of(OpenForms)
        # Closed before the journal changes, so that the screen is drawn anew without it.
        opened = forms.pop(THYROID_FORM, None)
        new = [(None, body) for body in bodies]
        revisions = context.attempt(self, lambda: context.journal.write_all(new))
        if revisions is None:
            if opened is not None:
                forms[THYROID_FORM] = opened
            return
        self._focus("note-blood-test")
        said = context.texts.plural(
            "{count} result is saved.", "{count} results are saved.", len(revisions)
        )
        context.say(said, undo=revisions)

    def _close(self) -> None:
        close_form(self.context, THYROID_FORM)
        self.refresh()
        self._focus("note-blood-test")

    def _focus(self, handle: str) -> None:
        control = self.findChild(QWidget, handle)
        if control is not None:
            control.setFocus(Qt.FocusReason.OtherFocusReason)
