"""What a screen reader counts in a scrolling page stays the same while the page changes."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QAccessible, QResizeEvent
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from companion.ui.drawings.photo_view import PhotoView
from companion.ui.look.look import LIGHT, Look
from companion.ui.widgets.basics import Card
from companion.ui.widgets.layouts.cards_layout import CardsLayout
from companion.ui.widgets.scroll_ground import ScrollGround
from companion.ui.widgets.steady_scroll import SteadyScroll
from tests.screenshots.stage import settle


def children_heard(area: SteadyScroll) -> int:
    """How many children a screen reader is told of."""
    return QAccessible.queryAccessibleInterface(area).childCount()


def test_the_accessible_children_never_change(qtbot: QtBot) -> None:
    """Whether the bar shows, hides, or the whole page is hidden: Qt checks no index of a child."""
    area, tall = SteadyScroll(), QWidget()
    qtbot.addWidget(area)
    area.setWidget(tall)
    area.resize(300, 200)
    area.show()
    counted = {children_heard(area)}
    tall.setMinimumHeight(2000)
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() > 0)
    counted.add(children_heard(area))
    area.hide()
    counted.add(children_heard(area))
    assert counted == {1}


def test_the_bar_shows_when_there_is_more_to_see(qtbot: QtBot) -> None:
    """It takes its own room beside the content, and goes when all fits again."""
    area, content = SteadyScroll(), QWidget()
    qtbot.addWidget(area)
    area.setWidget(content)
    area.resize(300, 200)
    area.show()
    content.setMinimumHeight(2000)
    qtbot.waitUntil(area.bar.isVisible)
    assert area.viewport().width() == 300 - area.bar.width()
    area.bar.setValue(500)
    assert area.verticalScrollBar().value() == 500
    area.verticalScrollBar().setValue(100)
    assert area.bar.value() == 100
    content.setMinimumHeight(10)
    qtbot.waitUntil(lambda: not area.bar.isVisible())
    assert area.viewport().width() == 300


class Undecided(QWidget):
    """Taller than the area without its bar, and small enough beside it."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.setMinimumHeight(210 if event.size().width() > 290 else 190)


def test_content_that_fits_only_beside_the_bar_keeps_it(qtbot: QtBot) -> None:
    """Showing and hiding it in turns would never end."""
    area = SteadyScroll()
    qtbot.addWidget(area)
    area.setWidget(Undecided())
    area.resize(300, 200)
    area.show()
    qtbot.waitUntil(area.bar.isVisible)
    assert area.viewport().width() == 300 - area.bar.width()


def ground_with(qtbot: QtBot, height: int) -> tuple[ScrollGround, QPushButton]:
    ground, part = ScrollGround(Look(LIGHT)), QPushButton("Noter")
    part.setFixedHeight(height)
    ground.rows.addWidget(part)
    qtbot.addWidget(ground)
    ground.resize(600, 500)
    ground.show()
    settle()
    return ground, part


def test_the_right_edge_stays_when_the_bar_comes(qtbot: QtBot) -> None:
    edges = set()
    for height in (100, 900):
        ground, part = ground_with(qtbot, height)
        edges.add(part.mapTo(ground, part.rect().topRight()).x())
        part.setFixedHeight(1000 - height)
        settle()
        edges.add(part.mapTo(ground, part.rect().topRight()).x())
    assert len(edges) == 1


def test_a_screen_opens_where_it_begins_while_that_shows_what_has_the_keyboard(
    qtbot: QtBot,
) -> None:
    ground, part = ground_with(qtbot, 440)
    below = QPushButton("Continuer")
    below.setFixedHeight(440)
    ground.rows.addWidget(below)
    settle()
    ground.keep_in_sight(part, 72)
    assert ground.verticalScrollBar().value() == 0
    ground.keep_in_sight(below, 72)
    assert ground.verticalScrollBar().value() > 0


def test_a_foot_that_was_hidden_while_the_window_changed_comes_back(qtbot: QtBot) -> None:
    """The ground is laid out before Qt has told the foot that its buttons are gone."""
    ground, buttons = ScrollGround(Look(LIGHT)), QPushButton("Save")
    qtbot.addWidget(ground)
    ground.pin(buttons)
    ground.resize(400, 300)
    ground.show()
    QApplication.processEvents()
    assert buttons.isVisible()
    buttons.hide()
    ground.resize(400, 310)
    QApplication.processEvents()
    assert not buttons.isVisible()
    buttons.show()
    QApplication.processEvents()
    assert buttons.isVisible()


def test_nothing_blank_lies_below_the_last_line(qtbot: QtBot) -> None:
    """A photo that could be larger needs less in the width that it has."""
    look = Look(LIGHT)
    ground = ScrollGround(look)
    qtbot.addWidget(ground)
    holder = QWidget()
    cards = CardsLayout(narrowest=200, most=2, gap=8, parent=holder)
    for _ in range(2):
        card = Card(look)
        card.rows.addWidget(PhotoView(look, "", QSize(80, 60), widest=900, highest=900, boxed=True))
        cards.addWidget(card)
    ground.rows.addWidget(holder)
    ground.resize(900, 120)
    ground.show()
    settle()
    content = ground.widget()
    assert content is not None
    assert content.height() == content.heightForWidth(content.width()) > 120
