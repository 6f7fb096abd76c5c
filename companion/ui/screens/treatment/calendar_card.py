"""Appointments into the person's own calendar: all that are to come, or one.

It asks where the file goes.
"""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QPushButton, QWidget

from companion.actions.appointments import to_come
from companion.domain.carnet import Entry
from companion.domain.errors import CompanionError
from companion.domain.records import Appointment
from companion.domain.sharing import shared
from companion.record_book.writing_out import write_out
from companion.ui.screens.treatment.state import CalendarState
from companion.ui.ways.context import Context
from companion.ui.ways.paper_out import with_ending
from companion.ui.ways.proposed_name import proposed_name
from companion.ui.widgets.basics import Card, button, label
from companion.ui.widgets.choices.tick_row import TickRow
from companion.ui.widgets.layouts.flow_layout import FlowLayout

SUFFIX, KINDS = ".ics", "iCalendar (*.ics)"


def calendar_parts(context: Context) -> list[QWidget]:
    """What stands above the list of appointments, once one is to come."""
    journal = context.journal
    return [CalendarCard(context)] if to_come(journal.carnet, journal.now()) else []


def calendar_acts(context: Context, record_id: str) -> Sequence[QPushButton]:
    """The way of one appointment into the calendar; none for one that is past."""
    journal, texts = context.journal, context.texts
    ahead = to_come(journal.carnet, journal.now())
    entry = next((e for e in ahead if e.id == record_id), None)
    if entry is None:
        return ()
    made = button(
        texts("To my calendar"), lambda: save_calendar(context, made, [entry]), kind="link"
    )
    made.setObjectName(f"calendar-{record_id}")
    return (made,)


class CalendarCard(Card):
    """Whether the purpose is said, and the file with all of them."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.look)
        self.setObjectName("calendar-card")
        self._context = context
        texts, look = context.texts, context.look
        self.rows.addWidget(label(texts("In my own calendar"), "heading"))
        self.rows.addWidget(
            label(
                texts("A file that calendar programs and telephones open. Its title is neutral."),
                "soft",
            )
        )
        self._purpose = TickRow(look, texts("Say what each appointment is for"))
        self._purpose.setObjectName("calendar-purpose")
        self._purpose.setChecked(context.state.of(CalendarState).with_purpose)
        self._purpose.toggled.connect(self._on_purpose)
        self.rows.addWidget(self._purpose)
        flow = FlowLayout(look.space(12))
        made = button(texts("Save those to come"), self._save)
        made.setObjectName("calendar-save")
        flow.addWidget(made)
        self.rows.addLayout(flow)

    def _on_purpose(self, wanted: bool) -> None:  # noqa: FBT001 - Qt's signal
        self._context.state.of(CalendarState).with_purpose = wanted

    def _save(self) -> None:
        journal = self._context.journal
        # A calendar is often seen by others too: what is private goes there one by one, if at all.
        save_calendar(self._context, self, to_come(shared(journal.carnet), journal.now()))


def save_calendar(context: Context, screen: QWidget, entries: Sequence[Entry[Appointment]]) -> None:
    """Ask where, and write these appointments there."""
    texts = context.texts
    path = context.dialogs.save_place(
        screen,
        texts("Save for a calendar"),
        proposed_name(context, texts("appointments") + SUFFIX),
        KINDS,
    )
    if path is None:
        return
    path = with_ending(path, SUFFIX)
    with_purpose = context.state.of(CalendarState).with_purpose

    def write() -> Path:
        from companion.exchange.calendar import calendar

        write_out(path, calendar(entries, texts, with_purpose=with_purpose))
        return path

    context.tasks.run(
        screen,
        write,
        done=partial(_on_written, context),
        failed=partial(_on_failed, context, screen),
    )


def _on_written(context: Context, path: Path) -> None:
    sentence = context.texts(
        "Saved: {path}. This file has no password: whoever has it can read it.", path=str(path)
    )
    context.say(sentence, written=path)


def _on_failed(context: Context, screen: QWidget, error: CompanionError) -> None:
    context.dialogs.tell(screen, context.texts.describe(error))
