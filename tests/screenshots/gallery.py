"""`make gallery`: a window with each widget in every state, in each theme and size of text. For developers.

The first column is alive. The others are pictures of the same widget that is brought into a state: below the
mouse, held down, with the keyboard, disabled, checked, with a mistake.
"""

import sys
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from enum import StrEnum
from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QPixmap
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QMainWindow,
    QProgressBar,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from companion.actions.series import Reading, Series, plot_of
from companion.actions.time_line import Given
from companion.content.catalogue import load_catalogue
from companion.domain.symptoms import Catalogue
from companion.domain.timeline import Absence, Period
from companion.domain.words import Language
from companion.messages import Texts, load_texts
from companion.ui.drawings.body_places import BodyPlaces
from companion.ui.drawings.heat_strip import HeatStrip, StripContent, StripRow
from companion.ui.drawings.line_chart import ChartContent, LineChart
from companion.ui.look import tokens
from companion.ui.look.icons import icon
from companion.ui.look.look import Look
from companion.ui.look.palettes import CHOSEN
from companion.ui.screens.questionnaire.big_choices import BigChoices
from companion.ui.widgets.basics import Card, button, clear, keep_room_for_bold, label, with_icon
from companion.ui.widgets.choices.level_choice import LevelBadge, LevelButton
from companion.ui.widgets.choices.radio_row import RadioRow
from companion.ui.widgets.choices.tick_row import TickRow
from companion.ui.widgets.days.day_field import DayField
from companion.ui.widgets.empty_state import EmptyState
from companion.ui.widgets.fields import Field, TextField
from companion.ui.widgets.scroll_ground import ScrollGround
from companion.ui.window.dressing import dress
from tests.screenshots.stage import settle

TODAY: Final = date(2026, 11, 21)
KINDS: Final = (
    "text",
    "title",
    "heading",
    "strong",
    "soft",
    "small",
    "warning",
    "error",
    "pill",
    "phone",
)
BUTTONS: Final = ("primary", "secondary", "quiet", "link", "nav-warning")


class State(StrEnum):
    """What a widget can be brought into."""

    NORMAL = "normal"
    HOVER = "hover"
    PRESSED = "pressed"
    FOCUSED = "focused"
    DISABLED = "disabled"
    CHECKED = "checked"
    ERROR = "error"


def samples(look: Look, texts: Texts) -> Iterator[tuple[str, Callable[[], QWidget]]]:
    """Each widget by its name, made anew at each call."""
    for kind in BUTTONS:
        yield f"button {kind}", partial(_button, kind)
    yield (
        "button icon",
        lambda: with_icon(_button("icon", ""), "journal", look.palette.primary, look),
    )
    yield "button day", lambda: _checkable(_button("day", "21"))
    yield "navigation", lambda: _nav(look)
    yield "TickRow", lambda: TickRow(look, "Fatigue")
    yield "RadioRow", lambda: RadioRow(look, "Depuis la dernière consultation")
    yield "LevelButton", lambda: _level(look)
    yield "BigChoices", lambda: BigChoices(look, "Question", ("Bien", "Mal"))
    yield "TextField", lambda: TextField(look, texts, "with", "Avec qui", width=240)
    yield "DayField", lambda: DayField(look, texts, "day", "Jour", today=TODAY)
    yield "choice", _combo


def _button(kind: str, words: str = "Enregistrer") -> QPushButton:
    made = button(words, lambda: None, kind=kind)
    if kind == "quiet":
        keep_room_for_bold(made).setCheckable(True)
    return made


def _checkable(made: QAbstractButton) -> QAbstractButton:
    made.setCheckable(True)
    return made


def _nav(look: Look) -> QToolButton:
    made = QToolButton()
    made.setText("Accueil")
    made.setIcon(icon("home", look.palette.ink, look, look.px(22)))
    made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    made.setProperty("kind", "nav")
    return made


def _level(look: Look) -> LevelButton:
    made = LevelButton(look, 2, "Modérément")
    made.setFixedSize(made.sizeHint())
    return made


def _combo() -> QComboBox:
    made = QComboBox()
    made.addItems(["Le mois affiché", "Tous les jours"])
    return made


def _point_at(control: QWidget) -> None:
    """Let the mouse rest on a control: a push button believes only what moves over it."""
    control.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
    where, none = QPointF(control.rect().center()), Qt.MouseButton.NoButton
    plain = Qt.KeyboardModifier.NoModifier
    move = QMouseEvent(QEvent.Type.MouseMove, where, where, none, none, plain)
    QApplication.sendEvent(control, move)


