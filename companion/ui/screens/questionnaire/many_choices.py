"""A care team's answers of which several may be ticked, word for word, with a letter for each key."""

from collections.abc import Sequence
from string import ascii_uppercase

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.questionnaire_items import Option
from companion.ui.look.look import Look
from companion.ui.widgets.choices.tick_row import TickRow
from companion.ui.widgets.presses import show_checked


class ManyChoices(QWidget):
    """A tick an answer. `changed` says that one was ticked or not; `values` are those ticked."""

    changed = Signal()

    def __init__(self, look: Look, question: str, options: Sequence[Option]) -> None:
        super().__init__()
        self.setObjectName("answers")
        self.setAccessibleName(question)
        self._options = tuple(options)
        self._ticks = [TickRow(look, option.text.replace("&", "&&")) for option in options]
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(look.space(4))
        for place, tick in enumerate(self._ticks):
            tick.setObjectName(f"answer-{place}")
            tick.setAccessibleName(options[place].text)
            tick.clicked.connect(lambda _on, place=place: self._on_clicked(place))
            rows.addWidget(tick)

    @property
    def values(self) -> tuple[str | float, ...]:
        """What is ticked, in the questionnaire's order."""
        pairs = zip(self._options, self._ticks, strict=True)
        return tuple(option.value for option, tick in pairs if tick.isChecked())

    @property
    def has_alone(self) -> bool:
        """Whether an answer is ticked with which no other goes."""
        pairs = zip(self._options, self._ticks, strict=True)
        return any(option.alone and tick.isChecked() for option, tick in pairs)

    def show_ticked(self, values: Sequence[str | float | bool]) -> None:
        """Show the answers given so far."""
        for option, tick in zip(self._options, self._ticks, strict=True):
            show_checked(tick, option.value in values)

    def take_back_alone(self) -> None:
        """Untick what goes with no other answer."""
        for option, tick in zip(self._options, self._ticks, strict=True):
            if option.alone:
                show_checked(tick, False)

    def focus_answer(self) -> None:
        """Put the keyboard on the first answer that is ticked, else on the first."""
        ticked = next((tick for tick in self._ticks if tick.isChecked()), None)
        first = ticked or (self._ticks[0] if self._ticks else self)
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def press_letter(self, letter: str) -> bool:
        """Tick or untick the answer of a letter key; whether there is one."""
        place = ascii_uppercase.find(letter.upper()) if len(letter) == 1 else -1
        if not 0 <= place < len(self._ticks):
            return False
        self._ticks[place].click()
        return True

    def _on_clicked(self, place: int) -> None:
        """One that goes with no other takes the others back, and they take it back."""
        if self._ticks[place].isChecked():
            alone = self._options[place].alone
            for other, option in enumerate(self._options):
                if other != place and (alone or option.alone):
                    show_checked(self._ticks[other], False)
        self.changed.emit()
