"""The big card of the home screen: the day's check-in, in one key press.

It says which button was pressed; the page decides what it means.
"""

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QPushButton

from companion.messages import Texts
from companion.ui.look import Look
from companion.ui.widgets.basics import Card, button, label
from companion.ui.widgets.flow_layout import FlowLayout


class Hero(Card):
    """Nothing noted today, noted in part or whole, or a check-in in progress."""

    start_wanted = Signal()
    nothing_wanted = Signal()
    same_wanted = Signal()
    correct_wanted = Signal()
    continue_wanted = Signal()

    def __init__(self, look: Look, texts: Texts) -> None:
        super().__init__(look, "hero", margin=24)
        self._texts = texts
        self._title = label("", "on-primary-title")
        self._line = label("", "on-primary")
        self._line.setObjectName("hero-line")
        flow = FlowLayout(look.space(12))
        main, other = "on-hero", "on-hero-outline"
        self._resume = self._button("continue-check-in", main, self.continue_wanted)
        self._start = self._button("start-check-in", main, self.start_wanted)
        self._nothing = self._button("nothing-to-report", other, self.nothing_wanted)
        self._same = self._button("like-yesterday", other, self.same_wanted)
        self._correct = self._button("correct-today", main, self.correct_wanted)
        self._add = self._button("add-check-in", other, self.start_wanted)
        self._buttons = (
            self._resume,
            self._start,
            self._nothing,
            self._same,
            self._correct,
            self._add,
        )
        self._resume.setText(texts("Continue my check-in"))
        self._nothing.setText(texts("Nothing to report"))
        self._same.setText(texts("Like yesterday"))
        self._add.setText(texts("Add a check-in"))
        for each in self._buttons:
            flow.addWidget(each)
        self.rows.addWidget(self._title)
        self.rows.addWidget(self._line)
        self.rows.addSpacing(look.space(4))
        self.rows.addLayout(flow)

    def ask(self, line: str, *, patient: str | None, with_same: bool) -> None:
        """Nothing noted yet. `patient`: whose day it is, when somebody else writes."""
        texts = self._texts
        if patient is None:
            title, start = texts("How are you today?"), texts("Note my symptoms")
        elif patient:
            title = texts("How is {name} today?", name=patient)
            start = texts("Note the symptoms")
        else:
            title, start = texts("How is the day going?"), texts("Note the symptoms")
        self._start.setText(start)
        shown = (self._start, self._nothing, self._same) if with_same else ()
        self._show(title, line, shown or (self._start, self._nothing))

    def say_noted(self, line: str) -> None:
        """All that is asked today is noted already."""
        self._correct.setText(self._texts("Correct"))
        self._show(self._texts("Today is noted"), line, (self._correct, self._add))

    def say_noted_in_part(self, line: str, count: int) -> None:
        """Today has a check-in, with an answer for `count` symptoms but not for all."""
        title = self._texts.plural(
            "You noted {count} symptom today", "You noted {count} symptoms today", count
        )
        self._correct.setText(self._texts("Complete or correct"))
        shown = title if count else self._texts("You noted no symptom today")
        self._show(shown, line, (self._correct, self._add))

    def offer_to_continue(self, line: str) -> None:
        """A check-in is in progress."""
        self._show(self._texts("A check-in is in progress"), line, (self._resume,))

    def main_button(self) -> QPushButton:
        """Where the keyboard starts."""
        return next((each for each in self._buttons if not each.isHidden()), self._start)

    def _show(self, title: str, line: str, shown: tuple[QPushButton, ...]) -> None:
        self._title.setText(title)
        self._line.setText(line)
        self._line.setVisible(bool(line))
        for each in self._buttons:
            each.setVisible(each in shown)

    def _button(self, handle: str, kind: str, wanted: SignalInstance) -> QPushButton:
        made = button("", wanted.emit, kind=kind)
        made.setObjectName(handle)
        return made
