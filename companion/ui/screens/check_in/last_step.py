"""The last step of a check-in: what was answered, a note, and whatever else one wants to add.

It shows a check-in in progress and says what was pressed; it neither changes it nor saves it.
"""

from collections.abc import Iterable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import (
    QAbstractButton,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from companion.actions.check_in.open_check_in import OpenCheckIn
from companion.domain.carnet import Carnet
from companion.domain.symptoms import Symptom
from companion.ui.doors.press_guard import as_screen
from companion.ui.screens.check_in.answer_line import AnswerLine, widest_name
from companion.ui.screens.check_in.steps import Asking, details_line
from companion.ui.screens.check_in.symptom_finder import SymptomFinder
from companion.ui.widgets.basics import Card, button, label, rule, show_tip, with_icon
from companion.ui.widgets.first_letters import FirstLetters
from companion.ui.widgets.layouts.beside import Beside
from companion.ui.widgets.layouts.flow_layout import FlowLayout
from companion.ui.widgets.own_words import breakable
from companion.ui.widgets.unfolding import fold_button


class LastStep(QWidget):
    """What was answered, a note, and the symptoms that were not asked."""

    change_asked = Signal(str)
    add_asked = Signal(str)
    note_written = Signal(str)
    own_asked = Signal(str)
    card_asked = Signal()
    measurement_asked = Signal(str)
    others_shown = Signal(QWidget)

    def __init__(
        self, asking: Asking, check_in: OpenCheckIn, photos: Iterable[QWidget] = ()
    ) -> None:
        super().__init__()
        as_screen(self)
        self._asking, self._check_in = asking, check_in
        self._carnet: Carnet | None = None
        look = asking.look
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(look.space(16))
        answered, note = self._answered(tuple(photos)), self._note()
        rows.addWidget(Beside(answered, note, wide=look.px(760), gap=look.space(16), share=2))
        self._others = self._other_symptoms()
        self._others.hide()
        rows.addWidget(self._others)

    def focus_first(self) -> None:
        """Put the keyboard on the first answer, which is where a correction begins."""
        first = self._lines[0].change if self._lines else self._field
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_on_from(self, before: QWidget | None, carnet: Carnet) -> None:
        """Search on as `before`, this step before it was drawn anew, unless something was noted since.

        The card and a measurement lead away and back: who cancels finds again what was offered.
        """
        self._carnet = carnet
        words = before.searched_in(carnet) if isinstance(before, LastStep) else None
        if words is not None:
            self._set_others(shown=True)
            self._finder.type(words)

    def searched_in(self, carnet: Carnet) -> str | None:
        """What is searched for; None where nothing is, or it was drawn of another carnet."""
        is_open = self._carnet is carnet and not self._others.isHidden()
        return self._finder.typed() if is_open else None

    def search_on(self) -> bool:
        """Put the keyboard back where one was searching; False where nobody was."""
        searching = not self._others.isHidden() and bool(self._finder.typed())
        if searching:
            self._finder.focus_search()
            self.others_shown.emit(self._others)
        return searching

    def note_begins_at(self, elsewhere: Iterable[QWidget]) -> None:
        """Somebody types without having chosen the field: take it as the note."""
        own = self.findChildren(QAbstractButton)
        FirstLetters(self, {*elsewhere, *own}).typed.connect(self._write)

    def _write(self, letters: str) -> None:
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)
        self._field.moveCursor(QTextCursor.MoveOperation.End)
        self._field.insertPlainText(letters)

    def _answered(self, photos: Sequence[QWidget]) -> Card:
        asking = self._asking
        made = Card(asking.look)
        made.rows.setSpacing(0)
        made.rows.addWidget(label(asking.texts("What was noted"), "heading"))
        made.rows.addSpacing(asking.look.space(8))
        width = widest_name(asking.look, asking.texts, self._check_in.symptoms)
        self._lines = [
            AnswerLine(
                asking.look,
                asking.texts,
                asking.catalogue,
                symptom=symptom,
                answer=self._check_in.given(symptom),
                on_change=partial(self.change_asked.emit, symptom.id),
                details=details_line(asking, self._check_in, symptom),
                name_width=width,
            )
            for symptom in self._check_in.symptoms
        ]
        for line in self._lines:
            made.rows.addWidget(line)
        space = asking.look.space
        for place, photo in enumerate(photos):
            if place == 0:
                made.rows.addSpacing(space(12))
                made.rows.addWidget(rule())
                made.rows.addSpacing(space(12))
                made.rows.addWidget(label(asking.texts("Photos of this day"), "heading"))
            made.rows.addSpacing(space(8))
            made.rows.addWidget(photo)
        made.rows.addStretch(1)
        return made

    def _note(self) -> Card:
        look, texts = self._asking.look, self._asking.texts
        made = Card(look, "focus-card")
        made.rows.setSpacing(look.space(12))
        heading = label(texts("A note, if you wish"), "heading")
        self._field = QPlainTextEdit(self._check_in.note)
        self._field.setObjectName("note")
        self._field.setAccessibleName(texts("A note, if you wish"))
        self._field.setTabChangesFocus(True)
        self._field.setPlaceholderText(texts("In your own words: what happened, what helped."))
        self._field.textChanged.connect(self._on_note_written)
        heading.setBuddy(self._field)
        made.rows.addWidget(heading)
        made.rows.addWidget(self._field)
        made.rows.addWidget(rule())
        made.rows.addWidget(label(texts("Anything else?"), "heading"))
        made.rows.addWidget(
            label(
                texts("What was not asked can be added, from the list or in your own words."),
                "small",
            )
        )
        self._more = fold_button(
            texts, texts("Add another symptom"), self._show_others, kind="secondary"
        )
        with_icon(self._more, "add", look.palette.primary, look)
        self._more.setObjectName("other-symptoms")
        line = FlowLayout(0)
        line.addWidget(self._more)
        made.rows.addLayout(line)
        made.rows.addStretch(1)
        return made

    def _other_symptoms(self) -> Card:
        asking = self._asking
        made = Card(asking.look)
        made.rows.addWidget(label(asking.texts("Other symptoms"), "heading"))
        others = [
            symptom
            for symptom in asking.catalogue.symptoms.values()
            if symptom not in self._check_in.symptoms and not symptom.retired
        ]
        self._finder = SymptomFinder(
            asking.look,
            asking.texts,
            asking.catalogue,
            others,
            self._add_button,
            there=self._check_in.symptoms,
            about=asking.about,
        )
        self._finder.own_wanted.connect(self.own_asked)
        self._finder.card_wanted.connect(self.card_asked)
        self._finder.measurement_wanted.connect(self.measurement_asked)
        made.rows.addWidget(self._finder)
        return made

    def _add_button(self, symptom: Symptom) -> QPushButton:
        name = self._asking.texts.words(symptom.label)
        made = button(breakable(name), partial(self.add_asked.emit, symptom.id), kind="quiet")
        made.setAccessibleName(name)
        show_tip(made, name)
        made.setObjectName(f"add-{symptom.id}")
        return made

    def _show_others(self) -> None:
        self._set_others(shown=self._others.isHidden())
        if not self._others.isHidden():
            self._finder.focus_search()
            self.others_shown.emit(self._others)

    def _set_others(self, *, shown: bool) -> None:
        self._others.setVisible(shown)
        self._more.tell(is_open=shown)

    def _on_note_written(self) -> None:
        self.note_written.emit(self._field.toPlainText())
