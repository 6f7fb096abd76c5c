"""A number field that can ask « 38,4 ou 384 ? », and one that reads what a laboratory prints."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from companion.domain.comparator import Comparator
from companion.ui.doors.press_guard import as_screen
from companion.ui.look.look import Look
from companion.ui.widgets.announce import announce
from companion.ui.widgets.basics import button, label
from companion.ui.widgets.choices.choice_row import Choice
from companion.ui.widgets.fields import WIDE, NumberField
from companion.ui.widgets.layouts.flow_layout import FlowLayout
from companion.ui.widgets.layouts.items_layout import UNBOUNDED
from companion.ui.widgets.tab_order import go_through
from companion.ui.widgets.typed import Result, read_result


class DoubtField(NumberField):
    """It takes either answer and never blocks.

    `settled` says that one of the offered numbers was chosen; the field holds it.
    """

    settled = Signal()

    def _lay_out(self, look: Look) -> None:
        super()._lay_out(look)
        self._look = look
        self._question = label("", "strong")
        self._question.hide()
        as_screen(self._question)  # one Enter too many is no answer to what was not read yet
        self._offers: QWidget | None = None
        self._usual_width = self._width
        self.rows.addWidget(self._question)

    def ask(self, question: str, offers: Sequence[Choice]) -> None:
        """Ask about the number; `code` is what an offer writes into the field."""
        self.stop_asking()
        # The question and its offers need more room than the number.
        self.line.setMaximumWidth(self.line.width())
        self._usual_width, self._width = self._width, self._look.px(WIDE)
        self._question.setText(question)
        self._question.show()
        if offers:
            self._offers = QWidget()
            flow = FlowLayout(self._look.space(8), self._offers)
            for place, offer in enumerate(offers):
                made = button(offer.text, partial(self._take, offer.key))
                made.setObjectName(f"offer-{self.name}-{place}")
                made.setAccessibleDescription(question)
                flow.addWidget(made)
            self.rows.addWidget(self._offers)
            self._offers.show()
            # Enter in the field keeps what was typed; Tab leads to the offers.
            go_through((self.line, *self._offers.findChildren(QPushButton)))
        announce(self._question, question)
        self.updateGeometry()

    def stop_asking(self) -> None:
        """Take the question away."""
        self._question.hide()
        self._width = self._usual_width
        self.line.setMaximumWidth(UNBOUNDED)
        gone, self._offers = self._offers, None
        if gone is not None:
            gone.hide()
            gone.setParent(None)
            gone.deleteLater()
        self.updateGeometry()

    def is_asking(self) -> bool:
        """Whether a question is on screen."""
        return not self._question.isHidden()

    def _take(self, typed: str) -> None:
        self.line.setFocus()
        if typed != self.line.text():
            self.line.setText(typed)
        self.settled.emit()

    def _on_typed(self, text: str) -> None:
        if self.is_asking():
            self.stop_asking()
        super()._on_typed(text)


class ResultField(DoubtField):
    """The number of « 8,9 », « < 0,01 » or “>100”, and the sign of one beyond what was measurable."""

    _may_have_comparator = True

    def allow_comparator(self, *, allowed: bool) -> None:
        """Whether a sign is understood: only a laboratory's results have one."""
        self._may_have_comparator = allowed

    def number(self) -> float | None:
        """The number, the limit where it has a sign; None when nothing was understood."""
        result = self._result()
        return None if result is None else result.number

    def comparator(self) -> Comparator | None:
        """The sign, or None."""
        result = self._result()
        return None if result is None else result.comparator

    def mistake(self) -> str:
        if self.number() is not None or not self._may_have_comparator:
            return super().mistake()
        return self._texts(
            "Please write the number as the laboratory printed it, such as {example} or {limit}.",
            example=self._example(),
            limit=self._texts("< 0.01"),
        )

    def _result(self) -> Result | None:
        result = read_result(self.text())
        if result is not None and result.comparator and not self._may_have_comparator:
            return None
        return result
