"""Another copy of the open carnet, or a file that was handed over: seen first, then added in one act.

Below it stand the entries that two computers wrote, until somebody chose.
"""

from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from companion.actions.bring_in.other_carnet import is_of_the_same_person, records_of
from companion.actions.handover import Handover, Recipient
from companion.actions.merging import Brought, Dispute, disputes
from companion.actions.safekeeping import AnotherPerson
from companion.actions.words.aside import aside_lines
from companion.actions.words.brought import aside_words, brought_words, changed_words
from companion.apart.handovers import read_handover_apart
from companion.domain.errors import CompanionError
from companion.domain.records import Revision
from companion.exchange.handover_file import is_handover
from companion.record_book import other_copies
from companion.ui.look.tokens import WIDEST_FIELD
from companion.ui.screens.merging import words
from companion.ui.screens.merging.dispute_card import DisputeCard
from companion.ui.screens.merging.state import MergingState
from companion.ui.ways.context import FOR_READING, Context
from companion.ui.ways.merge_in import take_over
from companion.ui.ways.safety_work import SafetyState
from companion.ui.ways.screen import Screen
from companion.ui.ways.screen_name import ScreenName
from companion.ui.ways.to_bring_in import show_bring_in
from companion.ui.ways.to_merging import MergingAsked
from companion.ui.ways.way_back import below_way_back, way_back
from companion.ui.widgets.acts import Act, act_row
from companion.ui.widgets.basics import Card, button, clear, label


