"""The cards of the journal: a check-in, the other records of a day, a withdrawn record.

They draw the words they are given and say what was pressed.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from companion.messages import Texts
from companion.ui.look.look import Look
from companion.ui.widgets.basics import Card, button, label, show_tip
from companion.ui.widgets.choices.level_choice import LevelBadge
from companion.ui.widgets.layouts.flow_layout import FlowLayout
from companion.ui.widgets.layouts.items_layout import UNBOUNDED, ColumnsLayout
from companion.ui.widgets.own_words import ON_A_CARD, breakable, named, own_words, shortened
from companion.ui.widgets.plain_words import LineLabel

BADGE = 30
DAY_COLUMN = 124
NARROW = 620
WIDEST_AUTHOR = 220
"""A longer name goes on below: what was noted keeps its room."""


@dataclass(frozen=True, slots=True)
class LevelWords:
    """A level (0 to 4), the symptom's name, and both in words; `presence`: it is only there or not."""

    level: int
    name: str
    said: str
    presence: bool = False


@dataclass(frozen=True, slots=True)
class EntryWords:
    """A check-in in words. `plain` stands where no level is above 0; `small` are short lines.

    `day` is when it was, `below` what else is said of that: the hour, the day of the cycle.
    """

    record_id: str
    day: str
    below: tuple[str, ...]
    levels: tuple[LevelWords, ...]
    plain: str
    note: str | None
    signs: tuple[str, ...]
    remarks: tuple[str, ...]
    small: tuple[str, ...]
    author: str
    opening: str


@dataclass(frozen=True, slots=True)
class RecordWords:
    """Another record in words; `opening` is the full name of its button."""

    record_id: str
    title: str
    details: str
    opening: str


def level_chip(look: Look, words: LevelWords) -> QWidget:
    """The coloured digit and the symptom's name."""
    made = QWidget()
    inside = QHBoxLayout(made)
    inside.setContentsMargins(0, 0, look.space(6), 0)
    inside.setSpacing(look.space(8))
    inside.addWidget(LevelBadge(look, words.level, size=BADGE, presence=words.presence))
    name = label(words.name, wrap=False)
    name.setAccessibleName(words.said)
    inside.addWidget(name)
    return made


