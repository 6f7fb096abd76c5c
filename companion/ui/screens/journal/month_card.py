"""A month of the journal as a heat strip, with the way to the months beside it.

It draws what it is given and says what was asked for.
"""

from datetime import date
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from companion.domain.symptoms import Catalogue
from companion.messages import Texts
from companion.ui.drawings.heat_strip import HeatStrip, StripContent
from companion.ui.look.look import Look
from companion.ui.ways.shortcuts import Shortcut, on_keys
from companion.ui.widgets.announce import announce
from companion.ui.widgets.basics import Card, button, label, pale_when_off, row, show_tip, with_icon
from companion.ui.widgets.layouts.flow_layout import FlowLayout
from companion.ui.widgets.unfolding import FoldButton
from companion.ui.words.legend import strip_legend

STRIP_CELL = 20


class MonthCard(Card):
    """`month_wanted` carries -1 or 1: the month before, or after. So do Page Up and Page Down.

    `more_wanted`: all symptoms, or again those felt most.
    """

    month_wanted = Signal(int)
    more_wanted = Signal()
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
        self._more = FoldButton(
            "", self.more_wanted.emit, leads=False
        )  # what it shows stands above
        self._more.setObjectName("journal-symptoms")
        leaves = QWidget()
        leafing = row(self._name, self._before, self._after, spacing=look.space(4))
        leafing.setContentsMargins(0, 0, 0, 0)
        leafing.insertSpacing(1, look.space(8))
        leaves.setLayout(leafing)
        head = FlowLayout(look.space(16))
        head.addWidget(leaves)
        head.addWidget(self._more)
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

    def offer_symptoms(self, folded: int, *, is_open: bool) -> None:
        """The way to the symptoms that are folded away, or back from all of them; none where all stand there."""
        texts = self._texts
        words = texts.plural("{count} more symptom", "{count} more symptoms", folded)
        self._more.setText(texts("Fewer symptoms") if is_open else words)
        self._more.tell(is_open=is_open)
        if self._more.hasFocus() and not folded:
            self.focus_strip()
        self._more.setVisible(folded > 0)

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
        pale_when_off(made, icon, self._look)
        made.setIconSize(QSize(self._look.px(20), self._look.px(20)))
        made.setObjectName("journal-next-month" if step > 0 else "journal-previous-month")
        made.setAccessibleName(name)
        show_tip(made, name)
        return made
