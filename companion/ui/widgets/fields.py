"""Named fields of a form: a title above, a hint and a problem below, told in one sentence.

What was typed stays as it was typed.
"""

from abc import abstractmethod
from collections.abc import Sequence
from datetime import time

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QCompleter,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from companion.messages import Texts
from companion.ui.look.fonts import NUMBERS, load_fonts
from companion.ui.look.look import Look
from companion.ui.look.said_as import QUESTION
from companion.ui.widgets.announce import announce
from companion.ui.widgets.basics import button, keep_room_for_bold, label, row, set_property
from companion.ui.widgets.choices.choice_row import Choice
from companion.ui.widgets.choices.one_of import OneOf
from companion.ui.widgets.layouts.flow_layout import FlowLayout
from companion.ui.widgets.presses import show_checked
from companion.ui.widgets.scroll_ground import ground_of
from companion.ui.widgets.typed import read_hour, read_number, read_whole

NARROW, WIDE = 240, 496
LONGEST_LINE = 2_000


class Field(QWidget):
    """One field: `name` is its stable English name, `width` its preferred width at 100 %."""

    changed = Signal(str, str)
    entered = Signal()

    def __init__(self, look: Look, texts: Texts, name: str, title: str, *, width: int) -> None:
        super().__init__()
        self.name, self.title = name, title
        self._texts, self._width, self._hint = texts, look.px(width), ""
        self.rows = QVBoxLayout(self)
        self.rows.setContentsMargins(0, 0, 0, 0)
        self.rows.setSpacing(look.space(4))
        self._title = label(title, "strong")
        self._problem = label("", "error")
        self._problem.hide()
        self.rows.addWidget(self._title)
        self.rows.addWidget(self._problem)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def set_control(self, control: QWidget, *, beside: QWidget | None = None) -> None:
        """Put the control between the title and the problem."""
        control.setObjectName(f"field-{self.name}")
        control.setAccessibleName(self.title)
        self._title.setBuddy(control)
        self.setFocusProxy(control)
        self.rows.insertWidget(1, beside or control)

    def add_hint(self, text: str) -> None:
        """A short line of help below the control."""
        self.rows.insertWidget(2, label(text, "small"))
        self._hint = text
        self._describe("")

    @abstractmethod
    def typed(self) -> str:
        """What the field holds, as text."""

    @abstractmethod
    def show_typed(self, text: str) -> None:
        """Put back what `typed` gave."""

    def problem(self) -> str:
        """The sentence for what is wrong, or nothing."""
        return ""

    def check(self) -> bool:
        """Whether the field can be kept as it is; if not, it says why."""
        sentence = self.problem()
        self.tell(sentence)
        return not sentence

    def tell(self, sentence: str) -> None:
        """Show a sentence below the control; nothing takes it away."""
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))
        control = self.focusProxy()
        if control is not None:
            set_property(control, "error", bool(sentence))
        self._describe(sentence)
        self.updateGeometry()
        ground = ground_of(self)
        if sentence:
            announce(self._problem, sentence)
        if sentence and ground is not None:
            ground.reveal_soon(self._problem)

    def _describe(self, problem: str) -> None:
        """What a screen reader says of the control beside its name: what is wrong, and the hint."""
        control = self.focusProxy()
        if control is not None:
            control.setAccessibleDescription(" ".join(filter(None, (problem, self._hint))))

    def sizeHint(self) -> QSize:
        width = max(self._width, self._title.minimumSizeHint().width())  # the longest word of it
        return QSize(width, self.rows.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self.rows.heightForWidth(width)


class TextField(Field):
    """A line of text. `required` is the sentence when it is left empty."""

    def __init__(
        self,
        look: Look,
        texts: Texts,
        name: str,
        title: str,
        *,
        width: int = WIDE,
        required: str = "",
        suggestions: Sequence[str] = (),
    ) -> None:
        super().__init__(look, texts, name, title, width=width)
        self._required = required
        self.line = QLineEdit()
        self.line.setMaxLength(LONGEST_LINE)
        self.line.textChanged.connect(self._on_typed)
        self.line.returnPressed.connect(self.entered)
        if suggestions:
            completer = QCompleter(list(suggestions), self.line)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            self.line.setCompleter(completer)
        self._lay_out(look)

    def _lay_out(self, _look: Look) -> None:
        self.set_control(self.line)

    def typed(self) -> str:
        return self.line.text()

    def show_typed(self, text: str) -> None:
        self.line.setText(text)
        self.line.setCursorPosition(0)

    def text(self) -> str:
        """The text without blanks around it."""
        return self.line.text().strip()

    def text_or_none(self) -> str | None:
        """The text, or None when nothing was typed."""
        return self.text() or None

    def problem(self) -> str:
        if not self.text():
            return self._required
        return self.mistake()

    def mistake(self) -> str:
        """The sentence for a text that was not understood, or nothing."""
        return ""

    def _on_typed(self, text: str) -> None:
        self.tell("")
        self.changed.emit(self.name, text)


class PhoneField(TextField):
    """A number that is dialled: its zeros have no slash."""

    def _lay_out(self, look: Look) -> None:
        load_fonts(NUMBERS)
        self.line.setProperty("kind", "number")
        super()._lay_out(look)


class NumberField(TextField):
    """A number of 0 or more, with a decimal comma or point, and its unit beside."""

    def _lay_out(self, look: Look) -> None:
        self._unit = label("", wrap=False)
        beside = QWidget()
        inside = row(self.line, self._unit, spacing=look.space(8))
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setStretch(0, 1)
        beside.setLayout(inside)
        self.set_control(self.line, beside=beside)

    def show_unit(self, unit: str) -> None:
        """Write the unit beside the number."""
        self._unit.setText(unit)
        self.line.setAccessibleName(
            self._texts("{field} ({unit})", field=self.title, unit=unit) if unit else self.title
        )

    def number(self) -> float | None:
        """The number, or None when nothing was typed."""
        return read_number(self.text())

    def mistake(self) -> str:
        if self.number() is not None:
            return ""
        return self._texts("Please write a number, such as {example}.", example=self._example())

    def _example(self) -> str:
        return self._texts("37.5")


class WholeField(TextField):
    """A whole number of 0 or more."""

    def number(self) -> int | None:
        """The number, or None when nothing was typed."""
        return read_whole(self.text())

    def mistake(self) -> str:
        return self._texts("Please write a whole number.") if self.number() is None else ""


class HourField(TextField):
    """An hour of the day."""

    def hour(self) -> time | None:
        """The hour, or None when nothing was typed."""
        return read_hour(self.text())

    def mistake(self) -> str:
        if self.hour() is not None:
            return ""
        return self._texts("Please write the time, such as {example}.", example=self._texts("9:30"))


class _Around(QWidget):
    """A question around its answers: said once, when the keyboard comes to one of them."""

    said_as = QUESTION

    def __init__(self, question: str) -> None:
        super().__init__()
        self.setAccessibleName(question)


class ChoiceField(Field):
    """A few buttons of which one is down. An empty code means that nothing is said."""

    def __init__(
        self,
        look: Look,
        texts: Texts,
        name: str,
        title: str,
        choices: Sequence[Choice],
    ) -> None:
        super().__init__(look, texts, name, title, width=WIDE)
        self._group = OneOf(self)
        self._buttons: dict[str, QPushButton] = {}
        holder = _Around(title)
        self._flow = FlowLayout(look.space(8), holder)
        for choice in choices:
            self._add(choice)
        self.rows.insertWidget(1, holder)
        first = next(iter(self._buttons.values()))
        show_checked(first, True)
        self.setFocusProxy(first)

    def sizeHint(self) -> QSize:
        self._width = max(self._flow.sizeHint().width(), self._title.minimumSizeHint().width())
        return super().sizeHint()

    def _add(self, choice: Choice) -> None:
        code = choice.key
        made = button(choice.text, lambda: self._on_chosen(code), kind="quiet")
        keep_room_for_bold(made).setCheckable(True)
        made.setObjectName(f"field-{self.name}-{code or 'none'}")
        self._group.addButton(made)
        self._flow.addWidget(made)
        self._buttons[code] = made

    def code(self) -> str:
        """The code of the button that is down."""
        return next(code for code, made in self._buttons.items() if made.isChecked())

    def typed(self) -> str:
        return self.code()

    def show_typed(self, text: str) -> None:
        if text in self._buttons:
            show_checked(self._buttons[text], True)
            self.setFocusProxy(self._buttons[text])

    def _on_chosen(self, code: str) -> None:
        self.setFocusProxy(self._buttons[code])
        self.changed.emit(self.name, code)
