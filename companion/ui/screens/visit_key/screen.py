"""*Une clé USB pour la visite*: which stick, one press, then four words to say and a stick to pull out.

The words are said once and kept nowhere.
"""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.actions.consultation import PageChoice
from companion.content.plain_words import proposed_passphrase
from companion.domain.errors import N_, CompanionError
from companion.record_book import handover
from companion.ui.doors.sticks import Stick, sticks
from companion.ui.screens.visit_key.making import KeyMade, KeyWish, make_key
from companion.ui.ways.context import Context
from companion.ui.ways.screen import Screen
from companion.ui.ways.screen_name import ScreenName
from companion.ui.ways.to_visit_key import VisitKeyAsked
from companion.ui.ways.way_back import below_way_back, way_back
from companion.ui.widgets.acts import acts_of
from companion.ui.widgets.announce import announce
from companion.ui.widgets.basics import Card, button, clear, label
from companion.ui.widgets.choices.one_of import OneOf
from companion.ui.widgets.choices.radio_row import RadioRow
from companion.ui.widgets.choices.tick_row import TickRow
from companion.ui.widgets.own_words import own_words
from companion.ui.widgets.presses import when_pressed
from companion.ui.widgets.read_card import ReadCard
from companion.ui.widgets.step_frame import StepFoot
from companion.ui.words.handed_words import handed_page, handed_words

_PAGE = N_("It has what the page says, from {first} to {last}, and nothing more.")


@dataclass
class VisitKeyState:
    """The sticks that were found (None before) and the chosen one; what was made, until one leaves."""

    found: tuple[Stick, ...] | None = None
    chosen: Stick | None = None
    with_page: bool = False
    made: KeyMade | None = None
    page: PageChoice | None = None
    came_from: ScreenName = ScreenName.CONSULTATION