class _DayRow(Card):
    """A day at the left, words beside it, what to do at the right; one below the other if narrow."""

    def __init__(self, look: Look, kind: str, day: str, below: Sequence[str] = ()) -> None:
        super().__init__(look, kind, margin=20)
        self._look = look
        self._left = QWidget()
        left = QVBoxLayout(self._left)
        left.setContentsMargins(0, look.space(2), 0, 0)
        left.setSpacing(look.space(2))
        left.addWidget(label(day, "strong"))
        for line in below:
            left.addWidget(label(line, "small"))
        left.addStretch(1)
        middle = QWidget()
        self.words = QVBoxLayout(middle)
        self.words.setContentsMargins(0, 0, 0, 0)
        self.words.setSpacing(look.space(6))
        self._right = QWidget()
        self.acts = FlowLayout(look.space(12), self._right)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(look.space(16))
        self._row.addWidget(self._left)
        self._row.addWidget(middle, 1)
        self._row.addWidget(self._right)
        self.rows.addLayout(self._row)

    def end(self) -> None:
        """Called once all words are there: they start at the top."""
        self.words.addStretch(1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        across = event.size().width() >= self._look.px(NARROW)
        direction = QBoxLayout.Direction
        self._row.setDirection(direction.LeftToRight if across else direction.TopToBottom)
        self._row.setSpacing(self._look.space(16 if across else 8))
        self._row.setAlignment(
            self._right, Qt.AlignmentFlag.AlignVCenter if across else Qt.AlignmentFlag(0)
        )
        if across:
            self._left.setFixedWidth(self._look.px(DAY_COLUMN))
        else:
            self._left.setMinimumWidth(0)
            self._left.setMaximumWidth(UNBOUNDED)


class EntryCard(_DayRow):
    """One check-in. The whole card opens it with the mouse, its button with the keyboard."""

    opened = Signal(str)

    def __init__(self, look: Look, texts: Texts, words: EntryWords) -> None:
        super().__init__(look, "card", words.day, words.below)
        self._record_id = words.record_id
        self.open_with(self._open)
        self._write(words)
        author = LineLabel(breakable(named(words.author)), "pill")
        author.setMaximumWidth(look.px(WIDEST_AUTHOR))
        author.setAccessibleName(words.author)
        show_tip(author, words.author)
        self.acts.addWidget(author)
        self.acts.addWidget(_open_button(texts, words.record_id, words.opening, self._open))
        self.end()

    def _write(self, words: EntryWords) -> None:
        if words.levels:
            flow = FlowLayout(self._look.space(8))
            for level in words.levels:
                flow.addWidget(level_chip(self._look, level))
            self.words.addLayout(flow)
        else:
            self.words.addWidget(label(words.plain))
        if words.note:
            self.words.addWidget(own_words(words.note, "soft", most=ON_A_CARD))
        for sign in words.signs:
            self.words.addWidget(label(sign, "warning-strong"))
        for remark in words.remarks:
            self.words.addWidget(own_words(remark, "soft", most=ON_A_CARD))
        for line in words.small:
            self.words.addWidget(label(line, "small"))

    def _open(self) -> None:
        self.opened.emit(self._record_id)


class RecordsCard(_DayRow):
    """The other records of a day, a line each."""

    opened = Signal(str)

    def __init__(self, look: Look, texts: Texts, day: str, records: Sequence[RecordWords]) -> None:
        super().__init__(look, "aside", day)
        self.rows.setContentsMargins(look.space(20), look.space(6), look.space(20), look.space(6))
        self._right.hide()
        columns = ColumnsLayout(
            narrowest=look.px(290), most=2, gap=look.space(24), line_gap=look.space(2)
        )
        for record in records:
            columns.addWidget(self._line(texts, record))
        self.words.addLayout(columns)

    def _line(self, texts: Texts, record: RecordWords) -> QWidget:
        said = QVBoxLayout()
        said.setSpacing(0)
        said.addStretch(1)
        said.addWidget(own_words(record.title, most=ON_A_CARD))
        if record.details:
            said.addWidget(own_words(record.details, "small", most=ON_A_CARD))
        said.addStretch(1)
        made = QWidget()
        line = QHBoxLayout(made)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(self._look.space(12))
        line.addLayout(said, 1)
        opening = partial(self.opened.emit, record.record_id)
        line.addWidget(_open_button(texts, record.record_id, record.opening, opening))
        return made


class WithdrawnCard(_DayRow):
    """A withdrawn record: what it held, who withdrew it, and the way back."""

    opened = Signal(str)
    wanted_back = Signal(str)

    def __init__(
        self,
        look: Look,
        texts: Texts,
        day: str,
        record: RecordWords,
        withdrawn: str,
        *,
        may_put_back: bool,
    ) -> None:
        super().__init__(look, "aside", day)
        self.words.addWidget(own_words(record.title, "soft", most=ON_A_CARD))
        if record.details:
            self.words.addWidget(own_words(record.details, "small", most=ON_A_CARD))
        self.words.addWidget(label(withdrawn, "small-strong"))
        back = button(
            texts("Put back"), partial(self.wanted_back.emit, record.record_id), kind="link"
        )
        back.setObjectName(f"put-back-{record.record_id}")
        back.setAccessibleDescription(shortened(record.title, ON_A_CARD))
        back.setHidden(not may_put_back)
        self.acts.addWidget(back)
        opening = partial(self.opened.emit, record.record_id)
        self.acts.addWidget(_open_button(texts, record.record_id, record.opening, opening))
        self.end()


def _open_button(texts: Texts, record_id: str, name: str, act: Callable[[], None]) -> QPushButton:
    made = button(texts("Open"), act, kind="link")
    made.setObjectName(f"open-{record_id}")
    made.setAccessibleName(shortened(name, ON_A_CARD))
    return made
