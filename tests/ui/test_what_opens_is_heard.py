"""Boxes, file choosers, the print dialog, menus and calendars: each is said, in the window's language alone."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from companion.domain.words import Language
from companion.languages import languages
from companion.settings import Settings, Theme
from companion.ui.doors.dialogs import QtDialogs
from companion.ui.ways.screen_name import ScreenName
from companion.ui.ways.to_treatment import TREATMENT_FORM
from companion.ui.ways.unsaved import OpenForm, OpenForms
from tests.parts import today_or_all
from tests.ui.spoken_walk import window_faults
from tests.ui.windows import Opened, make_carnet, make_window


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """One language each day."""
    spoken = today_or_all(metafunc.config, 2, languages())
    metafunc.parametrize("language", spoken, ids=[each.value for each in spoken])


@pytest.fixture
def opened(
    language: Language, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Opened]:
    monkeypatch.setenv("HOME", str(tmp_path))
    before = QLocale()
    make_carnet(tmp_path)
    settings = Settings(language=language, theme=Theme.LIGHT)
    made = make_window(qtbot, tmp_path, settings=settings)
    made.start(qtbot)
    yield made
    QLocale.setDefault(before)


def faults_of_dialog(show: Callable[[], object]) -> list[str]:
    """What is wrong with the dialog that this shows, which is left with Escape."""
    found: list[str] = []

    def listen() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        found.extend(window_faults())
        QTest.keyClick(dialog, Qt.Key.Key_Escape)

    QTimer.singleShot(0, listen)
    show()
    return found


def test_dialogs(opened: Opened) -> None:
    window, doors = opened.window, QtDialogs()
    texts = window.texts
    title, kinds = texts("Save as PDF"), "PDF (*.pdf)"
    shown: dict[str, Callable[[], object]] = {
        "box": lambda: doors.tell(window, texts("Saved."), texts("Taken back.")),
        "question": lambda: doors.confirm(
            window, texts("Saved."), "", yes=texts("Continue"), no=texts("Cancel")
        ),
        "save": lambda: doors.save_place(window, title, "page.pdf", kinds),
        "open": lambda: doors.open_place(window, title, kinds),
        "folder": lambda: doors.folder_place(window, title),
    }
    if sys.platform.startswith("linux"):  # the others show a dialog of their own
        shown["printer"] = lambda: doors.choose_printer(window, title, "page")
    assert {name: found for name, show in shown.items() if (found := faults_of_dialog(show))} == {}


def test_menu_and_calendar(opened: Opened) -> None:
    context = opened.window.context
    assert context is not None
    opened.press("book-badge")
    menu = QApplication.activePopupWidget()
    assert menu is not None
    assert window_faults() == []
    QTest.keyClick(menu, Qt.Key.Key_Escape)
    context.state.of(OpenForms)[TREATMENT_FORM] = OpenForm("infusions")
    context.go(ScreenName.TREATMENT)
    opened.press("calendar-day")
    calendar = QApplication.activePopupWidget()
    assert calendar is not None
    assert window_faults() == []
    QTest.keyClick(calendar, Qt.Key.Key_Escape)
    assert QApplication.activePopupWidget() is None