class VisitKeyScreen(Screen):
    """The sticks, one button, then four words."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._working = False
        self._back = way_back(context.look, context.texts("Go back"), self._go_back)
        self._back.setObjectName("key-back")
        self._cards = QVBoxLayout()
        self._group = OneOf(self)
        below_way_back(self.rows, context.look)
        self.rows.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        self.rows.addWidget(label(context.texts("A USB stick for the visit"), "title"))
        self.rows.addLayout(self._cards)
        self.rows.addStretch(1)
        self._prepare = button(context.texts("Prepare the stick"), self._make, kind="primary")
        self._prepare.setObjectName("key-make")
        self._foot = StepFoot((), (self._prepare,), gap=context.look.space(12))
        self.pin(self._foot)

    def refresh(self) -> None:
        """Look for the sticks when one comes here, and show what was found or made."""
        state, asked = self._state, self.context.state.take(VisitKeyAsked)
        if asked is not None:
            state.came_from, state.page, state.made = asked.came_from, asked.page, None
            state.found = None
        self._back.setText(self.context.texts(state.came_from.back))
        self._draw()
        if state.found is None:
            self._look_for_sticks()

    def led_from(self) -> ScreenName:
        return self._state.came_from

    def focus_first(self) -> None:
        """The keyboard starts on the button that does it, then on the words: the way back forgets them."""
        first: QWidget = self._prepare if self._prepare.isEnabled() else self._back
        if self._state.made is not None:
            first = self.findChild(ReadCard) or self._back
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def _state(self) -> VisitKeyState:
        return self.context.state.of(VisitKeyState)

    # What is shown.

    def _draw(self) -> None:
        clear(self._cards)
        made = self._state.made
        card = self._before() if made is None else self._after(made)
        self._cards.addWidget(card)
        card.show()  # now, so that the keyboard can be given to it
        self._foot.setVisible(made is None)

    def _before(self) -> Card:
        texts, look, state = self.context.texts, self.context.look, self._state
        card = Card(look)
        card.rows.setSpacing(look.space(12))
        card.rows.addWidget(
            label(texts("The care team reads the page from it, with four words that you say."))
        )
        card.rows.addWidget(label(handed_words(self.context, self._page(), _PAGE), "soft"))
        self._add_sticks(card)
        tick = TickRow(
            look, texts("Also the page as a PDF, which anybody can open without the words")
        )
        tick.setObjectName("key-with-page")
        tick.setChecked(state.with_page)
        tick.toggled.connect(self._on_with_page)
        card.rows.addWidget(tick)
        free = not self._working and not self.context.read_only
        self._prepare.setEnabled(free and state.chosen is not None)
        if self._working:
            card.rows.addWidget(label(texts("Writing to the stick. Please leave it in."), "strong"))
        again = ("key-look-again", texts("Look for sticks again"), self._look_again)
        folder = ("key-folder", texts("Choose another place…"), self._choose_folder)
        card.rows.addWidget(acts_of(look, (again, folder), kind="link"))
        return card

    def _add_sticks(self, card: Card) -> None:
        texts, state = self.context.texts, self._state
        if state.found is None:
            card.rows.addWidget(label(texts("Looking for USB sticks…"), "strong"))
        elif not state.found:
            said = label(
                texts("No USB stick is found. Please plug one in, then look again."), "strong"
            )
            said.setObjectName("key-none")
            card.rows.addWidget(said)
        for number, stick in enumerate(state.found or ()):
            row = RadioRow(self.context.look, stick.name)
            row.setObjectName(f"key-stick-{number}")
            row.setChecked(stick == state.chosen)
            self._group.addButton(row)
            when_pressed(row, partial(self._choose, stick))
            card.rows.addWidget(row)

    def _after(self, made: KeyMade) -> Card:
        texts, look = self.context.texts, self.context.look
        heading = texts("The stick is ready")
        pull = (
            texts("You can pull it out now.")
            if made.ejected
            else texts(
                "Everything is written. If your computer has “Eject”, use it; then pull the stick out."
            )
        )
        words = label(made.words, "title")
        words.setObjectName("key-words")
        names = ", ".join(file.name for file in made.files)
        lines = (
            label(pull, "strong"),
            label(texts("These four words open the file:")),
            words,
            label(
                texts(
                    "Write them on a sheet of paper, apart from the stick. Say them to the nurse."
                )
            ),
            label(
                texts("They are kept nowhere. If they are lost, prepare the stick again."), "soft"
            ),
            own_words(texts("On the stick: {names}", names=names), "soft"),
        )
        card = ReadCard(look)
        card.setObjectName("key-ready")
        card.rows.setSpacing(look.space(12))
        card.read(heading, [line.accessibleName() or line.text() for line in lines])
        for line in (label(heading, "heading"), *lines):
            card.rows.addWidget(line)
        return card

    # What is done.

    def _page(self) -> PageChoice:
        return handed_page(self.context, self._state.page)

    def _look_for_sticks(self) -> None:
        self.context.tasks.run(self, sticks, done=self._on_found, failed=self._on_failed)

    def _on_found(self, found: tuple[Stick, ...]) -> None:
        state, had_focus = self._state, self.focused_handle() in {"", "key-back"}
        state.found = found
        state.chosen = state.chosen if state.chosen in found else next(iter(found), None)
        self._draw()
        if had_focus and self.isVisible():
            self.focus_first()

    def _look_again(self) -> None:
        self._state.found = None
        self._draw()
        self._back.setFocus(Qt.FocusReason.OtherFocusReason)
        self._look_for_sticks()

    def _choose(self, stick: Stick, _checked: bool) -> None:  # noqa: FBT001 - Qt's signal
        self._state.chosen = stick

    def _choose_folder(self) -> None:
        texts, state = self.context.texts, self._state
        folder = self.context.dialogs.folder_place(self, texts("A place for the file"))
        if folder is None:
            return
        place = Stick(str(folder), folder)
        state.found, state.chosen = (*(state.found or ()), place), place
        self._draw()
        self.focus_first()

    def _on_with_page(self, wanted: bool) -> None:  # noqa: FBT001 - Qt's signal
        self._state.with_page = wanted

    def _go_back(self) -> None:
        self._state.made = None
        self.context.go(self._state.came_from)

    def _make(self) -> None:
        context, state, journal = self.context, self._state, self.context.journal
        if self._working or state.chosen is None:
            return
        try:
            content = handover.for_nurse(journal, self._page())
        except CompanionError as error:
            self._on_failed(error)
            return
        name = context.texts("visit-{day}", day=journal.today().isoformat())
        words, language = proposed_passphrase(context.language), context.language
        wish = KeyWish(content, words, name, language, with_page=state.with_page)
        self._working = True
        self._draw()
        context.tasks.run(
            self,
            partial(make_key, state.chosen, wish, journal.now),
            done=self._on_made,
            failed=self._on_failed,
        )

    def _on_made(self, made: KeyMade) -> None:
        self._working = False
        self._state.made = made
        self._draw()
        self.focus_first()
        said = self.context.texts("These four words open the file: {words}", words=made.words)
        announce(self, said)

    def _on_failed(self, error: CompanionError) -> None:
        self._working = False
        self._state.found = self._state.found or ()
        self._draw()
        self.context.dialogs.tell(self, self.context.texts.describe(error))
