"""The questions of the first start, one widget each.

A step writes into the answers as the person types, and decides nothing.
"""

from datetime import date, time

from PySide6.QtCore import QDate, QLocale, QTime, Signal
from PySide6.QtWidgets import QDateEdit, QLineEdit, QTimeEdit, QVBoxLayout, QWidget

from companion.domain.words import Language
from companion.messages import Texts
from companion.ui.first_answers import FirstAnswers
from companion.ui.intended_use import NOT_A_DEVICE
from companion.ui.look import Look
from companion.ui.widgets.basics import column, label
from companion.ui.widgets.choice_row import Choice, ChoiceRow
from companion.ui.widgets.flow_layout import FlowLayout
from companion.ui.widgets.passphrase_field import PassphraseField
from companion.ui.widgets.text_sizes import text_size_row

DAYS_AHEAD = 14
LANGUAGES = (Choice(Language.FR.value, "Français"), Choice(Language.EN.value, "English"))


class Step(QWidget):
    """A question with its title and explanation."""

    entered = Signal()

    def __init__(self, look: Look, title: str, *explanation: str) -> None:
        super().__init__()
        self.setProperty("kind", "bare")
        self.look = look
        self.rows = QVBoxLayout(self)
        self.rows.setContentsMargins(0, 0, 0, 0)
        self.rows.setSpacing(look.space(12))
        self.rows.addWidget(label(title, "title"))
        for sentence in explanation:
            self.rows.addWidget(label(sentence))

    def first_control(self) -> QWidget:
        """Where the keyboard starts."""
        return self

    def mishap(self) -> str:
        """The sentence that says why one cannot go on; empty when one can."""
        return ""


class LanguageStep(Step):
    """French or English, each named in itself; what the program is and is not."""

    chosen = Signal(str)

    def __init__(self, look: Look, texts: Texts) -> None:
        super().__init__(
            look,
            texts("Welcome"),
            texts("A record book to note how you feel and to prepare your consultations."),
        )
        self._row = ChoiceRow(
            look, "Langue, Language", LANGUAGES, chosen=texts.language.value, handle="language"
        )
        self._row.chosen.connect(self.chosen)
        self.rows.addSpacing(look.space(8))
        self.rows.addWidget(label("Langue · Language", "strong"))
        self.rows.addWidget(self._row)
        self.rows.addSpacing(look.space(8))
        self.rows.addWidget(label(texts(NOT_A_DEVICE), "small"))

    def first_control(self) -> QWidget:
        return self._row.current() or self


class TextSizeStep(Step):
    """The size of the text; the whole window shows it at once."""

    chosen = Signal(str)

    def __init__(self, look: Look, texts: Texts) -> None:
        super().__init__(
            look,
            texts("Can you read this easily?"),
            texts("Choose a text size. The whole window follows at once."),
        )
        self._row = text_size_row(look, texts)
        self._row.chosen.connect(self.chosen)
        self.rows.addWidget(self._row)

    def first_control(self) -> QWidget:
        return self._row.current() or self


class NameStep(Step):
    """What the person would like to be called."""

    def __init__(self, look: Look, texts: Texts, answers: FirstAnswers) -> None:
        super().__init__(
            look,
            texts("What would you like to be called?"),
            texts("A first name is enough. It stays on this computer."),
        )
        self._answers = answers
        self._field = QLineEdit(answers.name)
        self._field.setObjectName("name")
        self._field.setAccessibleName(texts("The name you would like to be called"))
        self._field.setMaxLength(80)
        self._field.textChanged.connect(self._on_text)
        self._field.returnPressed.connect(self.entered)
        self.rows.addWidget(self._field)

    def first_control(self) -> QWidget:
        return self._field

    def _on_text(self, text: str) -> None:
        self._answers.name = text


