"""The questions of the first start, one widget each.

A step writes into the answers as the person types, and decides nothing.
"""

from datetime import date

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from companion.messages import Texts
from companion.ui.doors.press_guard import as_screen
from companion.ui.look.look import Look
from companion.ui.screens.first_start.answers import FirstAnswers
from companion.ui.widgets.basics import button, label
from companion.ui.widgets.choices.choice_row import Choice, ChoiceRow
from companion.ui.widgets.choices.tick_row import TickRow
from companion.ui.widgets.days.day_field import DayField
from companion.ui.widgets.fields import NARROW, HourField, PhoneField, TextField
from companion.ui.widgets.layouts.flow_layout import FlowLayout
from companion.ui.widgets.look_rows import language_heading, language_row, text_size_row
from companion.ui.widgets.presses import when_pressed
from companion.ui.words.intended_use import NOT_A_DEVICE


class Step(QWidget):
    """A question with its title and explanation."""

    entered = Signal()

    def __init__(self, look: Look, title: str, *explanation: str) -> None:
        super().__init__()
        self.setProperty("kind", "bare")
        as_screen(self)
        self.look = look
        self.rows = QVBoxLayout(self)
        self.rows.setContentsMargins(0, 0, 0, 0)
        self.rows.setSpacing(look.space(12))
        self.title = label(title, "title")
        self.rows.addWidget(self.title)
        for sentence in explanation:
            self.rows.addWidget(label(sentence))

    def first_control(self) -> QWidget:
        """Where the keyboard starts."""
        return self

    def check(self) -> bool:
        """Whether one can go on; if not, a sentence says why and the keyboard goes there."""
        return True


class LanguageStep(Step):
    """The languages, each named in itself; what the program is and is not."""

    chosen = Signal(str)

    def __init__(self, look: Look, texts: Texts) -> None:
        super().__init__(
            look,
            texts("Welcome"),
            texts("A record book to note how you feel and to prepare your consultations."),
        )
        self._row = language_row(look, texts)
        self._row.chosen.connect(self.chosen)
        self.rows.addSpacing(look.space(8))
        self.rows.addWidget(label(language_heading(), "strong"))
        self.rows.addWidget(self._row)
        self.rows.addSpacing(look.space(8))
        self.rows.addWidget(label(texts(NOT_A_DEVICE), "small"))

    def first_control(self) -> QWidget:
        return self._row.current() or self


class TextSizeStep(Step):
    """The size of the text, which the whole window shows at once, and whether it is to show less."""

    chosen = Signal(str)
    simple_wanted = Signal(bool)

    def __init__(self, look: Look, texts: Texts, *, simple: bool) -> None:
        super().__init__(
            look,
            texts("Can you read this easily?"),
            texts("Choose a text size. The whole window follows at once."),
        )
        self._row = text_size_row(look, texts)
        self._row.chosen.connect(self.chosen)
        self.rows.addWidget(self._row)
        self.rows.addSpacing(look.space(8))
        asked = texts("Would you like to see less at a time?")
        self.rows.addWidget(label(asked, "strong"))
        self._simple = TickRow(look, texts("Three large buttons: note, call, print"))
        self._simple.setObjectName("first-simple")
        self._simple.setChecked(simple)
        when_pressed(self._simple, self.simple_wanted.emit)
        self.rows.addWidget(self._simple)
        self._simple.setAccessibleDescription(asked)
        self.rows.addWidget(label(texts("One press shows everything again."), "small"))

    def first_control(self) -> QWidget:
        return self._row.current() or self


