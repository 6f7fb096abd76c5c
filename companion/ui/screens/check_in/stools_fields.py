"""The number of stools of the day, beside the questions about diarrhoea; the usual number once.

It keeps what is typed, at once; both may be left out. It saves and judges nothing.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion import dates
from companion.actions.check_in.open_check_in import OpenCheckIn
from companion.actions.check_in.symptom_details import stools_of, usual_stools
from companion.actions.words.details import stools_words
from companion.ui.ways.context import Context
from companion.ui.widgets.announce import announce
from companion.ui.widgets.basics import label
from companion.ui.widgets.fields import WIDE, WholeField
from companion.ui.widgets.layouts.flow_layout import FlowLayout
from companion.ui.widgets.typed import read_whole

MOST_STOOLS = 99


class StoolsFields(QWidget):
    """`entered`: Enter goes on; where only the number of the day was typed, it leads to the usual one first."""

    entered = Signal()

    def __init__(self, context: Context, check_in: OpenCheckIn) -> None:
        super().__init__()
        self._context, self._check_in = context, check_in
        journal, texts = context.journal, context.texts
        noted = stools_of(journal.carnet, check_in.for_day, journal.writer_id())
        if check_in.stools is None and noted is not None:
            check_in.stools = round(noted.body.value)
        self._usual = usual_stools(journal.carnet)
        fields = QWidget()
        self._flow = FlowLayout(context.look.space(24), fields, at_top=True)
        self._stools = self._number("stools", self._question(), check_in.stools)
        self._stools.changed.connect(self._on_stools)
        self._stools.entered.connect(self._on_entered)
        self._asked: WholeField | None = None
        if self._usual is None:
            self._asked = self._number(
                "usual-stools", texts("And usually, a day?"), check_in.usual_stools
            )
            self._asked.add_hint(texts("Asked once. You will find it with your treatment."))
            self._asked.changed.connect(self._on_usual)
            self._asked.entered.connect(self.entered)
        self._difference = label("", "strong")
        self._difference.setObjectName("stools-difference")
        rows = QVBoxLayout(self)
        rows.setContentsMargins(context.look.space(16), 0, 0, 0)
        rows.setSpacing(context.look.space(8))
        rows.addWidget(fields)
        rows.addWidget(self._difference)
        self._show_difference()

    def focus_first(self) -> None:
        """Put the keyboard on the number of the day."""
        self._stools.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A field has heard Enter already; the step around it would go on with it."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)

    def _question(self) -> str:
        context, day = self._context, self._check_in.for_day
        if day == context.journal.today():
            return context.texts("How many stools today?")
        shown = dates.weekday_day(day, context.language)
        return context.texts("How many stools on {day}?", day=shown)

    def _number(self, name: str, question: str, number: int | None) -> WholeField:
        look, texts = self._context.look, self._context.texts
        field = WholeField(look, texts, name, question, width=WIDE // 2 + 80)
        field.line.setMaxLength(len(str(MOST_STOOLS)))
        field.show_typed("" if number is None else str(number))
        self._flow.addWidget(field)
        return field

    def _on_entered(self) -> None:
        if self._stools.typed() and self._asked is not None and not self._asked.typed():
            self._asked.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.entered.emit()

    def _on_stools(self, _name: str, text: str) -> None:
        self._check_in.stools = read_whole(text)
        self._on_typed()

    def _on_usual(self, _name: str, text: str) -> None:
        self._check_in.usual_stools = read_whole(text)
        self._on_typed()

    def _on_typed(self) -> None:
        self._context.answered.emit()
        self._show_difference()

    def _show_difference(self) -> None:
        """« 5 selles, +3 par rapport à l’habitude (2) », as soon as both are there."""
        stools = self._check_in.stools
        usual = self._usual if self._usual is not None else self._check_in.usual_stools
        said = ""
        if stools is not None and usual is not None:
            said = stools_words(stools, usual, self._context.texts)
        if said != self._difference.text():
            self._difference.setText(said)
            if said:
                announce(self._difference, said)
        self._difference.setVisible(bool(said))
