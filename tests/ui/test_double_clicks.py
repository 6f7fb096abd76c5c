"""Every button of every screen, clicked twice: nothing is stored that one click would not store."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from companion.actions.check_in.open_check_in import new_check_in, reopened_check_in
from companion.actions.journal import Journal
from companion.content.catalogue import load_catalogue
from companion.content.demo import build_demo
from companion.domain.carnet import Carnet
from companion.domain.records import CheckIn
from companion.domain.symptoms import Attribute
from companion.domain.words import Language
from companion.storage.carnet_file import CarnetFile
from companion.storage.key_files import new_data_key
from companion.ui.screens.journal.state import JournalState
from companion.ui.screens.understand.state import UnderstandState
from companion.ui.ways.context import Context
from companion.ui.ways.screen_name import ScreenName
from companion.ui.ways.to_check_in import CheckInState, JustSaved
from companion.ui.ways.to_entry import OpenedEntry
from companion.ui.ways.to_treatment import TreatmentTab
from companion.ui.ways.unsaved import WeekSheetState
from companion.ui.ways.window_state import WindowState
from companion.ui.window.shell import Shell
from tests.parts import one_in, some_of
from tests.ui.conftest import NOW, Clock, id_source
from tests.ui.open_window import OpenWindow
from tests.ui.windows import HastyHand

TODAY = NOW.date()
MOST_OF_A_KIND = 3
# A part of the window, a symptom that is asked, or the id of an entry.
ONE_OF_MANY = re.compile(r"(?<=^nav-).+|(?<=^ask-).+|[0-9a-f]{8}-[0-9a-f-]+$")
LEFT, NO_KEY = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


class Silence:
    """A voice that says nothing."""

    def speak(self, sentence: str, language: Language, done: Callable[[bool], None]) -> None:
        pass

    def stop(self) -> None:
        pass


@dataclass
class Desk:
    """A window on twelve weeks that can be put back to what they were."""

    window: OpenWindow
    hand: HastyHand
    begun: Carnet
    store: CarnetFile

    @property
    def context(self) -> Context:
        return self.window.context

    @property
    def stored(self) -> int:
        """How many revisions the carnet holds."""
        return len(self.context.journal.carnet.revisions)

    def show(self, screen: ScreenName, situation: str = "") -> None:
        """The screen as it first was, on the carnet as it first was."""
        context = self.context
        context.screen_wanted.disconnect()
        context.journal_changed.disconnect()
        context.notice.disconnect()
        context.ways_changed.disconnect()
        context.journal = Journal(
            self.begun, self.store, load_catalogue(), clock=Clock(), new_id=self.new_id
        )
        context.state, context.voice = WindowState(), Silence()
        prepare(context, screen, situation)
        context.state.screen = screen
        self.window.shell = Shell(context)
        self.window.window.setCentralWidget(self.window.shell)
        self.window.shell.show()
        for _ in range(3):
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            QApplication.processEvents()
        self.hand.wait()

    new_id = staticmethod(id_source())


def prepare(context: Context, screen: ScreenName, situation: str) -> None:
    """What the screen is in the middle of."""
    state, journal = context.state, context.journal
    entries = journal.carnet.entries(CheckIn)
    if screen is ScreenName.SAVED:
        state.of(JustSaved).revisions = (entries[-1].revisions[-1],)
    elif screen is ScreenName.ENTRY:
        state.of(OpenedEntry).record_id = entries[-1].id
    elif situation == "correcting":
        state.of(CheckInState).check_in = reopened_check_in(entries[-1], context.catalogue, ())
    elif screen is ScreenName.CHECK_IN:
        check_in = new_check_in(journal.carnet, context.catalogue, TODAY - timedelta(days=400))
        state.put(CheckInState(check_in))
        for symptom in check_in.symptoms[:4]:
            check_in.answer(symptom, symptom.attributes[0], 1)
        if situation == "at the end":
            check_in.position = len(check_in.symptoms)
        elif situation == "further":
            check_in.answer(check_in.symptoms[0], Attribute.INTENSITY, 2)
    elif screen is ScreenName.WEEK_SHEET:
        state.of(WeekSheetState).cells["fatigue", 0] = 2
    elif screen is ScreenName.UNDERSTAND and situation:
        state.of(UnderstandState).explanation_id = situation
    elif screen is ScreenName.TREATMENT and situation:
        state.of(TreatmentTab).name = situation
    elif screen is ScreenName.JOURNAL and situation == "withdrawn":
        state.of(JournalState).with_withdrawn = True


SITUATIONS = [
    *((screen, "") for screen in ScreenName),
    (ScreenName.CHECK_IN, "further"),
    (ScreenName.CHECK_IN, "at the end"),
    (ScreenName.CHECK_IN, "correcting"),
    (ScreenName.UNDERSTAND, "skin"),
    *((ScreenName.TREATMENT, tab) for tab in ("medicines", "appointments", "events", "team")),
]


@pytest.fixture
def desk(qtbot: QtBot, context: Context, tmp_path: Path) -> Iterator[Desk]:
    content = build_demo(load_catalogue(), TODAY, Language.FR)
    path = tmp_path / "demo.carnet"
    with CarnetFile.create(path, new_data_key(), content.identity) as store:
        store.append(content.revisions, content.photos)
        window = OpenWindow(qtbot, context)
        window.seconds = hand = HastyHand()
        yield Desk(window, hand, store.load(), store)


def buttons(shell: QWidget) -> list[QAbstractButton]:
    """Every button that can be pressed, in the order in which they were made."""
    found = shell.findChildren(QAbstractButton)
    return [each for each in found if each.isVisible() and each.isEnabled()]


@pytest.mark.parametrize(("screen", "situation"), SITUATIONS)
def test_a_second_click_stores_nothing(
    desk: Desk, screen: ScreenName, situation: str, *, is_long: bool
) -> None:
    """One click, what it stored; a second one at once in the same place: no record more.

    Of many buttons of one kind, such as the entries of the journal, three; a third of all each day.
    """
    desk.show(screen, situation)
    places = list(range(len(buttons(desk.window.shell))))
    if not is_long:
        kinds = some_of_each_kind(buttons(desk.window.shell), f"{screen} {situation}")
        places = one_in(3, kinds)
    pressed, count = 0, len(places)
    for place in places:
        desk.show(screen, situation)
        target = buttons(desk.window.shell)[place]
        desk.window.screen.ensureWidgetVisible(target)
        QApplication.processEvents()
        at = target.mapTo(desk.window.window, target.rect().center())
        if QApplication.widgetAt(desk.window.window.mapToGlobal(at)) is not target:
            continue  # behind the notice, or in a part that scrolls by itself
        pressed += 1
        name = f"{target.objectName()} “{target.text()}”"
        click_twice(desk, target, at, name)
    assert pressed >= count * 0.8, (pressed, count)


def some_of_each_kind(found: list[QAbstractButton], occasion: str) -> list[int]:
    """The places of all buttons, but of those that differ in what they stand for alone of three."""
    kinds: dict[str, list[int]] = {}
    for place, each in enumerate(found):
        kinds.setdefault(ONE_OF_MANY.sub("", each.objectName()), []).append(place)
    chosen = [
        some_of(places, MOST_OF_A_KIND, f"{occasion} {kind}") for kind, places in kinds.items()
    ]
    return sorted(place for places in chosen for place in places)


def click_twice(desk: Desk, target: QAbstractButton, at: QPoint, name: str) -> None:
    handle = desk.window.window.windowHandle()
    assert handle is not None
    QTest.mouseClick(handle, LEFT, pos=at)
    QApplication.processEvents()
    once = desk.stored
    desk.hand.wait(0.3)
    whole = desk.window.window.mapToGlobal(at)
    # The same button hears of a double click; to anything else it is a click like any other.
    is_same = QApplication.widgetAt(whole) is target
    second = QEvent.Type.MouseButtonDblClick if is_same else QEvent.Type.MouseButtonPress
    for kind in (second, QEvent.Type.MouseButtonRelease):
        event = QMouseEvent(kind, QPointF(at), QPointF(whole), LEFT, LEFT, NO_KEY)
        QApplication.sendEvent(handle, event)
        QApplication.processEvents()
    assert desk.stored == once, name
