"""*Préparer un fichier pour…*: whom it is for, where it goes, and the four words that open it.

The words are said once and kept nowhere.
"""

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout

from companion import dates
from companion.actions.consultation import PageChoice
from companion.actions.handover import Handover, Recipient
from companion.content.plain_words import proposed_passphrase
from companion.domain.errors import N_, CompanionError
from companion.record_book import handover
from companion.record_book.writing_out import write_out
from companion.ui.ways.context import Context
from companion.ui.ways.proposed_name import proposed_name
from companion.ui.ways.screen import Screen
from companion.ui.ways.screen_name import ScreenName
from companion.ui.ways.to_handover import HandoverAsked
from companion.ui.ways.way_back import below_way_back, way_back
from companion.ui.widgets.acts import acts_of
from companion.ui.widgets.announce import announce
from companion.ui.widgets.basics import Card, button, clear, label
from companion.ui.widgets.choices.one_of import OneOf
from companion.ui.widgets.choices.radio_row import RadioRow
from companion.ui.widgets.presses import when_pressed
from companion.ui.widgets.step_frame import StepFoot
from companion.ui.words.handed_words import handed_page, handed_words
from companion.ui.words.whom import about_whom

_PAGE = N_("The page for the consultation, from {first} to {last}, to be read and printed.")


@dataclass
class HandoverState:
    """Whom the file is for; once it is made, where it lies and the words that open it."""

    recipient: Recipient = Recipient.CAREGIVER
    page: PageChoice | None = None
    place: Path | None = None
    words: str = ""
    came_from: ScreenName = ScreenName.SETTINGS


