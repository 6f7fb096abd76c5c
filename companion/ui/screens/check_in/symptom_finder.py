"""Symptoms by the groups of what people feel, with a search that knows everyday words.

Each symptom is a control that the user of this widget makes. It decides nothing about them.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from companion.actions.check_in.symptom_search import SymptomSearch
from companion.domain.symptoms import Catalogue, Symptom
from companion.domain.validity import LONGEST_OWN_SYMPTOM
from companion.messages import Texts
from companion.ui.look.look import Look
from companion.ui.widgets.announce import SaidAfterTyping
from companion.ui.widgets.basics import button, label, with_icon
from companion.ui.widgets.layouts.flow_layout import FlowLayout
from companion.ui.widgets.layouts.items_layout import ColumnsLayout
from companion.ui.widgets.scroll_ground import ground_of
from companion.ui.widgets.search_answers import SearchAnswers

SEARCH_WIDTH = 420
NARROWEST_GROUP = 250
ROOM_FOR_FOUND = 240
SHORTEST_OWN = 2
MOST_NAMED = 3
MOST_COLUMNS = 3
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_DOWN = (*_ENTER, Qt.Key.Key_Down)


class _SearchLine(QLineEdit):
    """Enter and the arrow down lead to what was found; Escape empties it.

    `entered`: the keyboard came, and no button of the mouse is down any more.
    """

    left = Signal()
    entered = Signal()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not QApplication.mouseButtons():
            self.entered.emit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self.entered.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _DOWN:
            if not event.isAutoRepeat():
                self.left.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


class SymptomFinder(QWidget):
    """`symptoms` in their groups, each as the control that `make` gives.

    `stacked`: one below the other, as ticks stand; else side by side, as buttons do. A search that
    means one of those that are `there` already says so.
    """

    own_wanted = Signal(str)
    card_wanted = Signal()
    measurement_wanted = Signal(str)

    def __init__(
        self,
        look: Look,
        texts: Texts,
        catalogue: Catalogue,
        symptoms: Sequence[Symptom],
        make: Callable[[Symptom], QAbstractButton],
        *,
        stacked: bool = False,
        there: Sequence[Symptom] = (),
        about: str | None = None,
    ) -> None:
        super().__init__()
        self._look, self._texts, self._make = look, texts, make
        self._stacked, self._about = stacked, about
        self._search = SymptomSearch.of((*symptoms, *there), catalogue, texts.language)
        self._there = {symptom.id: symptom for symptom in there}
        self._controls: dict[str, QAbstractButton] = {}
        self._groups: dict[QWidget, tuple[str, ...]] = {}
        self._found, self._already, self._is_held = tuple[str, ...](), tuple[str, ...](), False
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(look.space(8))
        self._line = self._make_line(rows)
        self._said = label(self._usual_words(), "small")
        self._said.setObjectName("symptom-search-said")
        self._soon = SaidAfterTyping(self._said)
        self._own = self._make_own()
        self._answers = SearchAnswers(look, texts, catalogue)
        self._answers.card_wanted.connect(self.card_wanted)
        self._answers.measurement_wanted.connect(self.measurement_wanted)
        line = FlowLayout(look.space(12))
        line.addWidget(self._own)
        rows.addWidget(self._answers)
        rows.addWidget(self._said)
        self._columns = self._groups_of(catalogue, symptoms)
        rows.addLayout(self._columns)
        rows.addLayout(line)  # last: what the list knows is noted under its own name
        rows.addStretch(1)

    def control(self, symptom_id: str) -> QAbstractButton | None:
        """The control of a symptom; None when it is not among them."""
        return self._controls.get(symptom_id)

    def focus_search(self) -> None:
        """Put the keyboard where words are typed."""
        self._line.setFocus(Qt.FocusReason.OtherFocusReason)

    def typed(self) -> str:
        """What is searched for."""
        return self._line.text()

    def type(self, text: str) -> None:
        """Search for these words."""
        self._line.setText(text)

    def _make_own(self) -> QPushButton:
        look = self._look
        made = button(self._texts("Note it in these words"), self._on_own)
        made.setObjectName("add-own-symptom")
        made.hide()
        return with_icon(made, "add", look.palette.primary, look)

    def _make_line(self, rows: QVBoxLayout) -> _SearchLine:
        asked = self._texts("What do you feel?")
        if self._about is not None:
            asked = self._texts("What does {name} feel?", name=self._about)
        title = label(asked, "strong")
        made = _SearchLine()
        made.setObjectName("symptom-search")
        made.setAccessibleName(title.text())
        made.setPlaceholderText(self._texts("For example: I scratch, out of breath"))
        made.setMaxLength(LONGEST_OWN_SYMPTOM)
        made.setMaximumWidth(self._look.px(SEARCH_WIDTH))
        made.textChanged.connect(self._on_typed)
        made.left.connect(self._on_left)
        made.entered.connect(self._make_room)
        title.setBuddy(made)
        rows.addWidget(title)
        rows.addWidget(made)
        return made

    def _groups_of(self, catalogue: Catalogue, symptoms: Sequence[Symptom]) -> ColumnsLayout:
        look = self._look
        columns = ColumnsLayout(
            narrowest=look.px(NARROWEST_GROUP),
            most=MOST_COLUMNS,
            gap=look.space(24),
            line_gap=look.space(12),
        )
        for group in catalogue.groups:
            inside = [symptom for symptom in symptoms if symptom.group == group.id]
            if inside:
                columns.addWidget(self._group(self._texts.words(group.label), inside))
        return columns

    def _group(self, title: str, symptoms: Sequence[Symptom]) -> QWidget:
        part = QWidget()
        rows = QVBoxLayout(part)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(self._look.space(4))
        rows.addWidget(label(title, "small-strong"))
        inside = QVBoxLayout() if self._stacked else FlowLayout(self._look.space(8))
        inside.setSpacing(0)
        for symptom in symptoms:
            control = self._controls[symptom.id] = self._make(symptom)
            inside.addWidget(control)
        rows.addLayout(inside)
        self._groups[part] = tuple(symptom.id for symptom in symptoms)
        return part

    def _hold_still(self, *, searching: bool) -> None:
        """While one searches, the room of the whole list stays: the page neither shrinks nor jumps."""
        if searching is self._is_held:
            return
        self._is_held = searching
        self.setMinimumHeight(self.height() if searching else 0)
        if searching:
            self._make_room()

    def _make_room(self) -> None:
        """What will be found has room below the line: made before one types, so that the line then stays."""
        ground = ground_of(self)
        if ground is None or not self.isVisible():
            return
        wanted = min(self._look.px(ROOM_FOR_FOUND), ground.height() // 2)
        if ground.room_below(self._line) < wanted:
            ground.lift(self)

    def _on_typed(self, text: str) -> None:
        words = " ".join(text.split())
        self._hold_still(searching=bool(words))
        found = self._search.find(words)
        meant = found.symptoms
        self._answers.show_found(found)
        self._found = tuple(symptom for symptom in meant if symptom in self._controls)
        self._already = tuple(symptom for symptom in meant if symptom in self._there)
        for symptom, control in self._controls.items():
            control.setVisible(not words or symptom in self._found)
        for part, inside in self._groups.items():
            part.setVisible(not words or any(symptom in self._found for symptom in inside))
        groups = sum(not part.isHidden() for part in self._groups)
        # What a few groups have stands side by side, over the whole width.
        self._columns.set_most(1 if words and groups <= MOST_COLUMNS else MOST_COLUMNS)
        self._own.setVisible(len(words) >= SHORTEST_OWN)
        self._own.setAccessibleDescription(words)
        self._said.setText(self._found_words() if words else self._usual_words())
        self._soon.say(" ".join(filter(None, (self._answers.words(), self._said.text()))))

    def _usual_words(self) -> str:
        return self._texts("Not in the list? Type it: it can be noted in your own words.")

    def _found_words(self) -> str:
        if self._already:
            names = [self._texts.words(self._there[each].label) for each in self._already]
            return self._texts(
                "Already in this check-in: {symptoms}.", symptoms=", ".join(names[:MOST_NAMED])
            )
        if not self._found:
            return self._texts("Nothing in the list is called that.")
        return self._texts.plural(
            "{count} symptom of the list fits.",
            "{count} symptoms of the list fit.",
            len(self._found),
        )

    def _on_left(self) -> None:
        """To the likeliest symptom, else to one's own words."""
        goal = self._controls[self._found[0]] if self._found else self._own
        if goal.isVisible():
            goal.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_own(self) -> None:
        self.own_wanted.emit(" ".join(self._line.text().split()))
