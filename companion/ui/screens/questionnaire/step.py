"""One question of a care team's questionnaire, word for word, with what is to be read with it.

It says what was answered; it neither keeps it nor goes on by itself.
"""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.actions.words.questionnaires import unit_words
from companion.domain.questionnaire import Step
from companion.domain.questionnaire_items import ItemType
from companion.domain.questionnaire_values import Value
from companion.messages import Texts
from companion.ui.doors.press_guard import as_screen
from companion.ui.forms.entry_forms import LinesField
from companion.ui.look.look import Look
from companion.ui.look.tokens import WIDEST_FIELD
from companion.ui.screens.questionnaire.big_choices import BigChoices
from companion.ui.screens.questionnaire.many_choices import ManyChoices
from companion.ui.screens.questionnaire.problem_words import problem_words
from companion.ui.screens.questionnaire.typed_answer import read_answer, write_answer
from companion.ui.widgets.basics import Card, label
from companion.ui.widgets.days.day_field import DayField
from companion.ui.widgets.fields import (
    Field,
    HourField,
    NumberField,
    TextField,
    WholeField,
)
from companion.ui.widgets.layouts.flow_layout import FlowLayout
from companion.ui.widgets.own_words import own_words

FIELD = "answer"
_FEW_LINES = 104


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
        self._wrong = label("", "error")
        self._wrong.hide()
        self._choices = self._make_choices(given)
        self._ticks = self._make_ticks(given)
        self._field = self._make_field(given, typed)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(look.space(12))
        if step.item.opens_copy:
            rows.addWidget(label(texts("Is there one more? If not, skip this question.")))
        for words in step.before:
            rows.addWidget(own_words(words))
        rows.addWidget(self._card(step))
        rows.addWidget(label(self._hint(), "small"))
        self._step = step
        self._links = FlowLayout(look.space(24))
        rows.addLayout(self._links)

    def add_link(self, link: QWidget) -> None:
        """Set a quiet link below everything else."""
        self._links.addWidget(link)

    def aloud(self) -> list[str]:
        """What is asked, as it is read aloud: what stands before it, the question, its answers."""
        step = self._step
        said = (*step.before, *step.headings, step.item.words, *step.below)
        return [*said, *(option.text for option in step.item.options)]

    def focus_answer(self) -> None:
        """Put the keyboard where the answer is given."""
        if self._choices is not None:
            self._choices.focus_answer()
        elif self._ticks is not None and self.item.options:
            self._ticks.focus_answer()
        elif self._field is not None:
            self._field.setFocus(Qt.FocusReason.OtherFocusReason)

    def press_letter(self, letter: str) -> bool:
        """Choose the answer of a letter key; whether there is one."""
        if self._ticks is not None:
            return self._ticks.press_letter(letter)
        place = None if self._choices is None else self._choices.place_of_key(letter)
        if place is None or self._choices is None:
            return False
        self._choices.press(place)
        return True

    def check(self) -> bool:
        """Whether what was answered can be kept; if not, it says why beside the field."""
        if self._ticks is not None and self._field is None:
            return self._says(self._ticks_problem())
        if self._field is None or (not self.item.repeats and not self._field.check()):
            return self._field is None
        text = self._field.typed().strip()
        if not self._says(self._problem(text) if text else self._ticks_problem()):
            self._field.setFocus(Qt.FocusReason.OtherFocusReason)
            return False
        return True

    def _says(self, sentence: str) -> bool:
        """Say what is to be mended, or nothing; whether all is well."""
        if self._field is not None:
            self._field.tell(sentence)
        self._wrong.setText(sentence)
        self._wrong.setVisible(bool(sentence) and self._field is None)
        return not sentence

    def _ticks_problem(self) -> str:
        most = self.item.most
        if self._ticks is None or most is None or len(self._ticks.values) <= most:
            return ""
        return self._texts.plural(
            "Please choose {count} answer at most.", "Please choose {count} answers at most.", most
        )

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
        if self.item.repeats:
            made.rows.addWidget(label(self._several(), "soft"))
        for part in (self._choices, self._ticks, self._field, self._wrong):
            if part is not None:
                made.rows.addWidget(part)
        return made

    def _several(self) -> str:
        if self.item.type.is_choice:
            return self._texts("You can choose several answers.")
        return self._texts("You can give several answers: one on each line.")

    def _hint(self) -> str:
        if self._ticks is not None and self._field is None:
            return self._texts(
                "The space bar chooses an answer, Enter takes you to the next question."
            )
        if self._choices is not None:
            return self._texts(
                "An answer takes you to the next question. Keys: letters answer, Backspace goes back."
            )
        if self.item.type is ItemType.TEXT or self.item.repeats:
            return self._texts("Ctrl+Enter takes you to the next question.")
        return self._texts("Enter takes you to the next question.")

    def _make_choices(self, given: Value | None) -> BigChoices | None:
        texts, item = self._texts, self.item
        if item.repeats:
            return None
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

    def _make_ticks(self, given: Value | None) -> ManyChoices | None:
        item = self.item
        if not item.repeats or not item.type.is_choice:
            return None
        self._values = [option.value for option in item.options]
        made = ManyChoices(self._look, item.words, item.options)
        if isinstance(given, tuple):
            made.show_ticked(given)
        made.changed.connect(self._on_ticked)
        return made

    def _make_field(self, given: Value | None, typed: str) -> Field | None:
        look, texts, item = self._look, self._texts, self.item
        if item.type.is_choice and item.type is not ItemType.OPEN_CHOICE:
            return None
        if item.type is ItemType.BOOLEAN:
            return None
        made = self._lines() if item.repeats else self._field_of(item.type)
        if item.longest is not None and isinstance(made, TextField):
            made.line.setMaxLength(item.longest)
        if isinstance(made, NumberField):
            made.show_unit(unit_words(item))
        made.show_typed(typed or write_answer(item, given, texts.language))
        made.changed.connect(self._on_typed)
        made.entered.connect(self.entered)
        control = made.focusProxy()
        if control is not None:
            if item.repeats:
                control.setMaximumHeight(look.px(_FEW_LINES))  # the way on stays in sight
            control.setAccessibleName(texts("{field} ({unit})", field=item.words, unit=made.title))
        made.setMaximumWidth(look.px(WIDEST_FIELD))
        return made

    def _lines(self) -> Field:
        """For several answers: each has its line."""
        texts, choice = self._texts, self.item.type.is_choice
        title = texts("Other answers, one on each line") if choice else texts("Your answers")
        return LinesField(self._look, texts, FIELD, title, required="")

    def _field_of(self, kind: ItemType) -> Field:
        look, texts = self._look, self._texts
        title = texts("Your answer")
        if kind is ItemType.INTEGER:
            return WholeField(look, texts, FIELD, title)
        if kind in {ItemType.DECIMAL, ItemType.QUANTITY}:
            return NumberField(look, texts, FIELD, title)
        if kind is ItemType.TIME:
            return HourField(look, texts, FIELD, title)
        if kind is ItemType.DATE:
            return DayField(look, texts, FIELD, title, today=self._today)
        if kind is ItemType.TEXT:
            return LinesField(look, texts, FIELD, title, required="")
        if kind is ItemType.OPEN_CHOICE:
            return TextField(look, texts, FIELD, texts("Another answer"))
        return TextField(look, texts, FIELD, title)

    def _value(self, text: str) -> Value | None:
        """What a text means as an answer, with what is ticked; None when it is not understood."""
        typed = read_answer(self.item, text, self._today, self._texts.language) if text else None
        if self._ticks is None or (text and typed is None):
            return typed
        more = typed if isinstance(typed, tuple) else ()
        return (*self._ticks.values, *more) or None

    def _problem(self, text: str) -> str:
        item, texts = self.item, self._texts
        value = self._value(text)
        typed = read_answer(item, text, self._today, self._texts.language)
        several = typed if isinstance(typed, tuple) else (typed,)
        offered = any(each is not None and item.option(each) for each in several)
        if item.type is ItemType.OPEN_CHOICE and offered:
            return texts("Please write it in other words.")
        if value is not None and item.accepts(value):
            return ""
        return problem_words(item, text, texts)

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
        if text and self._ticks is not None:
            self._ticks.take_back_alone()
        value = self._value(text)
        kept = value is not None and self.item.accepts(value) and self.item.option(value) is None
        self.changed.emit(value if kept else None)

    def _on_ticked(self) -> None:
        if self._ticks is not None and self._ticks.has_alone and self._field is not None:
            self._field.show_typed("")
        self._says("")
        value = self._value(self._field.typed().strip() if self._field is not None else "")
        self.changed.emit(value if value is not None and self.item.accepts(value) else None)
