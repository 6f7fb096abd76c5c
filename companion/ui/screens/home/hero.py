"""The big card of the home screen: the day's check-in, in one key press.

It says which button was pressed; the screen decides what it means.
"""

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QPushButton

from companion.messages import Texts
from companion.ui.look.look import Look
from companion.ui.ways.shortcuts import Shortcut
from companion.ui.widgets.basics import Card, button, label, show_tip
from companion.ui.widgets.layouts.flow_layout import FlowLayout
from companion.ui.words.rhythm_words import RhythmWords


class Hero(Card):
    """Nothing noted today, noted in part or whole, or a check-in in progress."""

    start_wanted = Signal()
    nothing_wanted = Signal()
    same_wanted = Signal()
    correct_wanted = Signal()
    continue_wanted = Signal()
    add_wanted = Signal()

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
        self._add = self._button("add-check-in", other, self.add_wanted)
        self._buttons = (
            self._resume,
            self._start,
            self._nothing,
            self._same,
            self._correct,
            self._add,
        )
        self._resume.setText(texts("Continue my check-in"))
        _say(self._nothing, texts("Nothing to report"), texts(Shortcut.NOTHING.keys))
        for each in self._buttons:
            flow.addWidget(each)
        self.rows.addWidget(self._title)
        self.rows.addWidget(self._line)
        self.rows.addSpacing(look.space(4))
        self.rows.addLayout(flow)

    def ask(self, title: str, line: str, words: RhythmWords, *, others: bool, same: bool) -> None:
        """A check-in is due. `others`: it is about somebody else's day; `same`: there is a last one."""
        texts = self._texts
        self._start.setText(texts("Note the symptoms") if others else texts("Note my symptoms"))
        _say(self._same, words.same, words.same_keys)
        shown = (self._start, self._nothing, self._same) if same else (self._start, self._nothing)
        self._show(title, line, shown)

    def say_noted(self, line: str, words: RhythmWords) -> None:
        """All that is asked is noted already."""
        self._correct.setText(self._texts("Correct"))
        self._add.setText(words.add)
        self._show(words.noted, line, (self._correct, self._add))

    def say_noted_in_part(self, title: str, line: str, words: RhythmWords) -> None:
        """There is a check-in, with answers for a part of what is asked."""
        self._correct.setText(self._texts("Complete or correct"))
        self._add.setText(words.add)
        self._show(title, line, (self._correct, self._add))

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


def _say(target: QPushButton, text: str, keys: str) -> None:
    """Name a button and the keys that press it: Qt forgets them with each new text."""
    target.setText(text)
    target.setShortcut(QKeySequence(keys))
    show_tip(target, text, keys=keys)
