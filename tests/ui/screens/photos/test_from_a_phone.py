"""Photos come from phones: what cannot be read has a way out, and the guide says how to bring them."""

from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from companion.ui.screens.understand.reader_view import ReaderView
from companion.ui.ways.context import Context
from companion.ui.ways.screen_name import ScreenName
from tests.ui.conftest import FakeDialogs
from tests.ui.open_window import OpenWindow


def test_a_photo_as_some_phones_write_it_has_a_way_out(
    qtbot: QtBot, context: Context, dialogs: FakeDialogs, tmp_path: Path
) -> None:
    """It is said what to change on the phone, and the keyboard stays on the button."""
    window = OpenWindow(qtbot, context)
    context.go(ScreenName.PHOTOS)
    dialogs.takes_keyboard = True
    dialogs.chosen = tmp_path / "IMG_0001.HEIC"
    dialogs.chosen.write_bytes(b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(40))
    window.control("photos-add").setFocus()
    window.key(Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: bool(dialogs.told))
    assert "Le plus compatible" in dialogs.told[0]
    qtbot.waitUntil(lambda: window.focus() is window.control("photos-add"))
    window.press("photos-guide")
    view = window.screen.findChild(ReaderView)
    assert view is not None
    top = view.cursorForPosition(QPoint(20, 0))
    assert top.block().text().startswith("Apporter une photo")
    assert view.cursorRect(top).top() >= 0  # whole: nothing of its heading is above
