"""The settings: how the window looks, who writes, where the carnet lies, what the program is.

Every change applies at once; nothing here asks to be saved.
"""

from collections.abc import Callable
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.actions.words.persons import with_role, writing_as
from companion.domain.carnet import Entry
from companion.domain.records import Person, Role
from companion.messages import Texts
from companion.ui.screens.settings.about import AboutCard
from companion.ui.screens.settings.another_computer import another_computer_card
from companion.ui.screens.settings.asked import QuestionnaireSettings, elsewhere_card, journal_card
from companion.ui.screens.settings.backups import BackupsCard
from companion.ui.screens.settings.display import DisplayCard
from companion.ui.screens.settings.index import SettingsIndex
from companion.ui.screens.settings.keys import KeysCard
from companion.ui.screens.settings.path_label import path_label
from companion.ui.screens.settings.reminder import ReminderSettings
from companion.ui.screens.settings.same_person import SamePerson
from companion.ui.ways.context import Context
from companion.ui.ways.safety_work import safety_work
from companion.ui.ways.screen import Screen
from companion.ui.ways.screen_name import back_words
from companion.ui.ways.shortcuts import Shortcut, printed_keys
from companion.ui.ways.who_writes import everyone, write_as
from companion.ui.widgets.basics import Card, button, label, rule
from companion.ui.widgets.choices.choice_row import Choice, ChoiceRow
from companion.ui.widgets.fields import TextField
from companion.ui.widgets.layouts.flow_layout import FlowLayout

NAME_WIDTH = 360


