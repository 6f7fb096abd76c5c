"""The question of the first start: how the record book is to be opened.

It writes into the answers as the person types, and decides nothing.
"""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from companion.content.plain_words import proposed_passphrase
from companion.domain.errors import N_
from companion.messages import Texts
from companion.ui.look.look import Look
from companion.ui.screens.first_start.answers import FirstAnswers, FirstWay
from companion.ui.screens.first_start.steps import Step
from companion.ui.widgets.announce import announce, tell
from companion.ui.widgets.basics import button, label
from companion.ui.widgets.choices.choice_row import Choice, ChoiceRow
from companion.ui.widgets.choices.tick_row import TickRow
from companion.ui.widgets.passphrase_field import PassphraseField
from companion.ui.widgets.scroll_ground import ground_of

LOCK_MINUTES: Final = 10

_WORDS: Final = {
    FirstWay.FREE: (
        N_("Without a password"),
        N_("This computer keeps the key: whoever uses it under your name can open it."),
    ),
    FirstWay.UNPROTECTED: (
        N_("Without a password"),
        N_("The key lies in a file beside it: whoever has both files can read everything."),
    ),
    FirstWay.PASSPHRASE: (
        N_("With a password"),
        N_("It is asked for each time the window opens."),
    ),
    FirstWay.SHARED: (
        N_("This computer is shared"),
        N_("A password, asked for again after 10 minutes without use."),
    ),
}


class WayStep(Step):
    """Three plain choices. Where the computer keeps no key, the first one means a file in clear."""

    def __init__(self, look: Look, texts: Texts, answers: FirstAnswers) -> None:
        super().__init__(
            look,
            texts("How would you like to open your record book?"),
        )
        self._answers, self._texts = answers, texts
        self._row = self._make_row()
        self._no_keyring = label(answers.no_keyring)
        self._no_keyring.setObjectName("no-keyring")
        self._make_password(answers)
        self._again = button(texts("Ask this computer again"), self._on_again, kind="link")
        self._again.setObjectName("keyring-again")
        self._trouble = label("", "error")
        self._trouble.setObjectName("passphrase-trouble")
        self._trouble.hide()
        self.rows.addWidget(self._no_keyring)
        self.rows.addWidget(self._again, 0, Qt.AlignmentFlag.AlignLeft)
        self.rows.addWidget(self._row)
        self.rows.addWidget(self._field)
        self.rows.addWidget(self._trouble)
        self.rows.addWidget(self._proposal, 0, Qt.AlignmentFlag.AlignLeft)
        for line in (self._lock, self._forgotten):
            self.rows.addWidget(line)
        # Only now: a part that has no place yet would open a window of its own.
        for part in (self._no_keyring, self._again):
            part.setVisible(bool(answers.no_keyring))
        self._show_choice()

    def _make_password(self, answers: FirstAnswers) -> None:
        look, texts = self.look, self._texts
        self._field = PassphraseField(
            look, texts, name=texts("Your password"), text=answers.passphrase
        )
        self._field.text_changed.connect(self._on_text)
        self._field.entered.connect(self.entered)
        self._proposal = button(texts("Propose four words"), self._on_propose, kind="link")
        self._proposal.setObjectName("propose-words")
        words = texts("Ask for it again after {count} minutes without use", count=LOCK_MINUTES)
        self._lock = TickRow(look, words)
        self._lock.setObjectName("lock-by-itself")
        self._lock.setChecked(answers.locks)
        self._lock.toggled.connect(self._on_lock)
        self._forgotten = label(
            texts(
                "If you forget it, only the recovery sheet opens the record book. You can print it later."
            ),
            "soft",
        )

    def first_control(self) -> QWidget:
        if self._answers.wants_passphrase:
            return self._field.field
        return self._row.current() or self

    def check(self) -> bool:
        answers, texts = self._answers, self._texts
        missing = answers.wants_passphrase and not answers.passphrase.strip()
        self._trouble.setVisible(missing)
        if missing:
            self._field.field.setFocus()
            self._say(texts("Please type a password, or choose another way."))
        return not missing

    def ask_to_choose(self) -> None:
        """Nobody chooses for the person where there is no keyring, and nothing looks chosen."""
        self._say(self._texts("Please choose how it is to be opened."))

    def say_refused(self) -> None:
        """Why the question stands here again: that is read first, and in large letters nothing else is in sight."""
        self.ask_to_choose()
        announce(self._no_keyring, self._answers.no_keyring)
        ground = ground_of(self)
        if ground is not None:
            ground.reveal_soon(self._no_keyring)

    def _say(self, sentence: str) -> None:
        """What is missing, said aloud and above the buttons at the foot, which would cover it."""
        tell(self._trouble, sentence)
        ground = ground_of(self)
        if ground is not None:
            ground.reveal_soon(self._trouble)

    @property
    def _is_open(self) -> bool:
        """Whether the keyring failed and the person has not yet chosen anything else."""
        return bool(self._answers.no_keyring) and self._answers.way is FirstWay.FREE

    def _make_row(self) -> ChoiceRow:
        texts = self._texts
        free = FirstWay.UNPROTECTED if self._answers.no_keyring else FirstWay.FREE
        choices = [
            Choice(way, *(texts(words) for words in _WORDS[way]))
            for way in (free, FirstWay.PASSPHRASE, FirstWay.SHARED)
        ]
        row = ChoiceRow(
            self.look,
            texts("How to open the record book"),
            choices,
            chosen=None if self._is_open else self._answers.way,
            handle="passphrase-choice",
        )
        row.chosen.connect(self._on_chosen)
        row.pointed.connect(self._on_pointed)
        return row

    def _on_pointed(self) -> None:
        """Where a password is wanted, it is typed next."""
        if self._answers.wants_passphrase:
            self._field.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_chosen(self, key: str) -> None:
        self._answers.way = FirstWay(key)
        self._trouble.hide()
        self._show_choice()
        ground = ground_of(self)
        if ground is not None and self._answers.wants_passphrase:
            ground.reveal_soon(self._field)  # it came below the choices, perhaps under the foot

    def _on_again(self) -> None:
        self._answers.way = FirstWay.FREE
        self.entered.emit()

    def _on_text(self, text: str) -> None:
        self._answers.passphrase = text
        self._trouble.hide()

    def _on_lock(self, locks: bool) -> None:  # noqa: FBT001 - a signal's
        self._answers.locks = locks

    def _on_propose(self) -> None:
        """Put the words into the field where they can be read, to be written down."""
        self._field.field.setText(proposed_passphrase(self._texts.language))
        self._field.show_letters(shown=True)
        self._field.field.setFocus()
        self._field.field.setCursorPosition(0)

    def _show_choice(self) -> None:
        wanted = self._answers.wants_passphrase
        self._field.setVisible(wanted)
        self._forgotten.setVisible(wanted)
        self._proposal.setVisible(wanted)
        self._lock.setVisible(self._answers.way is FirstWay.PASSPHRASE)
