"""A check-in of a few symptoms alone, for the tests of its details and of the stools."""

from datetime import date

from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from companion.actions.check_in.open_check_in import OpenCheckIn
from companion.ui.ways.context import Context
from companion.ui.ways.screen_name import ScreenName
from companion.ui.ways.to_check_in import CheckInState, start_check_in
from tests.ui.open_window import OpenWindow

TODAY = date(2026, 11, 21)


def asked(qtbot: QtBot, context: Context, *names: str) -> OpenWindow:
    """The check-in of these symptoms alone, at its first question."""
    window = OpenWindow(qtbot, context)
    start_check_in(context, OpenCheckIn(TODAY, [context.catalogue.symptoms[n] for n in names]))
    return window


def shown(context: Context) -> ScreenName:
    return context.state.screen  # a call, so that a type checker knows it can change


def answer(window: OpenWindow, *levels: str) -> None:
    for level in levels:
        window.type(level)


def check_in_of(window: OpenWindow) -> OpenCheckIn:
    check_in = window.context.state.of(CheckInState).check_in
    assert check_in is not None
    return check_in


def field(window: OpenWindow, name: str) -> QLineEdit:
    return next(f for f in window.screen.findChildren(QLineEdit, f"field-{name}") if f.isVisible())
