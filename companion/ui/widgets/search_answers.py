"""What stands above the symptoms that a search found: lines of the warning-sign card, a measurement.

They stand there because their words were typed. It knows no answer and decides nothing.
"""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from companion.actions.check_in.symptom_search import Found
from companion.domain.symptoms import Catalogue
from companion.domain.warning_signs import Urgency
from companion.messages import Texts
from companion.ui.look.look import Look
from companion.ui.widgets.basics import button, clear, label, with_icon
from companion.ui.widgets.layouts.flow_layout import FlowLayout


class SearchAnswers(QWidget):
    """Each line in its words, below what the card says to do; then the ways on."""

    card_wanted = Signal()
    measurement_wanted = Signal(str)

    def __init__(self, look: Look, texts: Texts, catalogue: Catalogue) -> None:
        super().__init__()
        self._look, self._texts, self._catalogue = look, texts, catalogue
        self._shown = Found()
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(look.space(4))
        self.hide()

    def show_found(self, found: Found) -> None:
        """Show the lines and the measurement; nothing when the words mean none."""
        shown = Found(found.signs, found.quantities[:1])
        if shown == self._shown:
            return
        self._shown = shown
        clear(self._rows)
        if shown.signs:
            said = self._texts("On the warning-sign card, the same for everybody:")
            self._rows.addWidget(label(said, "small"))
        for sign in shown.signs:
            self._add_sign(sign)
        ways = self._ways()
        if ways:
            holder = QWidget()
            line = FlowLayout(self._look.space(12), holder)
            for way in ways:
                line.addWidget(way)
            self._rows.addWidget(holder)
        self.setVisible(bool(ways))

    def words(self) -> str:
        """The lines as they are said aloud; "" when there is none."""
        said = (self._catalogue.card.signs[sign].text for sign in self._shown.signs)
        lines = "; ".join(self._texts.words(words) for words in said)
        return self._texts("On the warning-sign card: {lines}.", lines=lines) if lines else ""

    def _add_sign(self, sign_id: str) -> None:
        card, texts = self._catalogue.card, self._texts
        sign = card.signs[sign_id]
        kind = "warning-strong" if sign.block is Urgency.NOW else "small-strong"
        self._rows.addWidget(label(texts.words(card.headings[sign.block]), kind))
        line = label(texts.words(sign.text), "text")
        line.setObjectName(f"found-sign-{sign_id}")
        self._rows.addWidget(line)

    def _ways(self) -> list[QPushButton]:
        texts, look = self._texts, self._look
        ways: list[QPushButton] = []
        if self._shown.signs:
            card = button(texts("See the whole card"), self.card_wanted.emit)
            card.setObjectName("found-card")
            ways.append(with_icon(card, "warning", look.palette.primary, look))
        for quantity in self._shown.quantities:
            name = texts.words(self._catalogue.quantities[quantity].label)
            made = button(
                texts("Note a measurement: {name}", name=name),
                partial(self.measurement_wanted.emit, quantity),
            )
            made.setObjectName(f"measure-{quantity}")
            ways.append(made)
        return ways
