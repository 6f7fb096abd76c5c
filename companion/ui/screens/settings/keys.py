"""The settings of keys and locking: what opens the record book, and when it locks by itself.

It decides which acts make sense and carries them to the keys; it sees no key.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from companion.actions.key import Key, KeyringAnswer, WaysIn
from companion.domain.errors import CompanionError
from companion.record_book import keys
from companion.record_book.book import RecordBook
from companion.settings import LOCK_AFTER
from companion.ui.screens.settings.key_form import Asked, KeyForm
from companion.ui.screens.settings.recovery_sheet import RecoverySheetPart
from companion.ui.ways.context import Context
from companion.ui.widgets.basics import Card, button, clear, label, rule
from companion.ui.widgets.choices.choice_row import Choice, ChoiceRow
from companion.ui.widgets.layouts.flow_layout import FlowLayout
from companion.ui.widgets.layouts.items_layout import laid_out
from companion.ui.widgets.scroll_ground import ground_of

PATIENCE_MS: Final = 10_000
NEW, OLD = "new-passphrase", "old-passphrase"


class KeysCard(Card):
    """How it opens today, what can change, the recovery sheet, a new key, the lock."""

    def __init__(self, context: Context, book: RecordBook) -> None:
        super().__init__(context.look)
        self._context, self._book = context, book
        self.setObjectName("keys-card")
        self._form: KeyForm | None = None
        self._shown: tuple[WaysIn, int] | None = None
        self._asked = 0
        self._patience = QTimer(self, singleShot=True)
        self._patience.timeout.connect(self._on_impatience)
        self.patience_ms = PATIENCE_MS
        self._today = QVBoxLayout()
        self._acts = QVBoxLayout()
        self._place = QVBoxLayout()
        self._recovery_sheet = RecoverySheetPart(context, book)
        self._lock = QVBoxLayout()
        self.rows.setSpacing(context.look.space(12))
        self.rows.addWidget(label(context.texts("Keys and locking"), "heading"))
        for part in (self._today, self._acts, self._place):
            self.rows.addLayout(part)
        self.rows.addWidget(rule())
        self.rows.addWidget(self._recovery_sheet)
        self.rows.addLayout(self._lock)
        self.refresh()

    def refresh(self) -> None:
        """Show what opens it now."""
        ways = keys.ways_in(self._book)
        shown = ways, self._context.settings.lock_after_minutes
        if shown != self._shown:
            self._shown = shown
            self._show_today(ways)
            self._show_acts(ways)
            self._show_lock(ways)
        self._recovery_sheet.refresh()

    def focus_recovery_sheet(self) -> None:
        """Put the keyboard on the recovery sheet."""
        self._recovery_sheet.focus_first()

    # What is shown.

    def _show_today(self, ways: WaysIn) -> None:
        texts = self._context.texts
        clear(self._today)
        self._today.addWidget(label(texts("How it opens today"), "strong"))
        sentences: list[str] = []
        if ways.key_file:
            sentences.append(texts("Its key lies in a file, without protection."))
        if ways.keyring and not ways.key_file:
            sentences.append(texts("This computer opens it, without a password."))
        if ways.passphrase and not ways.key_file:
            sentences.append(texts("A password opens it."))
        if not sentences:
            sentences.append(
                texts("Only the recovery sheet opens it. Choose how it opens next time.")
            )
        for sentence in sentences:
            shown = label(sentence)
            shown.setObjectName("way-today")
            self._today.addWidget(shown)
            shown.show()  # at once: Qt would wait for the next turn of events

    def _show_acts(self, ways: WaysIn) -> None:
        texts = self._context.texts
        clear(self._acts)
        flow = FlowLayout(self._context.look.space(12))
        both = ways.keyring and ways.passphrase
        offered: list[tuple[bool, str, str, Callable[[], None]]] = [
            (not ways.passphrase, "add-passphrase", texts("Add a password"), self._add_password),
            (ways.passphrase, "change-passphrase", texts("Change the password"), self._change),
            (not ways.keyring, "add-keyring", self._keyring_words(ways), self._add_keyring),
            (both, "drop-keyring", texts("Always ask for the password"), self._drop_keyring),
            (both, "drop-passphrase", texts("Remove the password"), self._drop_password),
            (ways != WaysIn(), "renew-key", texts("Make a new key…"), self._renew),
        ]
        for is_offered, handle, words, act in offered:
            if is_offered:
                made = button(words, act)
                made.setObjectName(handle)
                flow.addWidget(made)
        holder = QWidget()
        holder.setProperty("kind", "bare")
        holder.setLayout(flow)
        self._acts.addWidget(holder)
        holder.show()

    def _show_lock(self, ways: WaysIn) -> None:
        context, texts = self._context, self._context.texts
        clear(self._lock)
        if ways.key_file or not (ways.keyring or ways.passphrase):
            return
        choices = [Choice("0", texts("Never"))]
        for minutes in LOCK_AFTER.offered[1:]:
            words = texts.plural("After {count} minute", "After {count} minutes", minutes)
            choices.append(Choice(str(minutes), words))
        row = ChoiceRow(
            context.look,
            texts(LOCK_AFTER.title),
            choices,
            chosen=str(context.settings.lock_after_minutes),
            handle="lock-after",
        )
        row.chosen.connect(self._on_lock_after)
        self._lock.addWidget(rule())
        self._lock.addWidget(label(texts(LOCK_AFTER.title), "strong"))
        self._lock.addWidget(row)
        sentence = texts("Ctrl+L locks it at once. What you are typing then is kept, encrypted.")
        self._lock.addWidget(label(sentence, "soft"))

    def _on_lock_after(self, minutes: str) -> None:
        settings = replace(self._context.settings, lock_after_minutes=int(minutes))
        self._context.settings_wanted.emit(settings)

    # The acts.

    def _add_password(self) -> None:
        texts = self._context.texts
        form = self._open_form(
            title=texts("Add a password"),
            sentences=(texts("Write it down in a safe place, or print the recovery sheet."),),
            asked=(self._new(),),
            act=texts("Add the password"),
        )
        form.submitted.connect(
            lambda: self._do(
                lambda: keys.add_passphrase(self._book, form.typed(NEW)), texts("Saved.")
            )
        )

    def _change(self) -> None:
        texts = self._context.texts
        form = self._open_form(
            title=texts("Change the password"),
            sentences=(),
            asked=(self._old(), self._new()),
            act=texts("Change the password"),
        )
        form.submitted.connect(
            lambda: self._do(
                lambda: keys.change_passphrase(self._book, form.typed(OLD), form.typed(NEW)),
                texts("The password was changed."),
            )
        )

    def _keyring_words(self, ways: WaysIn) -> str:
        """What the keyring would change: where its key lies in a file, no password is asked already."""
        texts = self._context.texts
        if ways.key_file:
            return texts("Let this computer keep the key")
        return texts("Open without a password")

    def _add_keyring(self) -> None:
        texts = self._context.texts
        words = self._keyring_words(keys.ways_in(self._book))
        form = self._open_form(
            title=words,
            sentences=(texts("Anyone who uses this computer under your name can then open it."),),
            asked=(),
            act=words,
        )
        form.submitted.connect(
            lambda: self._with_keyring(keys.prepare_keyring, partial(keys.add_keyring, self._book))
        )

    def _drop_keyring(self) -> None:
        texts = self._context.texts
        form = self._open_form(
            title=texts("Always ask for the password"),
            sentences=(texts("This computer will no longer open it by itself."),),
            asked=(self._old(),),
            act=texts("Always ask for the password"),
        )
        form.submitted.connect(
            lambda: self._with_keyring(
                keys.ask_keyring,
                lambda permit: keys.drop_keyring(self._book, form.typed(OLD), permit),
            )
        )

    def _drop_password(self) -> None:
        texts = self._context.texts
        form = self._open_form(
            title=texts("Remove the password"),
            sentences=(texts("This computer alone will open it, without a password."),),
            asked=(self._old(),),
            act=texts("Remove the password"),
        )
        form.submitted.connect(
            lambda: self._with_keyring(
                keys.ask_keyring,
                lambda permit: keys.drop_passphrase(self._book, form.typed(OLD), permit),
            )
        )

    def _renew(self) -> None:
        texts, ways = self._context.texts, keys.ways_in(self._book)
        form = self._open_form(
            title=texts("Make a new key"),
            sentences=(
                texts("Do this if the recovery sheet was lost or stolen. A backup is made first."),
                texts("The old sheet then opens older backups only. You print a new one."),
            ),
            asked=(self._old(),) if ways.passphrase else (),
            act=texts("Make a new key"),
        )

        def renew(permit: KeyringAnswer | None) -> None:
            passphrase = form.typed(OLD) if ways.passphrase else None
            said = self._context.texts("There is a new key. Please print the new recovery sheet.")
            journal = keys.renew(self._book, Key(passphrase, answer=permit))
            self._context.reopened.emit(journal, said)

        if ways.keyring:
            form.submitted.connect(lambda: self._with_keyring(keys.ask_keyring, renew))
        else:
            form.submitted.connect(lambda: self._do(lambda: renew(None), ""))

    # How they go.

    def _old(self) -> Asked:
        return Asked(OLD, self._context.texts("Your present password"))

    def _new(self) -> Asked:
        return Asked(NEW, self._context.texts("The new password"), is_new=True)

    def _open_form(
        self, *, title: str, sentences: Sequence[str], asked: Sequence[Asked], act: str
    ) -> KeyForm:
        self._close_form()
        form = KeyForm(
            self._context.look,
            self._context.texts,
            title=title,
            sentences=sentences,
            asked=asked,
            act=act,
        )
        form.closed.connect(self._close_form)
        self._form = form
        self._place.addWidget(form)
        form.show()  # at once, so that the keyboard can go to it
        form.focus_first()
        if (ground := ground_of(self)) is not None:
            ground.reveal_soon(form, under=self)
        return form

    def _close_form(self) -> None:
        self._asked += 1  # what the keyring answers now comes too late
        self._patience.stop()
        if self._form is not None:
            self._form.hide()
            self._place.removeWidget(self._form)
            self._form.deleteLater()
            self._form = None

    def _do(self, act: Callable[[], None], done: str) -> None:
        try:
            act()
        except CompanionError as error:
            self._tell(error)
            return
        self._close_form()
        self.refresh()
        self._context.ways_changed.emit()
        self._focus_acts()
        if done:
            self._context.say(done)

    def _focus_acts(self) -> None:
        """The form that had the keyboard is gone: it goes on with the first act."""
        holder = next(iter(laid_out(self._acts)), None)
        act = holder.findChild(QPushButton) if isinstance(holder, QWidget) else None
        if act is not None:
            act.setFocus(Qt.FocusReason.OtherFocusReason)

    def _with_keyring(
        self, ask: Callable[[RecordBook], KeyringAnswer], act: Callable[[KeyringAnswer], None]
    ) -> None:
        """Ask the keyring, which may be slow, then act; the window lives meanwhile."""
        self._asked += 1
        number = self._asked
        if self._form is not None:
            self._form.set_waiting(waits=True)
        self._patience.start(self.patience_ms)

        def on_permit(permit: KeyringAnswer) -> None:
            if number == self._asked:
                self._patience.stop()
                self._do(lambda: act(permit), self._context.texts("Saved."))

        def on_failed(error: CompanionError) -> None:
            if number == self._asked:
                self._patience.stop()
                self._tell(error)

        self._context.tasks.run_apart(
            self, partial(ask, self._book), done=on_permit, failed=on_failed
        )

    def _on_impatience(self) -> None:
        self._asked += 1
        if self._form is not None:
            self._form.tell(self._context.texts("This computer does not give the key."))

    def _tell(self, error: CompanionError) -> None:
        if self._form is not None:
            self._form.tell(self._context.texts.describe(error))
