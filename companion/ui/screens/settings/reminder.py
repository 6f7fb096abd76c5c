"""The part of the settings about the reminder: whether, from which hour, and the tray.

It asks for changed settings and reminds nobody.
"""

from dataclasses import replace
from datetime import time

from PySide6.QtWidgets import QSystemTrayIcon

from companion import dates
from companion.settings import REMINDER, REMINDER_HOUR, TRAY, Reminder
from companion.ui.ways.context import Context
from companion.ui.widgets.basics import Card, label
from companion.ui.widgets.choices.choice_row import Choice, ChoiceRow
from companion.ui.widgets.choices.tick_row import TickRow

OFF, ON = "off", "on"


class ReminderSettings(Card):
    """Off at first; each change applies at once."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.look)
        self.setObjectName("reminder-card")
        self._context = context
        texts, look = context.texts, context.look
        wish = context.settings.reminder
        self.rows.addWidget(label(texts(REMINDER.title), "heading"))
        sentence = texts(
            "Once a day at most, never between 21:00 and 8:00, and only when nothing is noted yet. "
            "Its words say nothing of your health."
        )
        self.rows.addWidget(label(sentence, "soft"))
        whether = [Choice(OFF, texts("No reminder")), Choice(ON, texts("Remind me"))]
        self._whether = ChoiceRow(
            look,
            texts(REMINDER.title),
            whether,
            chosen=ON if wish.on else OFF,
            handle="reminder",
        )
        self._whether.chosen.connect(self._on_whether)
        self.rows.addWidget(self._whether)
        self._hours_title = label(texts(REMINDER_HOUR.title), "strong")
        self._hours = self._make_hours(wish)
        self._hours.chosen.connect(self._on_hour)
        self._tray = TickRow(look, texts(TRAY.title))
        self._tray.setObjectName("reminder-tray")
        self._tray.setChecked(wish.tray)
        self._tray.toggled.connect(self._on_tray)
        there = QSystemTrayIcon.isSystemTrayAvailable()
        said = texts("The reminder comes while the window is open, or in the tray.")
        if not there:
            said = texts("The reminder comes while the window is open.")
        self._when = label(said, "soft")
        for part in (self._hours_title, self._hours, self._when, self._tray):
            self.rows.addWidget(part)
        self._tray.setEnabled(there)
        self._has_tray = there
        self._show(wish)

    def _make_hours(self, wish: Reminder) -> ChoiceRow:
        language = self._context.language
        hours = sorted({*REMINDER_HOUR.offered, wish.hour})
        choices = [Choice(str(hour), dates.hour(time(hour), language)) for hour in hours]
        return ChoiceRow(
            self._context.look,
            self._context.texts(REMINDER_HOUR.title),
            choices,
            chosen=str(wish.hour),
            handle="reminder-hour",
        )

    def _show(self, wish: Reminder) -> None:
        for part in (self._hours_title, self._hours, self._when):
            part.setVisible(wish.on)
        self._tray.setVisible(wish.on and self._has_tray)

    def _on_whether(self, key: str) -> None:
        self._change(replace(self._wish(), on=key == ON))

    def _on_hour(self, key: str) -> None:
        self._change(replace(self._wish(), hour=int(key)))

    def _on_tray(self, wanted: bool) -> None:  # noqa: FBT001 - Qt's signal
        self._change(replace(self._wish(), tray=wanted))

    def _wish(self) -> Reminder:
        return self._context.settings.reminder

    def _change(self, wish: Reminder) -> None:
        self._show(wish)
        settings = replace(self._context.settings, reminder=wish)
        self._context.settings_wanted.emit(settings)
