"""The calm step of a check-in: it comes for what is new, may be left alone, and keeps what is said."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from companion.actions.check_in.open_check_in import OpenCheckIn
from companion.actions.journal import Journal
from companion.actions.key import Key
from companion.domain.body_map import BodySide
from companion.domain.records import CheckIn, Details, Measurement
from companion.domain.symptoms import Attribute, Recall
from companion.domain.words import Language
from companion.settings import Settings, Theme
from companion.ui.drawings.body_map import BodyFigures
from companion.ui.screens.check_in.symptom_details import SymptomDetails
from companion.ui.screens.photos.state import PhotosState
from companion.ui.ways.context import Context
from companion.ui.ways.screen_name import ScreenName
from companion.ui.ways.to_check_in import start_check_in
from companion.ui.ways.to_entry import open_entry
from tests.ui.conftest import Clock
from tests.ui.open_window import OpenWindow
from tests.ui.screens.check_in.asking import TODAY, answer, asked, check_in_of, field, shown
from tests.ui.windows import make_window

YESTERDAY = date(2026, 11, 20)
LEVELS = {
    "itching": Attribute.INTENSITY,
    "rash": Attribute.PRESENCE,
    "diarrhoea": Attribute.FREQUENCY,
}


def test_in_large_letters_the_step_starts_with_its_heading(qtbot: QtBot, tmp_path: Path) -> None:
    """The body grows no further than it can be seen whole; it must not push away what is asked."""
    settings = Settings(language=Language.FR, text_size_percent=200, theme=Theme.LIGHT)
    opened = make_window(qtbot, tmp_path, settings=settings, clock=Clock())
    window = opened.window
    window.resize(1280, 820)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    window.show_journal(opened.book.create(name="", key=Key()))
    context = window.context
    assert context is not None
    check_in = OpenCheckIn(TODAY, [context.catalogue.symptoms["itching"]])
    check_in.answer(check_in.symptoms[0], LEVELS["itching"], 2)
    check_in.detailing = "itching"
    start_check_in(context, check_in)
    for _ in range(9):
        QApplication.processEvents()
    (heading,) = [
        each
        for each in window.findChildren(QLabel)
        if each.text() == "Démangeaisons\u00a0: quelques précisions"
    ]
    assert isinstance(QApplication.focusWidget(), BodyFigures)
    assert not heading.visibleRegion().isEmpty()
    figures = window.findChildren(BodyFigures)[0]
    assert figures.visibleRegion().boundingRect() == figures.rect()


def test_in_large_letters_and_a_small_window_what_is_asked_is_in_sight(
    qtbot: QtBot, tmp_path: Path
) -> None:
    """Come to from the questions, and from detail to detail: the head of the screen gives way."""
    settings = Settings(language=Language.FR, text_size_percent=200, theme=Theme.LIGHT)
    opened = make_window(qtbot, tmp_path, settings=settings, clock=Clock())
    window = opened.window
    window.resize(1024, 600)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    window.show_journal(opened.book.create(name="", key=Key()))
    context = window.context
    assert context is not None
    check_in = OpenCheckIn(TODAY, [context.catalogue.symptoms["itching"]])
    start_check_in(context, check_in)

    def asking() -> QWidget:
        for _ in range(9):
            QApplication.processEvents()
        found = QApplication.focusWidget()
        assert found is not None
        return found

    for _ in range(2):
        QTest.keyClick(asking(), Qt.Key.Key_1)
    for _ in range(2):
        asked = asking()
        seen = asked.visibleRegion().boundingRect()
        assert seen.height() >= min(asked.height(), 250)
        QTest.keyClick(asked, Qt.Key.Key_Return)


def step(window: OpenWindow) -> SymptomDetails | None:
    """The step of details that is on screen."""
    found = [s for s in window.screen.findChildren(SymptomDetails) if s.isVisible()]
    return found[0] if found else None


def saved(journal: Journal) -> CheckIn:
    return journal.carnet.entries(CheckIn)[-1].body


def test_a_new_symptom_is_followed_by_its_details(
    qtbot: QtBot, context: Context, journal: Journal
) -> None:
    """After the questions; places by key, sleep by key, then Enter twice saves all of it."""
    window = asked(qtbot, context, "itching")
    answer(window, "2", "1")
    assert step(window) is not None
    assert window.says("Démangeaisons\u00a0: quelques précisions")
    assert isinstance(window.focus(), BodyFigures)

    assert not window.shows("field-sleep-lost-yes")
    window.key(Qt.Key.Key_Down)
    window.key(Qt.Key.Key_Space)
    window.press("next")
    assert window.says("2 sur 3")
    window.press("field-sleep-lost-yes")
    window.key(Qt.Key.Key_Return)
    window.type("lessive")
    window.key(Qt.Key.Key_Return)
    assert step(window) is None
    assert window.says("sommeil perdu")
    window.key(Qt.Key.Key_Return)

    assert saved(journal).details == {"itching": Details(("face",), True, "lessive")}
    assert shown(context) is ScreenName.SAVED


def test_the_details_may_be_left_alone(qtbot: QtBot, context: Context, journal: Journal) -> None:
    """Enter goes past each, one press past all of them, and nothing is kept."""
    window = asked(qtbot, context, "itching", "rash")
    answer(window, "2", "1", "1")
    for _ in ("where", "sleep", "product"):
        assert step(window) is not None
        window.key(Qt.Key.Key_Return)
    window.press("details-skip")
    assert step(window) is None
    window.key(Qt.Key.Key_Return)
    assert saved(journal).details == {}


def test_the_questions_lead_back_one_by_one(qtbot: QtBot, context: Context) -> None:
    """From the second detail to the first, and from there to the symptom's own question."""
    window = asked(qtbot, context, "itching")
    answer(window, "2", "1")
    window.press("next")
    assert window.shows("field-sleep-lost-yes")
    window.press("back")
    assert step(window) is not None
    assert not window.shows("field-sleep-lost-yes")
    window.press("back")
    assert step(window) is None


