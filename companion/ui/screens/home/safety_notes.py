"""The card of the home screen that speaks of the carnet's safety: one thing at a time, or nothing.

It blocks nothing and goes with one press.
"""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from msgspec import Struct
from PySide6.QtWidgets import QVBoxLayout

from companion import dates
from companion.actions.merging import disputes, may_settle
from companion.actions.safekeeping import SECOND_PLACE_WITHIN, ClockDoubt
from companion.actions.words.aside import aside_lines
from companion.domain.errors import CompanionError
from companion.domain.records import CheckIn
from companion.record_book import keys
from companion.ui.screens.home import recovery_sheet_card
from companion.ui.ways.context import Context
from companion.ui.ways.safety_work import SafetyState, is_older, safety_work
from companion.ui.ways.screen import Screen
from companion.ui.ways.screen_name import ScreenName
from companion.ui.ways.to_merging import show_merging
from companion.ui.widgets.acts import Act, act_row
from companion.ui.widgets.basics import Card, clear, label
from companion.ui.words.backup_words import copied_line

FEWEST_CHECK_INS = 7
"""A second place is worth a word once there is something to lose."""


class PutAside(Struct):
    """What is not said again until the window is opened anew."""

    clock: bool = False
    copies: bool = False
    aside: bool = False
    disputes: bool = False