def a_strip(catalogue: Catalogue) -> StripContent:
    """Every level and every kind of nothing, twice, a symptom that is there or not, an infusion."""
    levels = (0, 1, 2, 3, 4, *Absence)
    asked = catalogue.symptoms["fatigue"], catalogue.symptoms["rash"]
    rows = (
        StripRow(asked[0], levels * 2),
        StripRow(
            asked[1], (0, 1, *Absence) * 3 + (0,) * (2 * len(levels) - 3 * (2 + len(Absence)))
        ),
        StripRow(asked[0], levels[::-1] * 2, "Paul"),
    )
    first = TODAY - timedelta(days=2 * len(levels) - 1)
    return StripContent(Period(first, TODAY), rows, frozenset({first + timedelta(days=3)}))


def a_chart(look: Look, catalogue: Catalogue) -> LineChart:
    """A row of numbers with a gap, the laboratory's range and an infusion."""
    quantity, first = catalogue.quantities["tsh"], TODAY - timedelta(days=99)
    days = (*range(0, 31, 5), *range(70, 96, 5))
    readings = tuple(
        Reading(str(day), first + timedelta(days=day), None, 1.0 + day % 7, 0.4, 4.0)
        for day in days
    )
    period, series = Period(first, TODAY), Series(quantity, quantity.units[0], readings)
    made = LineChart(look, Language.FR)
    given = (Given(first + timedelta(days=50), 2),)
    made.show_chart(ChartContent(plot_of(series, period, cells=400), period, given))
    return made