class MergingScreen(Screen):
    """What the file is, what it would bring, and what is left to choose."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._working = False
        self._field: QLineEdit | None = None
        texts, look = context.texts, context.look
        self._back = way_back(look, texts("Go back"), self._go_back)
        self._back.setObjectName("merging-back")
        self._cards = QVBoxLayout()
        self._cards.setSpacing(look.space(16))
        below_way_back(self.rows, look)
        self.rows.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        self.rows.addWidget(label(texts("What another computer wrote"), "title"))
        self.rows.addLayout(self._cards)
        self.rows.addStretch(1)

    def refresh(self) -> None:
        """Look into what was asked for, and show it."""
        asked = self.context.state.take(MergingAsked)
        if asked is not None:
            self._begin(asked)
        state = self._state
        self._back.setText(self.context.texts(state.came_from.back))
        clear(self._cards)
        self._field = None
        if state.path is not None:
            self._show(self._file_card(state.path))
        open_ones = disputes(self.context.journal.carnet)
        if open_ones:
            self._add_disputes(open_ones)
        elif state.path is None:
            self._show(label(self.context.texts("There is nothing to choose.")))

    def led_from(self) -> ScreenName:
        return self.context.state.of(MergingState).came_from

    def focus_first(self) -> None:
        """The keyboard starts in the field of the words, or at the first thing to press."""
        for handle in (
            "merging-words",
            "merging-take",
            "merging-begin",
            "dispute-keep-0",
            "merging-back",
        ):
            found = self.findChild(QWidget, handle)
            if found is not None and found.isVisibleTo(self):
                found.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    @property
    def _state(self) -> MergingState:
        return self.context.state.of(MergingState)

    def _begin(self, asked: MergingAsked) -> None:
        state = MergingState(asked.path, asked.came_from, brought=asked.brought)
        self.context.state.put(state)
        book = self.context.book
        if asked.path is None or book is None or asked.brought is not None:
            return
        if is_handover(asked.path):
            state.needs_words = True
            return
        try:
            state.brought = other_copies.look_into(book, asked.path)
        except CompanionError as error:
            state.refused = self.context.texts.describe(error)

    # What is shown.

    def _file_card(self, path: Path) -> Card:
        state, look = self._state, self.context.look
        card = Card(look)
        card.rows.setSpacing(look.space(12))
        card.rows.addWidget(label(path.name, "heading"))
        if state.brought is not None:
            self._fill_brought(card, path, state.brought)
        elif state.needs_words:
            self._fill_words(card)
        if state.refused:
            said = label(state.refused)
            said.setObjectName("merging-refused")
            card.rows.addWidget(said)
        if state.of_another:
            self._add_acts(
                card,
                (
                    "merging-begin",
                    self.context.texts("Begin a record book with it"),
                    self._begin_book,
                ),
                (
                    "merging-other",
                    self.context.texts("Open another record book…"),
                    self.context.other_wanted.emit,
                ),
            )
        return card

    def _fill_words(self, card: Card) -> None:
        texts = self.context.texts
        title = label(texts("The four words that you were told"), "strong")
        self._field = QLineEdit()
        self._field.setObjectName("merging-words")
        self._field.setMaxLength(200)
        self._field.setMaximumWidth(self.context.look.px(WIDEST_FIELD))
        self._field.returnPressed.connect(self._read)
        title.setBuddy(self._field)
        card.rows.addWidget(title)
        card.rows.addWidget(self._field)
        self._add_acts(card, ("merging-open", texts("Open the file"), self._read))

    def _fill_brought(self, card: Card, path: Path, brought: Brought) -> None:
        context, texts = self.context, self.context.texts
        counted = label(brought_words(texts, brought), "strong")
        counted.setObjectName("merging-counted")
        card.rows.addWidget(counted)
        for line in words.new_lines(context, brought):
            card.rows.addWidget(label(line))
        for said in filter(None, (aside_words(texts, brought), changed_words(texts, brought))):
            card.rows.addWidget(label(said))
        for line in aside_lines(texts, brought.aside):
            card.rows.addWidget(label(line, "soft"))
        for changed in brought.changed[: words.MOST_SHOWN]:
            pair = Dispute(changed.here, (changed.there,))
            for where, end in ((texts("Here"), changed.here), (texts("There"), changed.there)):
                said = " · ".join(
                    (words.written_by(context, end), *words.said_by(context, pair, end))
                )
                card.rows.addWidget(label(texts("{label}: {text}", label=where, text=said), "soft"))
        if brought.new:
            take = button(texts("Add it to my record book"), self._take, kind="primary")
            take.setObjectName("merging-take")
            card.rows.addWidget(take, 0, Qt.AlignmentFlag.AlignLeft)
        elif not brought.changed:
            card.rows.addWidget(label(texts("There was nothing new in it.")))
        book = context.book
        if book is not None and other_copies.is_copy(book, path):
            self._add_acts(card, ("merging-look", texts("Look at it"), self._look_at_it))

    def _add_disputes(self, open_ones: tuple[Dispute, ...]) -> None:
        texts = self.context.texts
        self._show(
            label(
                texts.plural(
                    "{count} entry was corrected on both computers.",
                    "{count} entries were corrected on both computers.",
                    len(open_ones),
                ),
                "heading",
            )
        )
        for dispute in open_ones[: words.MOST_SHOWN]:
            self._show(DisputeCard(self.context, dispute, self._settle))

    def _show(self, part: QWidget) -> None:
        """At once, so that the keyboard can be given to it."""
        self._cards.addWidget(part)
        part.show()

    def _add_acts(self, card: Card, *acts: Act) -> None:
        card.rows.addLayout(act_row(self.context.look, acts))

    # What is done.

    def _go_back(self) -> None:
        state = self._state
        self.context.state.put(MergingState())
        self.context.go(state.came_from)

    def _read(self) -> None:
        state = self._state
        if self._working or self._field is None or state.path is None:
            return
        self._working = True
        self._field.setEnabled(False)
        opening = self.findChild(QPushButton, "merging-open")
        if opening is not None:
            opening.setText(self.context.texts("Opening…"))
            opening.setEnabled(False)
        self.context.tasks.run(
            self,
            partial(read_handover_apart, state.path, self._field.text()),
            done=partial(self._on_read, state),
            failed=partial(self._on_refused, state),
        )

    def _on_read(self, state: MergingState, found: Handover) -> None:
        book = self.context.book
        if book is None or state.path is None:
            return
        try:
            state.brought = other_copies.compare_handover(book, state.path, found)
        except AnotherPerson as error:
            if not is_joinable(self.context, found):
                self._on_refused(state, error)
                return
            # A carnet of the same person that was begun apart: what of it would come in is seen first.
            self.context.state.put(MergingState())
            self.context.state.screen = state.came_from
            show_bring_in(self.context, records_of(found.carnet))
            return
        except CompanionError as error:
            self._on_refused(state, error)
            return
        self._working, state.needs_words, state.refused = False, False, ""
        self._draw_again()

    def _on_refused(self, state: MergingState, error: CompanionError) -> None:
        self._working = False
        typed = "" if self._field is None else self._field.text()
        texts = self.context.texts
        state.refused = texts.describe(error)
        if isinstance(error, AnotherPerson):
            more = texts("You can keep it on this computer too, in a record book of its own.")
            state.refused = f"{state.refused} {more}"
            state.of_another, state.needs_words, state.words = True, False, typed
        self._draw_again()
        if self._field is not None:
            self._field.setText(typed)

    def _begin_book(self) -> None:
        """A second record book of this computer, of the person whom the file is about."""
        context, state = self.context, self._state
        context.state.put(MergingState())
        context.state.screen = state.came_from
        context.begin_with_wanted.emit(state.path, state.words)

    def _draw_again(self) -> None:
        if self.isVisible():
            self.refresh()
            self.focus_first()

    def _take(self) -> None:
        state, context = self._state, self.context
        if state.brought is None:
            return
        if context.read_only:
            context.say(context.texts(FOR_READING))
            return
        safety, before = context.state.of(SafetyState), replace(state)
        copies = safety.copies
        safety.copies = tuple(copy for copy in copies if copy != state.path)
        then = ScreenName.MERGING if state.brought.disputes else state.came_from
        state.path, state.brought = None, None
        assert before.brought is not None
        if not take_over(context, self, before.brought, then):
            context.state.put(before)
            safety.copies = copies

    def _look_at_it(self) -> None:
        book, path, context = self.context.book, self._state.path, self.context
        if book is None or path is None:
            return
        try:
            journal = other_copies.preview(book, path)
        except CompanionError as error:
            context.dialogs.tell(self, context.texts.describe(error))
            return
        said = context.texts("This is {name}. Nothing can be written in it.", name=path.name)
        context.preview_wanted.emit(journal, said)

    def _settle(self, dispute: Dispute, chosen: Revision, both: bool) -> None:  # noqa: FBT001 - a card's
        self.context.when_may_write(partial(self._write_choice, dispute, chosen, both=both))

    def _write_choice(self, dispute: Dispute, chosen: Revision, *, both: bool) -> None:
        context = self.context
        if not self.isVisible():
            context.go(ScreenName.MERGING)  # it was asked first who writes
        written = context.attempt(
            self, lambda: context.journal.settle(dispute, chosen, keep_both=both)
        )
        if written is not None:
            context.say(context.texts("It is kept so."), undo=written)
            self._draw_again()


def is_joinable(context: Context, found: Handover) -> bool:
    """Whether what was handed over is all that is shared of another carnet of the same person."""
    whole = found.recipient is Recipient.CAREGIVER and not context.read_only
    return whole and is_of_the_same_person(context.journal.whole, found.carnet)
