"""A month of the journal as a heat strip, with the way to the months beside it.

It draws what it is given and says what was asked for.
"""

from datetime import date
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton

from companion.domain.symptoms import Catalogue
from companion.messages import Texts
from companion.ui.drawings.heat_strip import HeatStrip, StripContent
from companion.ui.look.look import Look
from companion.ui.ways.shortcuts import Shortcut, on_keys
from companion.ui.widgets.announce import announce
from companion.ui.widgets.basics import Card, button, label, show_tip, with_icon
from companion.ui.words.legend import strip_legend

STRIP_CELL = 20


class MonthCard(Card):
    """`month_wanted` carries -1 or 1: the month before, or after. So do Page Up and Page Down."""

    month_wanted = Signal(int)
    cell_opened = Signal(str, object)

    def __init__(self, look: Look, texts: Texts, catalogue: Catalogue) -> None:
        super().__init__(look)
        self._look, self._texts = look, texts
        self._name = label("", "heading", wrap=False)
        self._name.setObjectName("journal-month")
        self._before = self._leaf("back", texts("Previous month"), -1)
        self._after = self._leaf("forward", texts("Next month"), 1)
        self._strip = HeatStrip(
            look, texts, catalogue, cell=STRIP_CELL, name=texts("Symptoms day by day")
        )
        self._strip.setObjectName("journal-strip")
        self._strip.cell_opened.connect(self.cell_opened)
        head = QHBoxLayout()
        head.setSpacing(look.space(4))
        head.addWidget(self._name)
        head.addSpacing(look.space(8))
        head.addWidget(self._before)
        head.addWidget(self._after)
        head.addStretch(1)
        self.rows.setContentsMargins(look.space(24), look.space(12), look.space(16), look.space(20))
        self.rows.addLayout(head)
        self.rows.addWidget(self._strip)
        self._legend = label("", "small")
        self.rows.addWidget(self._legend)
        on_keys(Shortcut.MONTH_BEFORE, self, self._before.click, inside=True)
        on_keys(Shortcut.MONTH_AFTER, self, self._after.click, inside=True)

    def show_month(
        self, name: str, content: StripContent, *, has_before: bool, has_after: bool
    ) -> None:
        """Draw a month, and offer those beside it that there are."""
        self._name.setText(name)
        self._strip.setAccessibleName(self._texts("{month}: symptoms day by day", month=name))
        self._strip.show_content(content)
        self._legend.setText(strip_legend(self._texts, has_infusions=content.has_infusions))
        for leaf, there in ((self._before, has_before), (self._after, has_after)):
            if leaf.hasFocus() and not there:
                self.focus_strip()
            leaf.setEnabled(there)

    def announce(self) -> None:
        """Have said which month it is: with the keyboard on an arrow nothing else tells."""
        if not self._strip.hasFocus():
            announce(self, self._name.text())

    def show_newest(self) -> None:
        """Begin at the newest day again, as when the month was drawn."""
        self._strip.show_newest()

    def show_day(self, day: date) -> None:
        """Put the place of the keyboard on a day of the month."""
        self._strip.show_day(day)

    def focus_strip(self) -> None:
        """Put the keyboard on the newest day, or on the one that was shown."""
        self._strip.setFocus(Qt.FocusReason.OtherFocusReason)

    def _leaf(self, icon: str, name: str, step: int) -> QPushButton:
        made = button("", partial(self.month_wanted.emit, step), kind="icon")
        with_icon(made, icon, self._look.palette.primary, self._look)
        made.setIconSize(QSize(self._look.px(20), self._look.px(20)))
        made.setObjectName("journal-next-month" if step > 0 else "journal-previous-month")
        made.setAccessibleName(name)
        show_tip(made, name)
        return made