class Board(QWidget):
    """All of it in one look. It is drawn once it is on screen: only then a widget can have the keyboard."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look, self._texts = look, load_texts(Language.FR)
        self.setProperty("kind", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._rows = QVBoxLayout(self)
        self._rows.setSpacing(look.space(16))
        self._hidden = QWidget(
            self
        )  # where widgets are brought into a state, outside of what is seen
        self._hidden.setGeometry(-4_000, 0, 2_000, 1_000)
        self._hidden.show()

    def draw(self) -> None:
        """Show the colours, the type, the widgets in their states, the cards."""
        for part in (
            self._colours(),
            self._type(),
            self._states(),
            self._drawings(),
            self._cards(),
        ):
            self._rows.addWidget(part)

    def _colours(self) -> QWidget:
        card, palette = Card(self._look), self._look.palette
        card.rows.addWidget(label("Colours", "heading"))
        grid = QGridLayout()
        roles = [name for name in type(palette).__annotations__ if name != "levels"]
        for place, role in enumerate(roles):
            swatch = QLabel()
            swatch.setFixedSize(self._look.px(44), self._look.px(28))
            picture = QPixmap(swatch.size())
            picture.fill(getattr(palette, role))
            swatch.setPixmap(picture)
            grid.addWidget(swatch, place // 4, place % 4 * 2)
            grid.addWidget(
                label(f"{role} {getattr(palette, role)}", "small"), place // 4, place % 4 * 2 + 1
            )
        card.rows.addLayout(grid)
        badges = QHBoxLayout()
        for level in range(5):
            badges.addWidget(LevelBadge(self._look, level))
        badges.addWidget(LevelBadge(self._look, 1, presence=True))
        badges.addStretch(1)
        card.rows.addLayout(badges)
        return card

    def _type(self) -> QWidget:
        card = Card(self._look)
        card.rows.addWidget(label("Type", "heading"))
        for kind in KINDS:
            card.rows.addWidget(label(f"{kind} : Comment allez-vous aujourd’hui ? 01 23 45", kind))
        bar = QProgressBar()
        bar.setTextVisible(False)
        bar.setValue(40)
        card.rows.addWidget(bar)
        return card

    def _states(self) -> QWidget:
        card = Card(self._look)
        card.rows.addWidget(label("States", "heading"))
        grid = QGridLayout()
        grid.setSpacing(self._look.space(12))
        for column, state in enumerate(State):
            grid.addWidget(label(state, "small-strong", wrap=False), 0, column + 1)
        for row, (name, make) in enumerate(samples(self._look, self._texts), start=1):
            grid.addWidget(label(name, "small", wrap=False), row, 0)
            grid.addWidget(make(), row, 1)
            for column, state in enumerate(list(State)[1:], start=2):
                shown = self._in_state(make(), state)
                if shown is not None:
                    picture = QLabel()
                    picture.setPixmap(shown)
                    grid.addWidget(picture, row, column)
        card.rows.addLayout(grid)
        return card

    def _in_state(self, made: QWidget, state: State) -> QPixmap | None:
        """A picture of the widget in that state; None where it has none such."""
        made.setParent(self._hidden)
        made.move(QPoint(0, 0))
        made.adjustSize()
        made.show()
        control = made.focusProxy() or made
        if isinstance(made, BigChoices):
            control = made.findChildren(QAbstractButton)[0]
        taken = self._photo(made) if self._bring(made, control, state) else None
        made.deleteLater()
        return taken

    def _photo(self, made: QWidget) -> QPixmap:
        """Only what the widget draws, on the ground of a card."""
        taken = QPixmap(made.size() * made.devicePixelRatioF())
        taken.setDevicePixelRatio(made.devicePixelRatioF())
        taken.fill(self._look.palette.surface)
        made.render(taken, renderFlags=QWidget.RenderFlag.DrawChildren)
        return taken

    def _bring(self, made: QWidget, control: QWidget, state: State) -> bool:
        match state:
            case State.HOVER:
                _point_at(control)
            case State.FOCUSED:
                control.setFocus(Qt.FocusReason.TabFocusReason)
            case State.DISABLED:
                made.setEnabled(False)
            case State.ERROR if isinstance(made, Field):
                made.tell("Veuillez écrire la date.")
                made.adjustSize()
            case State.PRESSED if isinstance(control, QAbstractButton):
                control.setDown(True)
            case State.CHECKED if isinstance(control, QAbstractButton) and control.isCheckable():
                control.setChecked(True)
            case State.CHECKED if isinstance(control, QToolButton):
                control.setProperty("here", "true")
                control.style().polish(control)
            case _:
                return False
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        return True

    def _drawings(self) -> QWidget:
        look, texts, catalogue = self._look, self._texts, load_catalogue()
        card = Card(look)
        card.rows.addWidget(label("Drawings", "heading"))
        strip = HeatStrip(look, texts, catalogue, name="HeatStrip")
        strip.show_content(a_strip(catalogue))
        for width, made in ((720, strip), (720, a_chart(look, catalogue))):
            made.setFixedWidth(width)
            card.rows.addWidget(made)
        card.rows.addWidget(
            BodyPlaces(look, texts, catalogue.body, ("face", "left-forearm", "belly"))
        )
        return card

    def _cards(self) -> QWidget:
        look = self._look
        whole = QWidget()
        rows = QVBoxLayout(whole)
        for kind in ("card", "focus-card", "hero", "warning-card", "aside", "desk", "toast"):
            card = Card(look, kind)
            words = "on-primary" if kind == "hero" else "text"
            card.rows.addWidget(label(kind, words))
            if kind == "hero":
                acts = QHBoxLayout()
                acts.addWidget(button("Noter mes symptômes", lambda: None, kind="on-hero"))
                acts.addWidget(button("Rien à signaler", lambda: None, kind="on-hero-outline"))
                acts.addStretch(1)
                card.rows.addLayout(acts)
            rows.addWidget(card)
        for name in ("infusions", "medicines", "measurements", "appointments", "events", "team", "photos",
                     "questionnaires", "journal"):  # fmt: skip
            rows.addWidget(EmptyState(look, name, name, "Ce qui sera ici."))
        return whole


class Gallery(QMainWindow):
    """The board, with the themes and the sizes of text above it."""

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle("Gallery")
        self.resize(1280, 820)
        self._chosen, self._percent = next(iter(CHOSEN)), 100
        self._ground: ScrollGround | None = None

    def show_look(self, look: Look) -> Board:
        """Draw all of it in that look, and return the board."""
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        dress(application, look)
        ground = ScrollGround(look)
        board = Board(look)
        clear(ground.rows)
        ground.rows.addWidget(self._choices(look))
        ground.rows.addWidget(board)
        self.setCentralWidget(ground)
        self.show()
        self.activateWindow()
        QApplication.processEvents()
        board.draw()
        settle()
        return board

    def _choices(self, look: Look) -> QWidget:
        holder = QWidget()
        inside = QHBoxLayout(holder)
        inside.setSpacing(look.space(tokens.SPACES[3]))
        for theme in CHOSEN:
            inside.addWidget(button(theme, partial(self._choose, theme.value), kind="quiet"))
        for percent in (100, 150, 200):
            inside.addWidget(button(f"{percent} %", partial(self._size, percent), kind="quiet"))
        inside.addStretch(1)
        return holder

    def _choose(self, theme: str) -> None:
        self._chosen = next(each for each in CHOSEN if each.value == theme)
        self.show_look(Look(CHOSEN[self._chosen], self._percent))

    def _size(self, percent: int) -> None:
        self._percent = percent
        self.show_look(Look(CHOSEN[self._chosen], percent))


def main() -> int:
    application = QApplication(sys.argv)
    application.setStyle("Fusion")
    from companion.ui.look.fonts import load_fonts

    load_fonts()
    gallery = Gallery()
    gallery.show_look(Look(next(iter(CHOSEN.values()))))
    return application.exec()


if __name__ == "__main__":
    sys.exit(main())
