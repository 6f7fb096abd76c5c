"""Bringing in what was noted elsewhere, step by step; the last step writes, and takes back.

The file is read in the worker, in a process apart; what was chosen lives in the window's state.
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from companion.actions.bring_in.columns import Choices, Column, guess
from companion.actions.bring_in.content_ids import is_of_content
from companion.actions.bring_in.days import DayOrder
from companion.actions.bring_in.found import Found, FoundRecords, FoundTable, Separator
from companion.actions.bring_in.plan import Plan, bring_in, plan, take_back
from companion.domain.errors import CompanionError
from companion.domain.records import Revision
from companion.ui.screens.bring_in.columns_step import ColumnsStep
from companion.ui.screens.bring_in.found_step import FoundStep
from companion.ui.screens.bring_in.preview_step import PreviewStep
from companion.ui.screens.bring_in.state import BringInState, Step, found_in
from companion.ui.ways.context import Context
from companion.ui.ways.screen import Screen
from companion.ui.ways.screen_name import ScreenName
from companion.ui.ways.to_bring_in import BringInAsked
from companion.ui.ways.way_back import below_way_back, way_back
from companion.ui.widgets.announce import announce_words, tell
from companion.ui.widgets.basics import Card, button, clear, label, with_icon
from companion.ui.widgets.step_frame import StepFoot
from companion.ui.widgets.tab_order import let_go_of_keyboard

MANY = 2_000
"""Lines of which the plan is made in the worker: it would hold the window up."""


class BringInScreen(Screen):
    """The steps; what is shown follows from the state alone."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        texts, look = context.texts, context.look
        self._back = way_back(look, "", self._leave)
        self._back.setObjectName("bring-in-back")
        self._place = label("", "soft")
        self._place.setObjectName("bring-in-step")
        self._problem = label("", "error")
        self._problem.setObjectName("bring-in-problem")
        self._body = QVBoxLayout()
        self._body.setSpacing(look.space(16))
        ways = QWidget()
        self._foot = QVBoxLayout(ways)
        self._foot.setContentsMargins(0, 0, 0, 0)
        self._backwards: list[QPushButton] = []
        self._ahead: list[QPushButton] = []
        self._reading = False
        self._planned: Callable[[], Plan] | None = None
        below_way_back(self.rows, look)
        self.rows.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        self.rows.addWidget(label(texts("Bring in what was noted elsewhere"), "title"))
        self.rows.addWidget(self._place)
        self.rows.addWidget(self._problem)
        self.rows.addLayout(self._body)
        self.rows.addStretch(1)
        self.pin(ways)

    @property
    def _state(self) -> BringInState:
        return self.context.state.of(BringInState)

    def refresh(self) -> None:
        """Show the present step; what was taken back from elsewhere is seen here too."""
        if asked := self.context.state.take(BringInAsked):
            if asked.found is not None:
                self.context.state.put(BringInState(Step.PREVIEW, found=asked.found))
            self._state.came_from = asked.came_from
        state = self._state
        if state.step is Step.DONE and not self._stands(state.written):
            state.step, state.written = Step.PREVIEW, ()
        self._back.setText(self.context.texts(state.came_from.back))
        self._draw()

    def led_from(self) -> ScreenName:
        return self._state.came_from

    def focus_first(self) -> None:
        """The keyboard starts on what goes on."""
        orders = (f"order-{order.value}" for order in DayOrder)
        for handle in ("bring-in-next", "bring-in-choose", *orders, "bring-in-back"):
            found = self.findChild(QWidget, handle)
            if found is not None and not found.isHidden() and found.isEnabled():
                found.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def _stands(self, written: tuple[Revision, ...]) -> bool:
        history = self.context.journal.whole.history
        return any(history(each.record_id)[-1].id == each.id for each in written)

    # What is shown.

    def _draw(self) -> None:
        handle, state, texts = self.focused_handle(), self._state, self.context.texts
        let_go_of_keyboard(self)
        clear(self._body)
        self._backwards, self._ahead = [], []
        self._problem.hide()
        steps = state.steps
        at, count = steps.index(state.step) + 1, len(steps)
        self._place.setText(texts("Step {place} of {count}", place=at, count=count))
        draw = {
            Step.FILE: self._draw_file,
            Step.FOUND: self._draw_found,
            Step.COLUMNS: self._draw_columns,
            Step.PREVIEW: self._draw_preview,
            Step.DONE: self._draw_done,
        }[state.step]
        draw()
        self._lay_foot()
        for widget in self.findChildren(QWidget, handle) if handle else ():
            widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def _draw_file(self) -> None:
        texts, card = self.context.texts, Card(self.context.look)
        for sentence in (
            texts("Choose the file that the other application saved (often called “export”)."),
            texts("Nothing is written before you have seen what would come in."),
        ):
            card.rows.addWidget(label(sentence))
        card.rows.addWidget(
            label(
                texts(
                    "What can be read: tables (CSV), Track & Graph, Flaredown, Loop Habit Tracker, "
                    "MyGNUHealth, hospital files (FHIR). The lines of Compagnon Immuno, too."
                ),
                "soft",
            )
        )
        self._show(card)
        words = texts("Reading the file…") if self._reading else texts("Choose a file…")
        self._act("bring-in-choose", words, self._choose, kind="primary", on=not self._reading)

    def _draw_found(self) -> None:
        state = self._state
        assert isinstance(state.found, FoundTable)
        assert state.choices is not None
        self._show(
            FoundStep(
                self.context,
                state.found,
                state.choices,
                on_choices=self._on_choices,
                on_separator=self._read_with,
            )
        )
        ready = state.choices.day is not None and state.choices.order is not None
        self._ways(self.context.texts("Continue"), self._go_on, on=ready)

    def _draw_columns(self) -> None:
        state = self._state
        assert isinstance(state.found, FoundTable)
        assert state.choices is not None
        self._show(ColumnsStep(self.context, state.found, state.choices, on_column=self._on_column))
        self._ways(self.context.texts("See what would come in"), self._go_on)

    def _draw_preview(self) -> None:
        state, texts = self._state, self.context.texts
        assert state.found is not None
        asked: Callable[[], Plan] = partial(
            plan, self.context.journal, state.found, state.choices, texts, writer=state.writer
        )
        if isinstance(state.found, FoundRecords) and len(state.found.records) > MANY:
            if self._planned is None:
                self._wait_for(asked)
                return
            asked, self._planned = self._planned, None
        try:
            state.planned = asked()
        except CompanionError as error:
            self._tell(error)
            self._ways("", self._go_on)
            return
        self._show(
            PreviewStep(
                self.context, state.found, state.planned, state.writer, on_writer=self._on_writer
            )
        )
        count = len(state.planned.new)
        words = texts.plural("Bring in {count} entry", "Bring in {count} entries", count)
        self._ways(words if count else "", self._bring_in)
        if state.planned.standing and not count:
            self._act("bring-in-take-back", texts("Take back what this file brought"), self._undo)

    def _wait_for(self, asked: Callable[[], Plan]) -> None:
        """Plan tens of thousands of lines in the worker; whoever goes back meanwhile wants none of it."""
        state, card = self._state, Card(self.context.look)
        card.rows.addWidget(label(self.context.texts("Looking at what would come in…"), "heading"))
        self._show(card)
        self._ways("", self._go_on)
        wanted = (state.found, state.writer)

        def show(planned: Callable[[], Plan]) -> None:
            if state.step is Step.PREVIEW and (state.found, state.writer) == wanted:
                self._planned = planned
                self._draw()
                self.focus_first()

        def refuse(error: CompanionError) -> Plan:
            raise error

        self.context.tasks.run(
            self,
            asked,
            done=lambda found: show(lambda: found),
            failed=lambda error: show(partial(refuse, error)),
        )

    def _draw_done(self) -> None:
        texts, card = self.context.texts, Card(self.context.look)
        count = len(self._state.written)
        said = texts.plural(
            "{count} entry is in the record book.", "{count} entries are in the record book.", count
        )
        card.rows.addWidget(label(said, "heading"))
        if all(is_of_content(each.record_id) for each in self._state.written):
            sentence = texts(
                "You can take all of it back, now or later: choose the same file again. The same file "
                "adds nothing twice."
            )
        else:
            sentence = texts("You can take all of it back now. The same file adds nothing twice.")
        card.rows.addWidget(label(sentence))
        self._show(card)
        show = partial(self.context.go, ScreenName.JOURNAL)
        self._act("bring-in-next", texts("See the journal"), show, kind="primary")
        self._act("bring-in-undo", texts("Take all of it back"), self._undo_last)
        self._act("bring-in-another", texts("Another file"), self._start_again, kind="link")

    def _show(self, card: Card) -> None:
        self._body.addWidget(card)
        card.show()  # now, so that the keyboard can be given to what stands in it

    def _ways(self, ahead: str, go_on: Callable[[], None], *, on: bool = True) -> None:
        """The way ahead, if there is one, and the way back."""
        if ahead:
            self._act("bring-in-next", ahead, go_on, kind="primary", on=on)
        self._act("bring-in-before", self.context.texts("Previous step"), self._go_before)
        look = self.context.look
        with_icon(self._backwards[0], "back", look.palette.primary, look)

    def _act(
        self,
        handle: str,
        words: str,
        act: Callable[[], None],
        *,
        kind: str = "secondary",
        on: bool = True,
    ) -> None:
        made = button(words, act, kind=kind)
        made.setObjectName(handle)
        made.setEnabled(on)
        (self._ahead if kind == "primary" else self._backwards).append(made)

    def _lay_foot(self) -> None:
        """What goes on stands at the right, as at every foot."""
        clear(self._foot)
        foot = StepFoot(self._backwards, self._ahead, gap=self.context.look.space(12))
        self._foot.addWidget(foot)
        foot.show()  # now, so that the keyboard can be given to what stands in it

    def _tell(self, error: CompanionError) -> None:
        sentence = self.context.texts.describe(error)
        tell(self._problem, sentence)

    # What is done.

    def _choose(self) -> None:
        self.context.when_may_write(self._choose_file)

    def _be_here(self) -> None:
        if not self.isVisible():
            self.context.go(ScreenName.BRING_IN)  # it was asked first who writes

    def _choose_file(self) -> None:
        self._be_here()
        context, texts = self.context, self.context.texts
        kinds = f"{texts('Files of other programs')} (*.csv *.tsv *.txt *.json *.jsonl *.db);;{texts('All files')} (*)"
        if place := context.dialogs.open_place(self, texts("Choose a file"), kinds):
            self._read(place, None)

    def _read_with(self, separator: Separator) -> None:
        if self._state.place is not None:
            self._read(self._state.place, separator)

    def _read(self, place: Path, separator: Separator | None) -> None:
        """Read a file apart; what was found of another one before stays until this one is read."""
        self._reading = True
        self._state.place = place
        self._draw()
        work = partial(found_in, place, separator)
        self.context.tasks.run(self, work, done=self._on_found, failed=self._on_failed)

    def _on_found(self, found: Found) -> None:
        self._reading = False
        state = self._state
        table = found if isinstance(found, FoundTable) else None
        state.choices = guess(table, self.context.catalogue) if table else None
        state.found, state.writer, state.written = found, None, ()
        state.step = Step.FOUND if table else Step.PREVIEW
        self._draw()
        self._begin_step()

    def _on_failed(self, error: CompanionError) -> None:
        self._reading = False
        self._draw()
        self._tell(error)
        self.focus_first()

    def _on_choices(self, choices: Choices) -> None:
        self._state.choices = choices
        self._draw()

    def _on_column(self, column: Column, draws: bool) -> None:  # noqa: FBT001 - told by the step
        state = self._state
        assert state.choices is not None
        state.choices = state.choices.with_column(column)
        if draws:
            self._draw()

    def _on_writer(self, writer: str | None) -> None:
        self._state.writer = writer
        self._draw()

    def _go_on(self) -> None:
        self._go_to(self._state.beside(1))

    def _go_before(self) -> None:
        self._go_to(self._state.beside(-1))

    def _go_to(self, step: Step) -> None:
        self._state.step = step
        self._draw()
        self._begin_step()

    def _begin_step(self) -> None:
        self.verticalScrollBar().setValue(0)
        self.focus_first()
        announce_words(self)

    def _bring_in(self) -> None:
        if (planned := self._state.planned) is not None:
            self.context.when_may_write(partial(self._write, planned))

    def _write(self, planned: Plan) -> None:
        self._be_here()
        context = self.context
        written = context.attempt(self, lambda: self._written(planned))
        if written is None:
            return
        self._state.written = written
        self._go_to(Step.DONE)
        context.say("", undo=written)  # the screen itself says it; Ctrl+Z takes it back

    def _written(self, planned: Plan) -> tuple[Revision, ...]:
        if self.context.book is not None:
            self.context.book.back_up_before()
        return bring_in(self.context.journal, planned)

    def _undo_last(self) -> None:
        context, written = self.context, self._state.written
        undone = context.attempt(self, lambda: context.journal.undo_all(written))
        if undone is not None:
            self._say_taken_back(len(undone))

    def _undo(self) -> None:
        if (planned := self._state.planned) is not None:
            self.context.when_may_write(partial(self._take_back, planned))

    def _take_back(self, planned: Plan) -> None:
        self._be_here()
        undone = self.context.attempt(self, lambda: take_back(self.context.journal, planned))
        if undone is not None:
            self._say_taken_back(len(undone))

    def _say_taken_back(self, count: int) -> None:
        self._begin_step()
        said = self.context.texts.plural(
            "{count} entry was taken back.", "{count} entries were taken back.", count
        )
        self.context.say(said)

    def _start_again(self) -> None:
        self.context.state.put(BringInState(came_from=self._state.came_from))
        self._draw()
        self._begin_step()

    def _leave(self) -> None:
        self.context.go(self._state.came_from)
