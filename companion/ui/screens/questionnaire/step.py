"""One question of a care team's questionnaire, word for word, with what is to be read with it.

It says what was answered; it neither keeps it nor goes on by itself.
"""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion import dates
from companion.actions.questionnaire_words import unit_words
from companion.domain.questionnaire import ItemType, Step, Value
from companion.messages import Texts
from companion.ui.doors.press_guard import as_screen
from companion.ui.forms.entry_forms import LinesField
from companion.ui.look.look import Look
from companion.ui.screens.questionnaire.big_choices import BigChoices
from companion.ui.widgets.basics import Card, label
from companion.ui.widgets.day_field import DayField
from companion.ui.widgets.fields import WIDE, Field, NumberField, TextField, WholeField
from companion.ui.widgets.own_words import own_words
from companion.ui.widgets.typed import write_day

FIELD = "answer"


class AskedStep(QWidget):
    """`changed` carries the answer (None: none), `led_on` says that one was pressed, `entered`
    that Enter was pressed in a field. `typed` carries what a field holds.
    """

    changed = Signal(object)
    led_on = Signal()
    entered = Signal()
    typed = Signal(str)

    def __init__(
        self,
        look: Look,
        texts: Texts,
        step: Step,
        *,
        given: Value | None,
        typed: str,
        today: date,
    ) -> None:
        super().__init__()
        as_screen(self)
        self._look, self._texts, self._today = look, texts, today
        self.item = step.item
        self._values: list[Value] = []
        self._choices = self._make_choices(given)
        self._field = self._make_field(given, typed)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(look.space(12))
        for words in step.before:
            rows.addWidget(own_words(words))
        rows.addWidget(self._card(step))
        rows.addWidget(label(self._hint(), "small"))

    def focus_answer(self) -> None:
        """Put the keyboard where the answer is given."""
        if self._choices is not None:
            self._choices.focus_answer()
        elif self._field is not None:
            self._field.setFocus(Qt.FocusReason.OtherFocusReason)

    def press_letter(self, letter: str) -> bool:
        """Choose the answer of a letter key; whether there is one."""
        place = None if self._choices is None else self._choices.place_of_key(letter)
        if place is None or self._choices is None:
            return False
        self._choices.press(place)
        return True

    def check(self) -> bool:
        """Whether what was typed can be kept; if not, it says why beside the field."""
        if self._field is None or not self._field.check():
            return self._field is None
        text = self._field.typed().strip()
        sentence = self._problem(text) if text else ""
        self._field.tell(sentence)
        if sentence:
            self._field.setFocus(Qt.FocusReason.OtherFocusReason)
        return not sentence

    def _card(self, step: Step) -> Card:
        look = self._look
        made = Card(look, "focus-card")
        made.rows.setSpacing(look.space(8))
        for words in step.headings:
            made.rows.addWidget(own_words(words, "small-strong"))
        question = own_words(step.item.words, "heading")
        question.setObjectName("question")
        made.rows.addWidget(question)
        for words in step.below:
            made.rows.addWidget(own_words(words, "soft"))
        made.rows.addSpacing(look.space(8))
        for part in (self._choices, self._field):
            if part is not None:
                made.rows.addWidget(part)
        return made

    def _hint(self) -> str:
        if self._choices is not None:
            return self._texts(
                "An answer takes you to the next question. Keys: letters answer, Backspace goes back."
            )
        if self.item.type is ItemType.TEXT:
            return self._texts("Ctrl+Enter takes you to the next question.")
        return self._texts("Enter takes you to the next question.")

    def _make_choices(self, given: Value | None) -> BigChoices | None:
        texts, item = self._texts, self.item
        if item.type is ItemType.BOOLEAN:
            self._values, words = [True, False], [texts("Yes"), texts("No")]
        elif item.type.is_choice:
            self._values = [option.value for option in item.options]
            words = [option.text for option in item.options]
        else:
            return None
        made = BigChoices(self._look, item.words, words)
        if given is not None and item.accepts(given) and given in self._values:
            made.show_chosen(self._values.index(given))
        made.chosen.connect(self._on_chosen)
        made.moved.connect(self._on_moved)
        return made

    def _make_field(self, given: Value | None, typed: str) -> Field | None:
        look, texts, item = self._look, self._texts, self.item
        if self._choices is not None and item.type is not ItemType.OPEN_CHOICE:
            return None
        made = self._field_of(item.type)
        if item.longest is not None and isinstance(made, TextField):
            made.line.setMaxLength(item.longest)
        if isinstance(made, NumberField):
            made.show_unit(unit_words(item))
        made.show_typed(typed or self._as_typed(given))
        made.changed.connect(self._on_typed)
        made.entered.connect(self.entered)
        control = made.focusProxy()
        if control is not None:
            control.setAccessibleName(texts("{field} ({unit})", field=item.words, unit=made.title))
        made.setMaximumWidth(look.px(WIDE + 200))
        return made

    def _field_of(self, kind: ItemType) -> Field:
        look, texts = self._look, self._texts
        title = texts("Your answer")
        if kind is ItemType.INTEGER:
            return WholeField(look, texts, FIELD, title)
        if kind in {ItemType.DECIMAL, ItemType.QUANTITY}:
            return NumberField(look, texts, FIELD, title)
        if kind is ItemType.DATE:
            return DayField(look, texts, FIELD, title, today=self._today)
        if kind is ItemType.TEXT:
            return LinesField(look, texts, FIELD, title, required="")
        if kind is ItemType.OPEN_CHOICE:
            return TextField(look, texts, FIELD, texts("Another answer"))
        return TextField(look, texts, FIELD, title)

    def _as_typed(self, given: Value | None) -> str:
        if given is None or isinstance(given, bool) or given in self._values:
            return ""
        if isinstance(given, str):
            is_day = self.item.type is ItemType.DATE and self.item.accepts(given)
            return write_day(date.fromisoformat(given)) if is_day else given
        return dates.plain_number(given, self._texts.language)

    def _value(self, text: str) -> Value | None:
        """What a text means as an answer; None when it is not understood."""
        field = self._field
        if isinstance(field, WholeField | NumberField):
            number = field.number()
            return None if number is None else float(number)
        if isinstance(field, DayField):
            day = field.day()
            return None if day is None else day.isoformat()
        return text

    def _problem(self, text: str) -> str:
        item, texts = self.item, self._texts
        value = self._value(text)
        if value is not None and item.accepts(value) and item.option(value) is None:
            return ""
        if item.type is ItemType.OPEN_CHOICE and value is not None and item.option(value):
            return texts("Please write it in other words.")
        if item.longest is not None and len(text) > item.longest:
            return texts("Please write {most} letters at most.", most=item.longest)
        lowest = dates.plain_number(item.lowest or 0, texts.language)
        if item.highest is None:
            return texts("Please write a number from {lowest} on.", lowest=lowest)
        highest = dates.plain_number(item.highest, texts.language)
        return texts(
            "Please write a number from {lowest} to {highest}.", lowest=lowest, highest=highest
        )

    def _on_chosen(self, place: int) -> None:
        self._on_moved(place)
        self.led_on.emit()

    def _on_moved(self, place: int) -> None:
        if self._field is not None and self._field.typed():
            self._field.show_typed("")
        self.changed.emit(self._values[place])

    def _on_typed(self, _name: str, text: str) -> None:
        self.typed.emit(text)
        text = text.strip()
        if not text and self._choices is not None:
            return  # the bar that was pressed emptied the field
        if text and self._choices is not None:
            self._choices.clear_chosen()
        value = self._value(text) if text else None
        kept = value is not None and self.item.accepts(value) and self.item.option(value) is None
        self.changed.emit(value if kept else None)
