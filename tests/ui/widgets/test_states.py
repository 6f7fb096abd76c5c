"""Each button answers to the mouse: another look below it, and another while it is held down."""

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QImage, QMouseEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from companion.domain.words import Language
from companion.messages import load_texts
from companion.settings import Theme
from companion.ui.look.look import Look
from companion.ui.look.palettes import CHOSEN
from companion.ui.widgets.big_button import BigButton
from companion.ui.window.dressing import dress
from tests.screenshots.gallery import samples


def drawn(control: QWidget) -> QImage:
    QApplication.processEvents()
    return control.grab().toImage()


def below_the_mouse(control: QAbstractButton) -> QImage:
    """As it is drawn while the mouse rests on it."""
    control.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
    at, none = QPointF(control.rect().center()), Qt.MouseButton.NoButton
    move = QMouseEvent(QEvent.Type.MouseMove, at, at, none, none, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(control, move)
    return drawn(control)


def dull(control: QAbstractButton) -> list[str]:
    """The states in which it looks as before."""
    found, before = [], drawn(control)
    pointed = below_the_mouse(control)
    if pointed == before:
        found.append("hover")
    control.setDown(True)
    if drawn(control) == pointed:
        found.append("held")
    if control.cursor().shape() is not Qt.CursorShape.PointingHandCursor:
        found.append("cursor")
    return found


@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.CONTRAST])
def test_each_button_shows_the_mouse_and_a_press_chosen_or_not(qtbot: QtBot, theme: Theme) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    look, texts = Look(CHOSEN[theme]), load_texts(Language.FR)
    dress(application, look)
    kinds = [f"big{more}" for more in ("", "-warning", "-other")]
    made = {name: make() for name, make in samples(look, texts) if name != "navigation"}
    made |= {kind: BigButton(look, kind, "journal", "Noter", lambda: None) for kind in kinds}
    found: dict[str, list[str]] = {}
    for name, part in made.items():
        qtbot.addWidget(part)
        part.show()
        buttons = part.findChildren(QAbstractButton)
        control = part if isinstance(part, QAbstractButton) else buttons[0] if buttons else None
        if control is None:
            continue
        found[name] = dull(control)
        control.setDown(False)
        if control.isCheckable():
            control.setChecked(True)
            control.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, False)
            found[f"{name}, chosen"] = dull(control)
    application.setStyleSheet("")
    assert {name: states for name, states in found.items() if states} == {}


@pytest.mark.parametrize("theme", list(CHOSEN), ids=lambda theme: theme.value)
@pytest.mark.parametrize("kind", ["nav", "nav-warning"])
def test_each_line_of_the_navigation_does_so_where_one_is_too(
    qtbot: QtBot, theme: Theme, kind: str
) -> None:
    """And below the mouse a line never looks like the one that tells where one is."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    dress(application, Look(CHOSEN[theme]))
    pictures: list[QImage] = []
    for is_here in (False, True):
        line = QToolButton()
        line.setText("Signes d’alerte")
        line.setProperty("kind", kind)
        line.setProperty("here", is_here)
        qtbot.addWidget(line)
        line.show()
        pictures += [drawn(line), below_the_mouse(line)]
        line.setDown(True)
        pictures.append(drawn(line))
    application.setStyleSheet("")
    same = [
        (one, other) for one in range(6) for other in range(one) if pictures[one] == pictures[other]
    ]
    assert [pair for pair in same if pair != (5, 2)] == []  # held down, both are