class SettingsScreen(Screen):
    """Four cards, one below the other."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        texts, look = context.texts, context.look
        self._drawn: tuple[object, ...] = ()
        self._left_at = ""
        self._writers = QVBoxLayout()
        self._row: ChoiceRow | None = None
        self._writing_as = label("", "strong")
        self._writing_as.setObjectName("writing-as")
        self._name = TextField(look, texts, "my-name", texts("Your name"), width=NAME_WIDTH)
        self._name.entered.connect(self._save_name)
        self._caregiver = TextField(
            look,
            texts,
            "new-caregiver",
            texts("Name of another caregiver"),
            width=NAME_WIDTH,
            required=texts("Please write a name."),
        )
        self._caregiver.entered.connect(self._add_caregiver)
        self.rows.addWidget(label(texts("Settings"), "title"))
        self._questionnaires = QuestionnaireSettings(context)
        self._display = DisplayCard(context)
        self._keys = self._keys_card()
        self._backups = self._backups_card()
        self._lay_out()

    def _lay_out(self) -> None:
        """The cards in their order; those that write are hidden where nothing can be written."""
        context = self.context
        writing = (journal_card(context), ReminderSettings(context), self._people())
        another, elsewhere = another_computer_card(context, self), elsewhere_card(context)
        known = (self._keys, self._backups)
        kept = (card for card in known if card is not None)
        mine = (self._display, *writing, another, self._questionnaires, elsewhere)
        cards = (*mine, *kept, self._place(), AboutCard(context))
        for card in cards:
            self.rows.addWidget(card)
        for card in (*writing, elsewhere):
            card.setHidden(context.read_only)
        index = SettingsIndex(context.look, context.texts, self, cards)
        self.rows.insertWidget(1, index)
        self.rows.addStretch(1)

    def _keys_card(self) -> KeysCard | None:
        """None of a record book that is only read: its keys are somebody else's."""
        book = self.context.book
        if book is None or self.context.read_only:
            return None
        card = KeysCard(self.context, book)
        self.context.show_keys.connect(self._show_keys)
        return card

    def _backups_card(self) -> BackupsCard | None:
        book, work = self.context.book, safety_work(self.context)
        if book is None or work is None:
            return None
        self.context.show_backups.connect(self._show_backups)
        return BackupsCard(self.context, book, work)

    def _show_backups(self) -> None:
        if self._backups is not None:
            self._backups.focus_second_place()
            self.ensureWidgetVisible(self._backups)

    def _show_keys(self) -> None:
        if self._keys is not None:
            self._keys.focus_recovery_sheet()
            self.ensureWidgetVisible(self._keys)

    def refresh(self) -> None:
        """Show who can write and who does."""
        if self._keys is not None:
            self._keys.refresh()
        if self._backups is not None:
            self._backups.refresh()
        self._questionnaires.refresh()
        journal, texts = self.context.journal, self.context.texts
        people = everyone(self.context)
        if journal.writer_id() not in {e.id for e in people}:
            # Somebody whose record was taken back does not go on writing.
            journal.author = None
        me = journal.writer_id()
        known = self.context.is_writer_known()
        present = (known, me, *((entry.id, entry.body) for entry in people))
        if present == self._drawn:
            return
        self._drawn = present
        self._show_writers(people, me if known else "")
        self._same.refresh()
        mine = next(entry.body for entry in people if entry.id == me)
        self._name.show_typed(mine.name)
        if not known:
            self._writing_as.setText(texts("Please say first who is writing."))
        elif mine.role is Role.PATIENT:
            self._writing_as.setText(texts("You are writing for yourself."))
        else:
            self._writing_as.setText(writing_as(texts, mine.name))

    def focus_first(self) -> None:
        """The keyboard starts on the language."""
        first = self._display.first_button()
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """Remember what was pressed."""
        # Of the window: while a box of the system closes, the program has no focus.
        pressed: QWidget | None = self.window().focusWidget()
        self._left_at = ""
        if pressed is not None and self.isAncestorOf(pressed):
            self._left_at = pressed.objectName()

    def arrive(self, *, back: bool) -> None:
        """Back from where one of its buttons led, on that button: the screen is long."""
        super().arrive(back=back)
        pressed = self.findChild(QWidget, self._left_at) if back and self._left_at else None
        if pressed is not None and pressed.isVisibleTo(self):
            pressed.setFocus(Qt.FocusReason.OtherFocusReason)
            self.reveal_soon(pressed, under=self._card_of(pressed))

    def _card_of(self, part: QWidget) -> QWidget | None:
        cards = (each for each in self.findChildren(Card) if each.isAncestorOf(part))
        return next(cards, None)

    # What is drawn once.

    def _people(self) -> Card:
        look, texts = self.context.look, self.context.texts
        card = self._card(texts("Who writes"))
        card.rows.addWidget(
            label(texts("Each entry is signed. Nobody’s entry is ever overwritten."), "soft")
        )
        card.rows.addWidget(self._writing_as)
        card.rows.addLayout(self._writers)
        self._same = SamePerson(self.context)
        card.rows.addWidget(self._same)
        card.rows.addWidget(rule())
        self._add_line(card, self._name, texts("Save the name"), "save-name", self._save_name)
        card.rows.addWidget(rule())
        self._add_line(
            card,
            self._caregiver,
            texts("Add a caregiver"),
            "add-caregiver",
            self._add_caregiver,
        )
        card.rows.setSpacing(look.space(12))
        return card

    def _add_line(
        self, card: Card, field: TextField, text: str, handle: str, act: Callable[[], None]
    ) -> None:
        made = button(text, act)
        made.setObjectName(handle)
        card.rows.addWidget(field, 0, Qt.AlignmentFlag.AlignLeft)
        card.rows.addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)

    def _place(self) -> Card:
        texts, book = self.context.texts, self.context.book
        away = self.context.shown.away
        card = self._card(
            texts("Where this record book is") if away else texts("Where your record book is")
        )
        card.rows.addWidget(path_label(None if book is None else book.path, "carnet-path"))
        card.rows.addWidget(
            label(texts("The file is encrypted. Nothing leaves this computer by itself."), "soft")
        )
        copy = button(texts("Copy the path"), self._copy_path)
        copy.setObjectName("copy-path")
        card.rows.addWidget(copy, 0, Qt.AlignmentFlag.AlignLeft)
        self._add_others(card)
        return card

    def _add_others(self, card: Card) -> None:
        """The ways to another carnet, and back to one's own."""
        context, texts = self.context, self.context.texts
        card.rows.addWidget(rule())
        flow = FlowLayout(context.look.space(12))
        if context.shown.away:
            words = back_words(texts, own_exists=context.shown.own_exists)
            own = button(words, context.own_wanted.emit)
            own.setObjectName("back-to-own")
            own.setToolTip(printed_keys(texts, Shortcut.OWN.keys))
            flow.addWidget(own)
        other = button(texts("Open another record book…"), context.other_wanted.emit)
        other.setObjectName("open-another")
        other.setToolTip(printed_keys(texts, Shortcut.OPEN.keys))
        flow.addWidget(other)
        if not context.shown.away:
            counter = button(texts("Open a patient’s record book…"), context.counter_wanted.emit)
            counter.setObjectName("open-counter")
            flow.addWidget(counter)
        card.rows.addLayout(flow)
        sentence = texts("On a USB stick, it opens for reading and printing.")
        card.rows.addWidget(label(sentence, "soft"))

    def _card(self, heading: str) -> Card:
        card = Card(self.context.look)
        card.rows.addWidget(label(heading, "heading"))
        return card

    # Who writes.

    def _show_writers(self, people: tuple[Entry[Person], ...], me: str) -> None:
        texts = self.context.texts
        choices = [Choice(entry.id, _said(texts, entry.body)) for entry in people]
        row = ChoiceRow(self.context.look, texts("Who writes"), choices, chosen=me, handle="writer")
        row.chosen.connect(self._on_writer)
        if self._row is not None:
            self._row.hide()
            self._writers.removeWidget(self._row)
            self._row.deleteLater()
        self._row = row
        self._writers.addWidget(row)
        row.show()
        buttons = [self._display.last_button(), *row.buttons()]
        for before, after in pairwise(buttons):
            QWidget.setTabOrder(before, after)

    def _on_writer(self, record_id: str) -> None:
        if not write_as(self.context, self, record_id):
            self._drawn = ()
            self.refresh()  # the one who wrote goes on writing
            return
        chosen = None if self._row is None else self._row.current()
        if chosen is not None:
            chosen.setFocus()

    def _save_name(self) -> None:
        journal, texts = self.context.journal, self.context.texts
        me = journal.writer_id()
        role = next(e.body.role for e in everyone(self.context) if e.id == me)
        body = Person(self._name.text(), role)
        outcome = self.context.attempt(self, lambda: (journal.correct(me, body),))
        if outcome is not None and outcome[0] is not None:
            self.context.say(texts("The name was saved."), undo=[outcome[0]])

    def _add_caregiver(self) -> None:
        if not self._caregiver.check():
            self._caregiver.setFocus()
            return
        name = self._caregiver.text()
        person = Person(name, Role.CAREGIVER)
        revision = self.context.attempt(self, lambda: self.context.journal.record(person))
        if revision is not None:
            self._caregiver.show_typed("")
            self.context.say(
                self.context.texts("{name} can now be chosen as the one who writes.", name=name),
                undo=[revision],
            )

    def _copy_path(self) -> None:
        if self.context.book is not None:
            QGuiApplication.clipboard().setText(str(self.context.book.path))
            self.context.say(self.context.texts("The path was copied."))


def _said(texts: Texts, person: Person) -> str:
    if person.role is Role.PATIENT:
        return person.name or texts("The patient")
    return with_role(texts, person.name, person.role)