class HandoverScreen(Screen):
    """A choice, a button, then four words."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._working = False
        self._back = way_back(context.look, context.texts("Go back"), self._go_back)
        self._back.setObjectName("handover-back")
        self._cards = QVBoxLayout()
        self._cards.setSpacing(context.look.space(16))
        self._group = OneOf(self)
        below_way_back(self.rows, context.look)
        self.rows.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        self.rows.addWidget(label(context.texts("Prepare a file for…"), "title"))
        self.rows.addLayout(self._cards)
        self.rows.addStretch(1)
        self._prepare = button(context.texts("Prepare the file"), self._make, kind="primary")
        self._prepare.setObjectName("handover-make")
        self._prepare.setEnabled(context.book is not None)
        self._foot = StepFoot((), (self._prepare,), gap=context.look.space(12))
        self.pin(self._foot)

    def refresh(self) -> None:
        """Show the choice, or the words of the file that was made."""
        state, asked = self._state, self.context.state.take(HandoverAsked)
        if asked is not None:
            state.came_from, state.page = asked.came_from, asked.page
            state.recipient = asked.recipient or state.recipient
            state.place, state.words = None, ""
        clear(self._cards)
        card = self._choice() if state.place is None else self._made(state.place)
        self._cards.addWidget(card)
        card.show()  # now, so that the keyboard can be given to it
        self._foot.setVisible(state.place is None)
        back = self.context.texts(state.came_from.back)
        self._back.setText(back)

    def led_from(self) -> ScreenName:
        return self._state.came_from

    def focus_first(self) -> None:
        """The keyboard starts at the choice, or at what comes after the words."""
        made = self._state.place is not None
        first = self.findChild(QPushButton, "handover-folder") if made else None
        (first or self._group.checkedButton() or self._back).setFocus(
            Qt.FocusReason.OtherFocusReason
        )

    @property
    def _state(self) -> HandoverState:
        return self.context.state.of(HandoverState)

    def _choice(self) -> Card:
        context, texts, look = self.context, self.context.texts, self.context.look
        card = Card(look)
        card.rows.setSpacing(look.space(12))
        self._add_row(card, Recipient.CAREGIVER, *self._who_writes_too())
        page = handed_words(context, self._page(), _PAGE)
        self._add_row(card, Recipient.NURSE, texts("The care team"), page)
        choose = button(texts("Choose the days and the sections"), self._go_to_page, kind="link")
        choose.setObjectName("handover-page")
        card.rows.addWidget(choose, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _who_writes_too(self) -> tuple[str, str]:
        """Whom a file with all that is shared is for, and what they do with it: the patient's own words differ."""
        texts, patient = self.context.texts, about_whom(self.context)
        if patient is None:
            return texts("A caregiver, who has this program on their computer"), texts(
                "All that you share is in it. They read it, add their remarks, and give you a file "
                "back. What you keep to yourself is not in it."
            )
        whom = texts("{name}, on another computer, or another caregiver", name=patient)
        return dates.capitalised(whom), texts(
            "All that you share is in it. The other computer first says what is new; nothing is "
            "replaced. What you keep to yourself is not in it."
        )

    def _add_row(self, card: Card, recipient: Recipient, words: str, detail: str) -> None:
        made = RadioRow(self.context.look, words)
        made.setObjectName(f"handover-{recipient.value}")
        made.setChecked(self._state.recipient is recipient)
        made.setAccessibleDescription(detail)
        self._group.addButton(made)
        when_pressed(made, lambda _checked: self._choose(recipient))
        said = label(detail, "soft")
        said.setContentsMargins(made.text_left, 0, 0, 0)
        card.rows.addWidget(made)
        card.rows.addWidget(said)

    def _page(self) -> PageChoice:
        return handed_page(self.context, self._state.page)

    def _made(self, place: Path) -> Card:
        texts, look = self.context.texts, self.context.look
        card = Card(look)
        card.rows.setSpacing(look.space(12))
        card.rows.addWidget(label(texts("The file is ready: {name}", name=place.name), "heading"))
        card.rows.addWidget(label(texts("These four words open it:")))
        words = label(self._state.words, "title")
        words.setObjectName("handover-words")
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        card.rows.addWidget(words)
        card.rows.addWidget(
            label(
                texts(
                    "Say them aloud to the person, or write them on paper that does not travel with the "
                    "file. Without them nobody opens it."
                )
            )
        )
        card.rows.addWidget(
            label(texts("They are kept nowhere: for other words, prepare another file."), "soft")
        )
        folder = ("handover-folder", texts("Show the folder"), self._show_folder)
        again = ("handover-again", texts("Prepare another file"), self._again)
        card.rows.addWidget(acts_of(look, (folder, again)))
        return card

    # What is done.

    def _choose(self, recipient: Recipient) -> None:
        self._state.recipient = recipient

    def _go_back(self) -> None:
        self._state.place, self._state.words = None, ""
        self.context.go(self._state.came_from)

    def _go_to_page(self) -> None:
        self.context.go(ScreenName.CONSULTATION)

    def _show_folder(self) -> None:
        context, place = self.context, self._state.place
        if place is not None and not context.dialogs.open_outside(place.parent):
            said = context.texts(
                "This computer did not open it. The file is there: {path}.", path=str(place)
            )
            context.dialogs.tell(self, said)

    def _again(self) -> None:
        self._state.place, self._state.words = None, ""
        self.refresh()
        self.focus_first()

    def _make(self) -> None:
        context, texts = self.context, self.context.texts
        if self._working:
            return
        day = context.journal.today().isoformat()
        name = proposed_name(context, texts("record-book-{day}", day=day) + handover.SUFFIX)
        kinds = texts("Prepared files (*.carnet-age)")
        place = context.dialogs.save_place(self, texts("Prepare a file for…"), name, kinds)
        if place is None:
            return
        if place.suffix != handover.SUFFIX:
            place = place.with_name(place.name + handover.SUFFIX)
        try:
            made = self._content()
        except CompanionError as error:
            self._on_failed(error)
            return
        words = proposed_passphrase(texts.language)
        self._working = True
        self._prepare.setEnabled(False)
        context.tasks.run(
            self,
            partial(_write, made, words, place),
            done=lambda _none: self._on_written(place, words),
            failed=self._on_failed,
        )

    def _content(self) -> Handover:
        journal = self.context.journal
        if self._state.recipient is Recipient.CAREGIVER:
            return handover.for_caregiver(journal)
        return handover.for_nurse(journal, self._page())

    def _on_written(self, place: Path, words: str) -> None:
        self._working = False
        self._prepare.setEnabled(True)
        self._state.place, self._state.words = place, words
        self.refresh()
        # Not on the way back: one Enter too many, and the words would be gone for good.
        self.focus_first()
        announce(self, self.context.texts("These four words open the file: {words}", words=words))

    def _on_failed(self, error: CompanionError) -> None:
        self._working = False
        if not self._prepare.isEnabled():
            self._prepare.setEnabled(True)
            self._prepare.setFocus(Qt.FocusReason.OtherFocusReason)
        self.context.dialogs.tell(self, self.context.texts.describe(error))


def _write(made: Handover, words: str, place: Path) -> None:
    write_out(place, handover.locked(made, words))