def test_nothing_new_asks_for_nothing(qtbot: QtBot, context: Context, journal: Journal) -> None:
    """The same level as yesterday: the check-in is no longer than it was."""
    answers = {"itching": {Attribute.INTENSITY: 2}, "rash": {Attribute.PRESENCE: 1}}
    journal.record(CheckIn(YESTERDAY, Recall.DAY, answers))
    window = asked(qtbot, context, "itching", "rash")
    answer(window, "2", "1", "1")
    assert step(window) is None
    window.key(Qt.Key.Key_Return)
    assert set(saved(journal).answers) == {"itching", "rash"}


def test_zero_asks_for_nothing(qtbot: QtBot, context: Context) -> None:
    """There is nothing to note about what is not there."""
    window = asked(qtbot, context, "itching", "rash", "diarrhoea")
    answer(window, "0", "0", "0")
    assert step(window) is None


def test_details_can_be_noted_although_nothing_is_new(
    qtbot: QtBot, context: Context, journal: Journal
) -> None:
    """From the symptom's question there is a quiet way."""
    journal.record(CheckIn(YESTERDAY, Recall.DAY, {"rash": {Attribute.PRESENCE: 1}}))
    window = asked(qtbot, context, "rash")
    answer(window, "1")
    window.press("change-rash")
    window.press("details-rash")
    assert step(window) is not None
    window.press("next")
    window.press("field-palms-3")
    window.press("next")
    window.press("field-mouth-no")
    window.press("next")
    window.key(Qt.Key.Key_Return)
    assert saved(journal).details == {"rash": Details(palms=3, mouth=False)}


