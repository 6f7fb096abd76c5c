"""The backups of the open carnet: look at one, add what is missing, or put one back.

It decides what can be pressed and carries acts; what stands today is never deleted.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from companion.actions.safekeeping import KeptBackup
from companion.domain.errors import CompanionError
from companion.record_book import backups
from companion.record_book.other_copies import preview
from companion.ui.ways.context import Context
from companion.ui.ways.merge_in import merge_in
from companion.ui.ways.safety_work import SafetyState
from companion.ui.ways.screen import Screen
from companion.ui.ways.screen_name import ScreenName
from companion.ui.ways.to_check_in import CheckInState
from companion.ui.ways.unsaved import NewQuestion
from companion.ui.ways.way_back import below_way_back, way_back
from companion.ui.ways.window_state import WindowState
from companion.ui.widgets.basics import Card, button, clear, label
from companion.ui.widgets.choices.one_of import OneOf
from companion.ui.widgets.choices.radio_row import RadioRow
from companion.ui.widgets.layouts.flow_layout import FlowLayout
from companion.ui.widgets.presses import when_pressed
from companion.ui.words.backup_words import backup_row, when_backed_up

ROWS_SHOWN = 10


@dataclass
class RestoreState:
    """The backup that is chosen, and whether all of them are shown."""

    chosen: Path | None = None
    all_shown: bool = False


class RestoreScreen(Screen):
    """The list, and three acts on the backup that is chosen."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        texts, look = context.texts, context.look
        self._back = way_back(context.look, texts("Back to the settings"), self._go_back)
        self._back.setObjectName("restore-back")
        self._said = label(texts("Reading the backups…"), "soft")
        self._said.setObjectName("restore-said")
        self._list = QVBoxLayout()
        self._list.setSpacing(look.space(4))
        self._group = OneOf(self)
        self._more = button(texts("Show all backups"), self._show_all, kind="link")
        self._more.setObjectName("restore-all")
        self._put_back = button(texts("Put it back"), self._ask, kind="primary")
        self._put_back.setObjectName("restore-put-back")
        self._look_at = button(texts("Look at it"), self._preview)
        self._look_at.setObjectName("restore-look")
        self._add = button(texts("Add what is missing"), self._merge)
        self._add.setObjectName("restore-merge")
        self._drawn: tuple[tuple[KeptBackup, ...] | None, bool] | None = None
        self._asked = self._again = False
        self._lay_out()
        context.backed_up.connect(self._on_backed_up)

    def refresh(self) -> None:
        """Show the backups as they were read last, and read them when they changed."""
        if self.context.state.of(SafetyState).listed is None:
            self._read()
        self._draw()

    def focus_first(self) -> None:
        """The keyboard starts on the chosen backup."""
        chosen = self._group.checkedButton() or next(iter(self._group.buttons()), None)
        (chosen or self._back).setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        texts, look = self.context.texts, self.context.look
        card = Card(look)
        card.rows.setSpacing(look.space(12))
        card.rows.addWidget(
            label(texts("Nothing is deleted: what stands today is kept under another name."))
        )
        card.rows.addWidget(self._said)
        card.rows.addLayout(self._list)
        card.rows.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        flow = FlowLayout(look.space(12))
        for made in (self._put_back, self._look_at, self._add):
            flow.addWidget(made)
        card.rows.addLayout(flow)
        below_way_back(self.rows, look)
        self.rows.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        self.rows.addWidget(label(texts("Backups"), "title"))
        self.rows.addWidget(card)
        self.rows.addStretch(1)

    # What is shown.

    def _read(self) -> None:
        book, context = self.context.book, self.context
        if book is None:
            context.state.of(SafetyState).listed = ()
        if self._asked or book is None:
            return
        self._asked = True
        second = context.settings.safety.second_place
        context.tasks.run(
            self, partial(backups.kept, book, second), done=self._on_read, failed=self._on_failed
        )

    def _on_backed_up(self) -> None:
        """A backup came while the list was read or shown: read it again."""
        self.context.state.of(SafetyState).listed = None
        if self._asked:
            self._again = True
        elif self.isVisible():
            self._read()

    def _on_read(self, found: Sequence[KeptBackup]) -> None:
        self._asked = False
        if self._again:
            self._again = False
            self._read()
            return
        self.context.state.of(SafetyState).listed = tuple(found)
        had_focus = self.focused_handle() in {"", "restore-back"}
        self._draw()
        if had_focus and self.isVisible():
            self.focus_first()

    def _on_failed(self, error: CompanionError) -> None:
        self._asked = False
        self._said.setText(self.context.texts.describe(error))
        self._said.show()

    def _draw(self) -> None:
        texts, state = self.context.texts, self.context.state.of(RestoreState)
        known = self.context.state.of(SafetyState).listed
        if (known, state.all_shown) == self._drawn:
            return
        self._drawn = known, state.all_shown
        clear(self._list)
        listed = known or ()
        if state.chosen not in {backup.path for backup in listed}:
            state.chosen = listed[0].path if listed else None
        shown = listed if state.all_shown else listed[:ROWS_SHOWN]
        for number, backup in enumerate(shown):
            row = self._row(number, backup)
            self._list.addWidget(row)
            row.show()  # now, so that the keyboard can be given to it
        self._said.setText(
            texts("Reading the backups…") if known is None else texts("There is no backup yet.")
        )
        self._said.setVisible(not listed)
        self._more.setVisible(len(listed) > len(shown))
        for act in (self._put_back, self._look_at, self._add):
            act.setVisible(bool(listed))

    def _row(self, number: int, backup: KeptBackup) -> RadioRow:
        context = self.context
        second = context.settings.safety.second_place
        elsewhere = second is not None and backup.path.parent == second
        words = backup_row(context.texts, backup, self._when(backup), elsewhere=elsewhere)
        made = RadioRow(context.look, words)
        made.setObjectName(f"backup-{number}")
        made.setChecked(backup.path == context.state.of(RestoreState).chosen)
        self._group.addButton(made)
        when_pressed(made, lambda _checked: self._choose(backup.path))
        return made

    def _when(self, backup: KeptBackup) -> str:
        listed, now = self.context.state.of(SafetyState).listed or (), self.context.journal.now()
        return when_backed_up(self.context.texts, backup, listed, now)

    def _choose(self, path: Path) -> None:
        self.context.state.of(RestoreState).chosen = path

    def _show_all(self) -> None:
        self.context.state.of(RestoreState).all_shown = True
        self._draw()
        self.focus_first()

    # What is done.

    def _go_back(self) -> None:
        self.context.go(ScreenName.SETTINGS)

    def _chosen(self) -> KeptBackup | None:
        listed = self.context.state.of(SafetyState).listed or ()
        chosen = self.context.state.of(RestoreState).chosen
        return next((backup for backup in listed if backup.path == chosen), None)

    def _preview(self) -> None:
        book, chosen, context = self.context.book, self._chosen(), self.context
        if book is None or chosen is None:
            return
        try:
            journal = preview(book, chosen.path)
        except CompanionError as error:
            context.dialogs.tell(self, context.texts.describe(error))
            return
        when = self._when(chosen)
        said = context.texts(
            "This is the backup of {when}. Nothing can be written in it.", when=when
        )
        context.preview_wanted.emit(journal, said)

    def _merge(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            merge_in(self.context, self, chosen.path)

    def _ask(self) -> None:
        book, chosen, context = self.context.book, self._chosen(), self.context
        if book is None or chosen is None:
            return
        texts = context.texts
        when = self._when(chosen)
        if not context.dialogs.confirm(
            self,
            texts("Put this backup back?"),
            texts(
                "Your record book becomes what it was on {when}. What stands today is kept beside "
                "it under another name.",
                when=when,
            ),
            yes=texts("Put it back"),
            no=texts("Cancel"),
            careful=True,
        ):
            return
        try:
            outcome = backups.put_back(book, chosen.path)
        except CompanionError as error:
            context.dialogs.tell(self, texts.describe(error))
            return
        said = texts("The backup of {when} is in place.", when=when)
        if outcome.mishap is not None:
            said = texts.describe(outcome.mishap)
        elif outcome.aside is not None:
            said = texts(
                "The backup of {when} is in place; what stood there is now called {name}.",
                when=when,
                name=outcome.aside.name,
            )
        # What was in progress spoke of other entries, but for a check-in, and a question that is none yet.
        kept = context.state.of(CheckInState), context.state.of(NewQuestion)
        context.state = WindowState()
        for each in kept:
            context.state.put(each)
        context.reopened.emit(outcome.journal, said)
