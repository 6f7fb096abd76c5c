"""The carnet that does not open: what happened, that nothing was changed, what to do next.

Where a backup or what is left of the file may bring it back, it offers that.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import Signal

from companion.actions.key import Key
from companion.actions.safekeeping import Rescued
from companion.domain.errors import (
    CarnetDamaged,
    CarnetEmpty,
    CarnetMissing,
    CompanionError,
    KeyMissing,
    NotACarnet,
    WrongKey,
    WrongPassphrase,
)
from companion.domain.key_errors import KeyringMishap, RecoverySheetMishap
from companion.messages import Texts
from companion.record_book.book import RecordBook
from companion.record_book.lost import rescue
from companion.record_book.other_copies import synchronised_by
from companion.ui.doors.tasks import Tasks
from companion.ui.look.look import Look
from companion.ui.screens.safety.rescued_words import rescued_lines
from companion.ui.ways.closed_screen import ClosedScreen
from companion.ui.widgets.announce import tell
from companion.ui.widgets.basics import button, clear, label
from companion.ui.widgets.passphrase_field import PassphraseField
from companion.ui.widgets.recovery_sheet_field import RecoverySheetField

BROUGHT_BACK: Final = (CarnetDamaged, CarnetEmpty, CarnetMissing, NotACarnet, WrongKey)


class TroubleScreen(ClosedScreen):
    """One sentence, and the ways on. `start_anew`: a new carnet is wanted in its place."""

    try_again = Signal()
    leave = Signal()
    start_anew = Signal()

    def __init__(
        self,
        error: CompanionError,
        book: RecordBook,
        tasks: Tasks,
        look: Look,
        texts: Texts,
        *,
        second_place: Path | None = None,
    ) -> None:
        super().__init__(look, texts)
        self._book, self._tasks, self._second = book, tasks, second_place
        self._missing = isinstance(error, CarnetMissing)
        self._lost = isinstance(error, BROUGHT_BACK) and not book.read_only
        self._again = button(
            texts("Try again"), self.try_again.emit, kind="secondary" if self._lost else "primary"
        )
        self._again.setObjectName("trouble-again")
        self._rescue = button(texts("Get my record book back"), self.rescue, kind="primary")
        self._rescue.setObjectName("trouble-rescue")
        self._words = PassphraseField(look, texts, name=texts("Your password"))
        self._recovery_sheet = RecoverySheetField(look, texts)
        self._or = label(texts("Or, instead of the password:"), "soft")
        for field in (self._words, self._recovery_sheet):
            field.entered.connect(self.rescue)
        self._said = label("", "error")
        self._said.setObjectName("trouble-said")
        self._said.hide()
        self._lay_out(texts.describe(error))

    def focus_first(self) -> None:
        """Put the keyboard on the way on."""
        self.go_to(self._rescue if self._lost else self._again)

    def rescue(self) -> None:
        """Bring the carnet back in the worker; the screen stays usable."""
        if not self._lost or self.busy:
            return
        asked = self._words.isVisibleTo(self.card)
        passphrase = self._words.field.text() if asked else ""
        sheet = self._recovery_sheet.field.text().strip() if asked else ""
        if asked and not passphrase and not sheet:
            self._tell(self.texts("Please type the password, or the letters of the sheet."))
            return
        book, second = self._book, self._second
        self._allow(acting=False)
        self._tasks.run(
            self,
            lambda: rescue(
                book,
                Key(None if sheet else passphrase or None, recovery_sheet=sheet or None),
                second,
            ),
            done=self._on_rescued,
            failed=self._on_failed,
        )

    def _lay_out(self, sentence: str) -> None:
        texts, rows = self.texts, self.card.rows
        if self._missing:
            title = texts("Your record book is not at its place")
        else:
            title = texts("Your record book could not be opened")
        what = label(sentence)
        what.setObjectName("trouble-sentence")
        rows.addWidget(label(title, "title"))
        rows.addWidget(what)
        if (unchanged := texts("Nothing was changed.")) not in sentence:
            rows.addWidget(label(unchanged, "soft"))
        if self._lost:
            rows.addWidget(label(self._promise()))
        if sync := self._synchronised():
            rows.addWidget(label(sync, "soft"))
        for part in (self._words, self._or, self._recovery_sheet):
            rows.addWidget(part)
            part.hide()
        rows.addWidget(self._said)
        leave = button(texts("Quit"), self.leave.emit)
        leave.setObjectName("trouble-leave")
        ways = [self._rescue, self._again] if self._lost else [self._again]
        rows.addLayout(self.buttons(*ways, leave))
        if self._missing:
            anew = button(texts("Start a new record book"), self.start_anew.emit, kind="link")
            anew.setObjectName("trouble-anew")
            rows.addWidget(anew)

    def _promise(self) -> str:
        if self._missing:
            return self.texts(
                "It can be brought back from its newest backup. If it lies on a stick, plug it in "
                "and try again."
            )
        return self.texts(
            "It can be brought back from its newest backup and from what can still be read of the "
            "file. The file itself is kept."
        )

    def _synchronised(self) -> str:
        name = synchronised_by(self._book)
        if name is None:
            return ""
        return self.texts(
            "This folder is copied elsewhere by {name}, which may hold a file while it copies it.",
            name=name,
        )

    def _on_rescued(self, rescued: Rescued) -> None:
        self.set_busy(busy=False)
        texts, rows = self.texts, self.card.rows
        clear(rows)
        rows.addWidget(label(texts("Your record book is back"), "title"))
        for number, line in enumerate(rescued_lines(texts, rescued)):
            said = label(line)
            said.setObjectName(f"rescued-{number}")
            rows.addWidget(said)
        opening = button(texts("Open it"), self.try_again.emit, kind="primary")
        opening.setObjectName("rescued-open")
        rows.addLayout(self.buttons(opening))
        self.go_to(opening)

    def _on_failed(self, error: CompanionError) -> None:
        self._allow(acting=True)
        missed = isinstance(error, KeyMissing | WrongPassphrase | KeyringMishap)
        if missed and not self._words.isVisibleTo(self.card):
            # Its keys went with it: those of its backups may be opened by the password or the sheet.
            for part in (self._words, self._or, self._recovery_sheet):
                part.show()
            self.go_to(self._words.field)
            return
        self._tell(
            self.texts.describe(error), by_recovery_sheet=isinstance(error, RecoverySheetMishap)
        )

    def _tell(self, sentence: str, *, by_recovery_sheet: bool = False) -> None:
        tell(self._said, sentence)
        field = self._recovery_sheet.field if by_recovery_sheet else self._words.field
        self.go_to(field if field.isVisible() else self._rescue)

    def _allow(self, *, acting: bool) -> None:
        self.set_busy(busy=not acting)
        if not acting:
            self._said.hide()
        for control in (self._rescue, self._again, self._words, self._recovery_sheet):
            control.setEnabled(acting)
        self._rescue.setText(
            self.texts("Get my record book back") if acting else self.texts("Getting it back…")
        )