def test_the_way_back_leads_to_the_question(qtbot: QtBot, context: Context) -> None:
    """What was chosen is still there on coming again."""
    window = asked(qtbot, context, "rash")
    answer(window, "1")
    found = step(window)
    assert found is not None
    assert found.places is not None
    middle = found.places.figures.middle_of("belly", BodySide.FRONT).toPoint()
    QTest.mouseClick(found.places.figures, Qt.MouseButton.LeftButton, pos=middle)
    window.press("back")
    assert step(window) is None
    window.press("details-rash")
    assert check_in_of(window).details["rash"].where == ("belly",)
    again = step(window)
    assert again is not None
    assert again.places is not None
    assert again.places.where == ("belly",)
    assert again.places.tick("belly").isChecked()


def test_a_photo_is_added_from_there_and_the_check_in_waits(qtbot: QtBot, context: Context) -> None:
    """The way back leads to the same question of the same step, with all that was noted."""
    window = asked(qtbot, context, "rash")
    answer(window, "1")
    window.press("next")
    window.press("field-palms-2")
    window.press("details-photo")
    assert shown(context) is ScreenName.PHOTOS
    assert (context.state.of(PhotosState).about, context.state.of(PhotosState).day) == (
        "rash",
        TODAY,
    )
    window.press("photos-back")
    assert shown(context) is ScreenName.CHECK_IN
    assert step(window) is not None
    assert window.shows("field-palms-2")
    assert check_in_of(window).details["rash"] == Details(palms=2)


@pytest.mark.parametrize("name", ["itching", "rash", "diarrhoea"])
def test_a_correction_keeps_what_was_noted(
    qtbot: QtBot, context: Context, journal: Journal, name: str
) -> None:
    """The entry shows it, its history says what a correction changed."""
    said = Details(where=("face",), palms=3)
    body = CheckIn(TODAY, Recall.DAY, {name: {LEVELS[name]: 1}}, details={name: said})
    written = journal.record(body)
    window = OpenWindow(qtbot, context)
    open_entry(context, written.record_id)
    assert window.says("Visage · environ 3 mains à plat")
    window.press("entry-correct")
    window.press(f"change-{name}")
    if name == "diarrhoea":
        QTest.keyClicks(field(window, "stools"), "3")
    else:
        window.press(f"details-{name}")
        window.press("places-list")
        window.press("place-belly")
        window.press("details-skip")
    if name == "diarrhoea":
        window.key(Qt.Key.Key_Return)
    window.press("next")
    open_entry(context, written.record_id)
    if name == "diarrhoea":
        assert journal.carnet.entries(Measurement)
        assert saved(journal).details == {name: said}
    else:
        assert window.says("Visage, ventre · environ 3 mains à plat")
        assert window.says("précisions\u00a0: Visage · environ 3 mains à plat, puis Visage, ventre")


def test_the_journal_says_it_in_words(qtbot: QtBot, context: Context, journal: Journal) -> None:
    """On the card of the day."""
    answers = {"itching": {Attribute.INTENSITY: 2}}
    details = {"itching": Details(("left-forearm",), sleep_lost=True)}
    journal.record(CheckIn(TODAY, Recall.DAY, answers, details=details))
    window = OpenWindow(qtbot, context)
    context.go(ScreenName.JOURNAL)
    assert window.says("Démangeaisons\u00a0: Avant-bras gauche · sommeil perdu")


def test_tab_goes_from_the_figures_to_the_list_once_it_is_unfolded(
    qtbot: QtBot, context: Context
) -> None:
    """Two stops while it is folded; every place when it is not; then the foot."""
    window = asked(qtbot, context, "itching")
    answer(window, "2", "1")
    window.key(Qt.Key.Key_Tab)
    assert window.focus().objectName() == "places-list"
    window.key(Qt.Key.Key_Space)
    window.key(Qt.Key.Key_Tab)
    places = 0
    while window.focus().objectName().startswith("place-"):
        places += 1
        window.key(Qt.Key.Key_Tab)
    assert places == len(context.catalogue.body.regions)
    assert window.focus().objectName() == "details-skip"
    window.key(Qt.Key.Key_Tab)
    assert window.focus().objectName() == "back"