class NameStep(Step):
    """Who writes, and what the patient would like to be called; or the file that the patient handed over."""

    file_wanted = Signal()

    def __init__(self, look: Look, texts: Texts, answers: FirstAnswers) -> None:
        super().__init__(
            look,
            texts("What would you like to be called?"),
            texts("A first name is enough. It stays on this computer."),
        )
        self._answers, self._texts = answers, texts
        choices = (
            Choice("me", texts("I write for myself")),
            Choice("another", texts("I write for somebody else")),
        )
        self._row = ChoiceRow(
            look,
            texts("For whom is this record book?"),
            choices,
            chosen="another" if answers.for_another else "me",
            handle="for-whom",
        )
        self._row.chosen.connect(self._on_chosen)
        self.rows.addWidget(self._row)
        self._name_head = label("", "strong")
        self._field = self._line("name", answers.name)
        self._field.textChanged.connect(self._on_text)
        self._mine = QWidget()
        self._mine.setProperty("kind", "bare")
        mine = QVBoxLayout(self._mine)
        mine.setContentsMargins(0, 0, 0, 0)
        self._my_field = self._line("my-name", answers.my_name)
        self._my_field.setAccessibleName(texts("And you, what are you called?"))
        self._my_field.textChanged.connect(self._on_my_text)
        mine.addWidget(label(texts("And you, what are you called?"), "strong"))
        mine.addWidget(self._my_field)
        self._file = button(texts("I was given a file"), self.file_wanted.emit, kind="link")
        self._file.setObjectName("first-file")
        for part in (self._name_head, self._field, self._mine):
            self.rows.addWidget(part)
        self.rows.addWidget(self._file, 0, Qt.AlignmentFlag.AlignLeft)
        self._say_whose()

    def first_control(self) -> QWidget:
        return self._field

    def _line(self, handle: str, text: str) -> QLineEdit:
        made = QLineEdit(text)
        made.setObjectName(handle)
        made.setMaxLength(80)
        made.returnPressed.connect(self.entered)
        return made

    def _say_whose(self) -> None:
        texts, another = self._texts, self._answers.for_another
        asked = texts("The name of the person who is treated")
        usual = texts("What would you like to be called?")
        self.title.setText(texts("Who is treated, and who writes?") if another else usual)
        self._name_head.setText(asked)
        self._name_head.setVisible(another)
        self._mine.setVisible(another)
        self._file.setVisible(another)
        self._field.setAccessibleName(
            asked if another else texts("The name you would like to be called")
        )

    def _on_chosen(self, key: str) -> None:
        self._answers.for_another = key == "another"
        self._say_whose()

    def _on_text(self, text: str) -> None:
        self._answers.name = text

    def _on_my_text(self, text: str) -> None:
        self._answers.my_name = text


class ConsultationStep(Step):
    """The next consultation, when its date is known, and the number of the care team."""

    def __init__(self, look: Look, texts: Texts, answers: FirstAnswers) -> None:
        super().__init__(look, texts("When is your next consultation?"))
        self._answers = answers
        choices = (
            Choice("unknown", texts("I do not know yet")),
            Choice("known", texts("I have a date")),
        )
        self._row = ChoiceRow(
            look,
            texts("When is your next consultation?"),
            choices,
            chosen="known" if answers.has_date else "unknown",
            handle="consultation-choice",
        )
        self._row.chosen.connect(self._on_chosen)
        self._fields = self._make_fields(texts)
        self._phone = PhoneField(
            look, texts, "team-phone", texts("The number to call at the hospital (if you have it)")
        )
        self._phone.add_hint(
            texts("It will be shown on the home screen and with the warning signs.")
        )
        self._phone.show_typed(answers.typed.get(self._phone.name, ""))
        self._phone.changed.connect(self._on_typed)
        self._phone.entered.connect(self.entered)
        for part in (self._row, self._fields, self._phone):
            self.rows.addWidget(part)
        self._fields.setVisible(answers.has_date)

    def first_control(self) -> QWidget:
        return self._day if self._answers.has_date else self._row.current() or self

    def check(self) -> bool:
        answers = self._answers
        answers.day, answers.hour = None, None
        if not answers.has_date:
            return True
        for field in (self._day, self._hour):
            if not field.check():
                field.setFocus()
                return False
        answers.day, answers.hour = self._day.day(), self._hour.hour()
        return True

    def _make_fields(self, texts: Texts) -> QWidget:
        look, typed = self.look, self._answers.typed
        today = QDate.currentDate()
        self._day = DayField(
            look,
            texts,
            "appointment-day",
            texts("Day"),
            today=date(today.year(), today.month(), today.day()),
            required=texts("Please give the day."),
            ahead=True,
        )
        self._hour = HourField(
            look,
            texts,
            "appointment-hour",
            texts("Time"),
            width=NARROW,
            required=texts("Please give the time."),
        )
        who = TextField(look, texts, "appointment-with", texts("With whom (if you wish)"))
        whole = QWidget()
        whole.setProperty("kind", "bare")
        rows = QVBoxLayout(whole)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(look.space(12))
        flow = FlowLayout(look.space(12))
        flow.addWidget(self._day)
        flow.addWidget(self._hour)
        rows.addLayout(flow)
        rows.addWidget(who)
        for field in (self._day, self._hour, who):
            field.show_typed(typed.get(field.name, ""))
            field.changed.connect(self._on_typed)
            field.entered.connect(self.entered)
        return whole

    def _on_chosen(self, key: str) -> None:
        self._answers.has_date = key == "known"
        self._fields.setVisible(self._answers.has_date)

    def _on_typed(self, name: str, text: str) -> None:
        self._answers.typed[name] = text
