"""The body map: every place is reached by the arrows and by the mouse; drawing and list in step."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow
from pytestqt.qtbot import QtBot

from companion.content.catalogue import load_catalogue
from companion.domain.body_map import BodySide
from companion.domain.words import Language
from companion.messages import load_texts
from companion.ui.drawings.body_map import BodyFigures
from companion.ui.drawings.body_places import BodyPlaces
from companion.ui.look.look import LIGHT, Look
from tests.ui.screen_walk import accessible_name

BODY = load_catalogue().body
ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)


@pytest.fixture
def places(qtbot: QtBot) -> BodyPlaces:
    made = BodyPlaces(Look(LIGHT), load_texts(Language.FR), BODY, ())
    window = QMainWindow()
    window.setMinimumSize(960, 860)
    window.setCentralWidget(made)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return made


def drawn() -> list[tuple[str, BodySide]]:
    return [(name, side) for name, region in BODY.regions.items() for side in region.outlines]


def test_every_place_is_pressed_with_the_mouse(places: BodyPlaces) -> None:
    """On each figure that shows it; pressed again, it is no longer chosen."""
    for name, side in drawn():
        middle = places.figures.middle_of(name, side).toPoint()
        QTest.mouseClick(places.figures, Qt.MouseButton.LeftButton, pos=middle)
        assert list(places.where) == [name], side
        assert places.tick(name).isChecked()
        QTest.mouseClick(places.figures, Qt.MouseButton.LeftButton, pos=middle)
        assert not places.where


def test_a_hand_that_clicks_twice_chooses_once(places: BodyPlaces) -> None:
    """The second click of a double click does not take the place away again."""
    middle, left = places.figures.middle_of("chest", BodySide.FRONT), Qt.MouseButton.LeftButton
    QTest.mouseClick(places.figures, left, pos=middle.toPoint())
    second = QMouseEvent(
        QMouseEvent.Type.MouseButtonDblClick, middle, places.figures.mapToGlobal(middle),
        left, left, Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(places.figures, second)
    assert places.where == ("chest",)


def test_a_press_beside_a_small_place_still_counts(places: BodyPlaces) -> None:
    """Hands may be numb: a few pixels beside are near enough, far away is nothing."""
    beside = places.figures.middle_of("right-palm", BodySide.FRONT).toPoint() - QPoint(20, 0)
    QTest.mouseClick(places.figures, Qt.MouseButton.LeftButton, pos=beside)
    assert places.where == ("right-palm",)
    QTest.mouseClick(places.figures, Qt.MouseButton.LeftButton, pos=QPoint(1, 1))
    assert places.where == ("right-palm",)


def test_every_place_is_reached_with_the_arrows(places: BodyPlaces) -> None:
    """From wherever the keyboard is, by some way."""
    figures = places.figures
    reached = set[str]()
    for name, side in drawn():
        for arrow in ARROWS:
            QTest.mouseClick(
                figures, Qt.MouseButton.LeftButton, pos=figures.middle_of(name, side).toPoint()
            )
            QTest.keyClick(figures, arrow)
            if figures.current != name:
                reached.add(figures.current)
    assert reached == set(BODY.regions)


def test_space_chooses_the_place_where_the_keyboard_is(places: BodyPlaces) -> None:
    """Its name stands below, and a screen reader hears it."""
    figures = places.figures
    figures.setFocus()
    QTest.keyClick(figures, Qt.Key.Key_Down)
    assert figures.current == "face"
    assert figures.accessibleDescription() == "visage\u00a0: non choisi"
    QTest.keyClick(figures, Qt.Key.Key_Space)
    assert list(places.where) == ["face"]
    assert figures.accessibleDescription() == "visage\u00a0: choisi"
    QTest.keyClick(figures, Qt.Key.Key_Space)
    assert not places.where


def test_a_tick_in_the_list_shows_on_the_drawing(places: BodyPlaces, qtbot: QtBot) -> None:
    """And says all that is chosen, from head to foot."""
    QTest.mouseClick(places.tick("left-sole"), Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(places.chosen) as heard:
        QTest.keyClick(places.tick("belly"), Qt.Key.Key_Space)
    assert heard.args == [("belly", "left-sole")]
    before = places.figures.grab().toImage()
    QTest.mouseClick(places.tick("belly"), Qt.MouseButton.LeftButton)
    assert places.figures.grab().toImage() != before


def test_the_drawing_and_each_tick_have_a_name(places: BodyPlaces) -> None:
    """The drawing is one stop of the keyboard; the list says the same in words."""
    assert accessible_name(places.figures) == "Carte du corps, devant et derrière"
    assert [accessible_name(places.tick(name)) for name in ("face", "right-hand")] == [
        "Visage",
        "Dos de la main droite",
    ]


def test_enter_is_left_to_the_screen(places: BodyPlaces) -> None:
    """It goes on, and chooses nothing."""
    QTest.keyClick(places.figures, Qt.Key.Key_Return)
    assert places.where == ()


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_its_words_grow_with_the_text_however_low_the_window(qtbot: QtBot, percent: int) -> None:
    """The figures stay small enough to be seen whole, and stand further apart for their words."""
    look = Look(LIGHT, percent)
    made = BodyFigures(look, load_texts(Language.FR), BODY)
    qtbot.addWidget(made)
    made.fit(300)
    made.resize(640, made.heightForWidth(640))
    made.show()
    assert made.letters() == look.px(15)
    assert made.height() < 420
    for name, side in drawn():
        with qtbot.waitSignal(made.pressed) as heard:
            where = made.middle_of(name, side).toPoint()
            QTest.mouseClick(made, Qt.MouseButton.LeftButton, pos=where)
        assert heard.args == [name]
        assert made.rect().contains(where)
