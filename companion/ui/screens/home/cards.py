"""The cards of the home screen below the big one: the last days, the next consultation.

They draw what they are given and say what was pressed.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel

from companion.domain.symptoms import Catalogue
from companion.messages import Texts
from companion.ui.drawings.heat_strip import HeatStrip, StripContent
from companion.ui.look.look import Look
from companion.ui.widgets.basics import Card, button, label
from companion.ui.widgets.empty_state import empty_drawing
from companion.ui.words.legend import strip_legend

STRIP_CELL = 28


class DaysCard(Card):
    """The last 14 days; before the first check-in, what will stand here."""

    cell_opened = Signal(str, object)
    journal_wanted = Signal()

    def __init__(self, look: Look, texts: Texts, catalogue: Catalogue) -> None:
        super().__init__(look)
        self._title = label("", "heading")
        self._title.setObjectName("days-title")
        self._texts = texts
        self._legend = label("", "small")
        self._strip = HeatStrip(
            look, texts, catalogue, cell=STRIP_CELL, name=texts("Your last 14 days")
        )
        self._strip.setObjectName("last-days")
        self._strip.cell_opened.connect(self.cell_opened)
        self._changes = label("", "text")
        self._changes.setObjectName("changes")
        self.journal = button(texts("See the journal"), self.journal_wanted.emit, kind="link")
        self.journal.setObjectName("see-journal")
        places = self.journal.sizePolicy()
        places.setRetainSizeWhenHidden(True)  # the title stays level with that of the next card
        self.journal.setSizePolicy(places)
        inset = look.space(24)
        self.rows.setContentsMargins(inset, look.space(10), inset, look.space(20))
        head = QHBoxLayout()  # its link is tall enough for a tired hand: less room stays above
        head.addWidget(self._title, 1)
        head.addWidget(self.journal, 0, Qt.AlignmentFlag.AlignTop)
        self.rows.addLayout(head)
        self._empty = (
            *([] if look.scale > 1.5 else [empty_drawing(look, "journal")]),
            label(texts("Your days will show here after your first check-in."), "text"),
            label(texts("1. Note how your day was, in less than a minute."), "soft"),
            label(texts("2. See your days side by side, here and in the journal."), "soft"),
            label(texts("3. Print one page for your next consultation."), "soft"),
        )
        for part in (self._legend, self._strip, self._changes, *self._empty):
            self.rows.addWidget(part)
        self.rows.addStretch(1)

    def show_days(self, title: str, content: StripContent | None, changes: str) -> None:
        """The strip, or the invitation when `content` is None."""
        filled = content is not None
        self._title.setText(title)
        self._strip.setAccessibleName(title)
        if content is not None:
            self._strip.show_content(content)
            self._legend.setText(strip_legend(self._texts, has_infusions=content.has_infusions))
        self._changes.setText(changes)
        self._changes.setVisible(filled and bool(changes))
        for part in (self._legend, self._strip, self.journal):
            part.setVisible(filled)
        for line in self._empty:
            line.setVisible(not filled)

    def show_newest(self) -> None:
        """Begin at the newest day again, as when the days were drawn."""
        self._strip.show_newest()


class ConsultationCard(Card):
    """The next consultation, and the way to its screen."""

    prepare_wanted = Signal()
    date_wanted = Signal()
    key_wanted = Signal()

    def __init__(self, look: Look, texts: Texts, *, may_note: bool) -> None:
        super().__init__(look)
        self._texts, self._may_note = texts, may_note
        self._when: QLabel = label("", "strong")
        self._when.setObjectName("next-consultation")
        self._who = label("", "soft")
        self._date = button(texts("Add the date"), self.date_wanted.emit, kind="link")
        self._date.setObjectName("note-consultation")
        self.prepare = button(texts("Prepare the consultation"), self.prepare_wanted.emit)
        self.prepare.setObjectName("prepare-consultation")
        words = texts("Prepare a USB stick")
        self._key = button(words, self.key_wanted.emit, kind="link")
        self._key.setObjectName("home-visit-key")
        self.rows.addWidget(label(texts("Next consultation"), "heading"))
        self.rows.addWidget(self._when)
        self.rows.addWidget(self._who)
        self.rows.addWidget(self._date, 0, Qt.AlignmentFlag.AlignLeft)
        self.rows.addSpacing(look.space(4))
        self.rows.addWidget(self.prepare, 0, Qt.AlignmentFlag.AlignLeft)
        self.rows.addWidget(self._key, 0, Qt.AlignmentFlag.AlignLeft)

    def show_date(self, when: str, who: str, *, near: bool = False) -> None:
        """The day and hour, then with whom and how soon; empty when no date is noted.

        `near`: it is time to prepare what one brings.
        """
        self._key.setVisible(near and self._may_note)
        self._when.setText(when)
        self._when.setVisible(bool(when))
        self._who.setText(who if when else self._texts("No date is noted yet."))
        self._date.setVisible(self._may_note and not when)