class SafetyCard(Card):
    """What comes before any new entry: a password that is gone, the clock, then a copy beside the carnet.

    Or what can wait: the second place.
    """

    def __init__(self, context: Context, screen: Screen, *, can_wait: bool) -> None:
        super().__init__(context.look, margin=16)
        self._context, self._screen, self._can_wait = context, screen, can_wait
        self.setObjectName("safety-card")
        self._lines = QVBoxLayout()
        self.rows.addLayout(self._lines)
        self._shown: object = None
        self._work = safety_work(context)
        if self._work is not None:
            self._work.changed.connect(self.refresh)
            self._work.failed.connect(self._on_failed)
        self.hide()

    def refresh(self) -> None:
        """Show what is worth a word now, or hide the card."""
        context = self._context
        if self._work is None or context.read_only or context.shown.away:
            self.hide()
            return
        state, safety = context.state.of(SafetyState), context.settings.safety
        put_aside = context.state.of(PutAside)
        is_clock_wrong = state.clock is not None and not put_aside.clock
        is_copy_there = bool(state.copies) and not put_aside.copies
        is_aside = bool(context.journal.aside) and not put_aside.aside
        if self._can_wait and (state.password_gone or state.key_for_all or is_aside):
            self._shown = None
            self.hide()
        elif state.password_gone:
            self._show("password", self._password)
        elif state.key_for_all:
            self._show("key", self._key)
        elif is_aside:
            self._show(("aside", len(context.journal.aside)), self._aside)
        elif is_clock_wrong and not self._can_wait:
            self._show(("clock", state.clock), self._clock)
        elif is_copy_there and not is_clock_wrong and not self._can_wait:
            self._show(("copy", state.copies[0]), self._copy)
        elif (count := self._disputed()) and not is_clock_wrong and not self._can_wait:
            self._show(("disputed", count), partial(self._disputes, count))
        elif self._can_wait and not (is_clock_wrong or is_copy_there) and self._is_second_due():
            self._show(("second", safety.second_place, safety.copied_at), self._second)
        else:
            self._shown = None
            self.hide()

    def _show(self, what: object, draw: Callable[[], None]) -> None:
        if what != self._shown:
            self._shown = what
            clear(self._lines)
            draw()
        self.show()

    def _fill(self, heading: str, sentence: str, *acts: Act) -> None:
        self._lines.setSpacing(self._context.look.space(8))
        self._lines.addWidget(label(heading, "heading"))
        said = label(sentence)
        said.setObjectName("safety-said")
        self._lines.addWidget(said)
        self._lines.addLayout(act_row(self._context.look, acts))

    def _password(self) -> None:
        texts = self._context.texts
        self._fill(
            texts("Your password was not asked for"),
            texts(
                "This record book had a password when you opened it last. Today it opened without "
                "one. If you did not change this, choose a new password, then make a new key."
            ),
            ("password-choose", texts("Choose a password"), self._go_to_keys),
            ("password-mine", texts("I changed this myself"), self._password_mine),
        )

    def _key(self) -> None:
        texts = self._context.texts
        self._fill(
            texts("Others can read the key"),
            texts(
                "The key of this record book lies in a file that other accounts of this computer "
                "can read. They could open your record book with it."
            ),
            ("key-own", texts("Keep it to my account"), self._keep_key),
            ("key-later", texts("Later"), self._key_later),
        )

    def _aside(self) -> None:
        texts, count = self._context.texts, len(self._context.journal.aside)
        self._fill(
            texts("Left aside"),
            texts.plural(
                "{count} entry of this record book cannot be true, or cannot be read. It counts "
                "nowhere. A file from elsewhere may have brought it.",
                "{count} entries of this record book cannot be true, or cannot be read. They count "
                "nowhere. A file from elsewhere may have brought them.",
                count,
            ),
            ("aside-see", texts("See them"), self._see_aside),
            ("aside-dismiss", texts("Withdraw them"), self._dismiss_aside),
            ("aside-later", texts("Later"), self._aside_later),
        )

    def _clock(self) -> None:
        context, texts = self._context, self._context.texts
        day = dates.full_day(context.journal.today(), texts.language)
        if context.state.of(SafetyState).clock is ClockDoubt.BEHIND:
            sentence = texts(
                "This computer says that it is {day}, but there are later entries. Please check "
                "its date before you note anything.",
                day=day,
            )
        else:
            sentence = texts(
                "This computer says that it is {day}: more than a year after the last entry. "
                "Please check its date before you note anything.",
                day=day,
            )
        self._fill(
            texts("The date of this computer"),
            sentence,
            ("clock-seen", texts("The date is right"), self._clock_seen),
        )

    def _copy(self) -> None:
        texts, copy = self._context.texts, self._context.state.of(SafetyState).copies[0]
        self._fill(
            texts("Another copy of your record book"),
            texts(
                "{name} lies beside it and holds entries that are missing here. A program that "
                "copies folders may have made it. Both can be joined; nothing is deleted.",
                name=copy.name,
            ),
            ("copy-merge", texts("See what is in it"), partial(show_merging, self._context, copy)),
            ("copy-later", texts("Later"), self._copies_later),
        )

    def _disputed(self) -> int:
        """How many entries two computers wrote that whoever writes has still to choose among."""
        context = self._context
        if context.state.of(PutAside).disputes:
            return 0
        whole, writer = context.journal.whole, context.journal.writer_id()
        return sum(may_settle(whole, found, writer) for found in disputes(context.journal.carnet))

    def _disputes(self, count: int) -> None:
        texts = self._context.texts
        self._fill(
            texts("Corrected on two computers"),
            texts.plural(
                "{count} entry was corrected on both computers.",
                "{count} entries were corrected on both computers.",
                count,
            ),
            ("disputes-see", texts("Choose what counts"), partial(show_merging, self._context)),
            ("disputes-later", texts("Later"), self._disputes_later),
        )

    def _second(self) -> None:
        context, texts = self._context, self._context.texts
        safety = context.settings.safety
        later: Act = ("second-later", texts("In two weeks"), self._second_later)
        if safety.second_place is None:
            self._fill(
                texts("A second place for the backups"),
                texts(
                    "All backups lie on this computer. A copy on a USB stick outlives it, should it "
                    "break."
                ),
                ("second-open", texts("Choose a place"), self._go_to_settings),
                later,
            )
            return
        self._fill(
            texts("The second place of the backups"),
            texts(
                "{copied} Please plug the stick in, or choose another place.",
                copied=copied_line(texts, safety.copied_at, context.journal.now()),
            ),
            ("second-again", texts("It is plugged in"), self._copy_now),
            ("second-open", texts("Choose a place"), self._go_to_settings),
            later,
        )

    def _is_second_due(self) -> bool:
        context = self._context
        if recovery_sheet_card.is_due(context):
            return False
        safety, now = context.settings.safety, context.journal.now()
        if context.book is None or context.book.last_backup is None:
            return False
        if safety.later is not None and abs(now.date() - safety.later) < SECOND_PLACE_WITHIN:
            return False
        if safety.second_place is None:
            return len(context.journal.carnet.entries(CheckIn)) >= FEWEST_CHECK_INS
        return is_older(safety.copied_at, now, SECOND_PLACE_WITHIN)

    def _clock_seen(self) -> None:
        self._context.state.of(PutAside).clock = True
        self.refresh()

    def _disputes_later(self) -> None:
        self._context.state.of(PutAside).disputes = True
        self.refresh()

    def _copies_later(self) -> None:
        self._context.state.of(PutAside).copies = True
        self.refresh()

    def _copy_now(self) -> None:
        if self._work is not None:
            self._work.copy(asked=True)

    def _on_failed(self, error: CompanionError, asked: bool) -> None:  # noqa: FBT001 - a signal's
        if asked and self.isVisible():
            self._context.dialogs.tell(self._screen, self._context.texts.describe(error))

    def _go_to_settings(self) -> None:
        self._context.go(ScreenName.SETTINGS)
        self._context.show_backups.emit()

    def _go_to_keys(self) -> None:
        self._context.go(ScreenName.SETTINGS)
        self._context.show_keys.emit()

    def _see_aside(self) -> None:
        context = self._context
        lines = aside_lines(context.texts, context.journal.aside)
        context.dialogs.tell(self._screen, context.texts("Left aside"), "\n".join(lines))

    def _dismiss_aside(self) -> None:
        context = self._context
        if context.attempt(self._screen, context.journal.dismiss_aside):
            context.say(context.texts("They are no longer mentioned; the file keeps them."))
            self.refresh()

    def _aside_later(self) -> None:
        self._context.state.of(PutAside).aside = True
        self.refresh()

    def _keep_key(self) -> None:
        context = self._context
        assert context.book is not None
        try:
            keys.keep_to_owner(context.book.path)
        except CompanionError as error:
            context.dialogs.tell(self._screen, context.texts.describe(error))
            return
        context.state.of(SafetyState).key_for_all = keys.is_for_all_to_read(context.book.path)
        self.refresh()

    def _key_later(self) -> None:
        self._context.state.of(SafetyState).key_for_all = False
        self.refresh()

    def _password_mine(self) -> None:
        if self._work is not None:
            self._work.remember_password()

    def _second_later(self) -> None:
        context = self._context
        safety = replace(context.settings.safety, later=context.journal.today())
        context.settings_wanted.emit(replace(context.settings, safety=safety))
        self.refresh()