class PassphraseStep(Step):
    """To open without a password, or to choose one."""

    def __init__(self, look: Look, texts: Texts, answers: FirstAnswers) -> None:
        super().__init__(
            look,
            texts("How would you like to open your record book?"),
            texts("The file is encrypted in both cases."),
        )
        self._answers, self._texts = answers, texts
        choices = (
            Choice("none", texts("Open without a password")),
            Choice("chosen", texts("Choose a password")),
        )
        self._row = ChoiceRow(
            look,
            texts("How to open the record book"),
            choices,
            chosen="chosen" if answers.wants_passphrase else "none",
            handle="passphrase-choice",
        )
        self._row.chosen.connect(self._on_chosen)
        self._field = PassphraseField(
            look, texts, name=texts("Your password"), text=answers.passphrase
        )
        self._field.text_changed.connect(self._on_text)
        self._field.entered.connect(self.entered)
        self._without = label(
            texts("Anyone who uses this computer under your name can then open it."), "soft"
        )
        self._with = label(
            texts("This version cannot recover a lost password. Write it down in a safe place."),
            "soft",
        )
        for part in (self._row, self._without, self._field, self._with):
            self.rows.addWidget(part)
        self._show_choice()

    def first_control(self) -> QWidget:
        if self._answers.wants_passphrase:
            return self._field.field
        return self._row.current() or self

    def mishap(self) -> str:
        if self._answers.wants_passphrase and not self._answers.passphrase.strip():
            return self._texts("Please type a password, or open without one.")
        return ""

    def _on_chosen(self, key: str) -> None:
        self._answers.wants_passphrase = key == "chosen"
        self._show_choice()

    def _on_text(self, text: str) -> None:
        self._answers.passphrase = text

    def _show_choice(self) -> None:
        wanted = self._answers.wants_passphrase
        self._without.setVisible(not wanted)
        self._field.setVisible(wanted)
        self._with.setVisible(wanted)


class ConsultationStep(Step):
    """The next consultation, when its date is known."""

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
            chosen="unknown" if answers.day is None else "known",
            handle="consultation-choice",
        )
        self._row.chosen.connect(self._on_chosen)
        self._fields = self._make_fields(texts)
        self.rows.addWidget(self._row)
        self.rows.addWidget(self._fields)
        self._fields.setVisible(answers.day is not None)

    def first_control(self) -> QWidget:
        return self._row.current() or self

    def _make_fields(self, texts: Texts) -> QWidget:
        answers, look = self._answers, self.look
        today = QDate.currentDate()
        french = texts.language is Language.FR
        locale = QLocale(QLocale.Language.French if french else QLocale.Language.English)
        given = answers.day
        self._day = QDateEdit(
            QDate(given.year, given.month, given.day) if given else today.addDays(DAYS_AHEAD)
        )
        self._day.setLocale(locale)
        self._day.setDisplayFormat("dddd d MMMM yyyy" if french else "dddd, d MMMM yyyy")
        self._day.setCalendarPopup(True)
        self._day.setMinimumDate(today)
        self._day.dateChanged.connect(self._on_day)
        self._hour = QTimeEdit(QTime(answers.hour.hour, answers.hour.minute))
        self._hour.setDisplayFormat("HH 'h' mm" if french else "HH:mm")
        self._hour.timeChanged.connect(self._on_hour)
        self._who = QLineEdit(answers.with_whom)
        self._who.setMaxLength(120)
        self._who.textChanged.connect(self._on_who)
        self._who.returnPressed.connect(self.entered)
        whole = QWidget()
        whole.setProperty("kind", "bare")
        rows = QVBoxLayout(whole)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(look.space(12))
        flow = FlowLayout(look.space(12))
        flow.addWidget(_named(texts("Day"), self._day, "appointment-day", look))
        flow.addWidget(_named(texts("Hour"), self._hour, "appointment-hour", look))
        rows.addLayout(flow)
        rows.addWidget(
            _named(texts("With whom (if you wish)"), self._who, "appointment-with", look)
        )
        return whole

    def _on_chosen(self, key: str) -> None:
        self._fields.setVisible(key == "known")
        self._answers.day = None
        if key == "known":
            self._on_day(self._day.date())
            self._day.setFocus()

    def _on_day(self, day: QDate) -> None:
        self._answers.day = date(day.year(), day.month(), day.day())

    def _on_hour(self, hour: QTime) -> None:
        self._answers.hour = time(hour.hour(), hour.minute())

    def _on_who(self, text: str) -> None:
        self._answers.with_whom = text


def _named(name: str, field: QWidget, handle: str, look: Look) -> QWidget:
    """A field below its name."""
    field.setObjectName(handle)
    field.setAccessibleName(name)
    title = label(name, "strong", wrap=False)
    title.setBuddy(field)
    whole = QWidget()
    whole.setProperty("kind", "bare")
    rows = column(title, field, spacing=look.space(4))
    rows.setContentsMargins(0, 0, 0, 0)
    whole.setLayout(rows)
    return whole
