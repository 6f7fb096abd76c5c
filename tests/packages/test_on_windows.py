"""What Windows gives a program, asked of a Windows: a real one by the workflow, Wine's by `make windows`.

Other systems pass it by.
"""

import ctypes
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Final

import pytest
from PySide6.QtCore import QStandardPaths
from PySide6.QtGui import QColor, QImage
from PySide6.QtPrintSupport import QPrinterInfo
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from companion import paths
from companion.files import VERBATIM, reachable, write_whole
from companion.settings import Settings, Theme
from companion.storage.keyring_slot import SystemKeyring, ask, prepare, system_backend
from companion.ui.doors.printing import a4_printer, print_sides
from companion.ui.look import palettes
from companion.ui.window.main_window import MainWindow
from companion.ui.window.single_instance import ask_to_raise, claim
from companion.ui.window.system.session_messages import LOCKED, SESSION_CHANGE
from companion.ui.window.system_lock import SystemLock
from tests.ui.windows import make_window

pytestmark = [
    pytest.mark.skipif(sys.platform != "win32", reason="asks a Windows"),
    # What Wine has not, Qt complains of.
    pytest.mark.qt_log_ignore("not implemented", "not supported by current system"),
]
on_its_screen = pytest.mark.skipif(
    os.environ.get("QT_QPA_PLATFORM") != "windows", reason="asks the screen of Windows"
)
thrown_away = pytest.mark.skipif(
    not os.environ.get("WINEPREFIX"), reason="changes what the person has set"
)

UNLOCKED: Final = 8
FOLDERS: Final = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Explorer\User Shell Folders"
COLOURS: Final = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Themes\Personalize"


def registry(*words: str) -> None:
    """Write there, or take away."""
    subprocess.run(["reg", *words, "/f"], check=True, capture_output=True, timeout=60)


def user32() -> ctypes.CDLL:
    """What speaks with windows."""
    libraries: object = vars(ctypes)["windll"]
    found: ctypes.CDLL = getattr(libraries, "user32")  # noqa: B009 - no other system names it
    return found


@on_its_screen
def test_the_lock_of_the_session_is_heard(qtbot: QtBot) -> None:
    """As Windows sends it; the end of the lock is not one."""
    lock, heard = SystemLock(), list[int]()
    lock.locked.connect(lambda: heard.append(1))
    assert lock.watch()
    window = lock._messages._window
    assert window is not None
    place = ctypes.c_void_p(int(window.winId()))
    user32().PostMessageW(place, SESSION_CHANGE, UNLOCKED, 0)
    QApplication.processEvents()
    assert heard == []
    # Qt shows its filters what was posted twice; a locked window stays locked.
    user32().PostMessageW(place, SESSION_CHANGE, LOCKED, 0)
    qtbot.waitUntil(lambda: bool(heard))


def test_the_credential_store_keeps_a_secret() -> None:
    """Another object, that knows nothing of the first, is given the same."""
    account = f"a test of {os.getpid()}"
    try:
        kept = prepare(SystemKeyring(), account)
        assert ask(SystemKeyring(), account) == kept
    finally:
        with suppress(Exception):
            system_backend().delete_password("Compagnon Immuno", account)


def test_one_window_for_each_record_book(tmp_path: Path) -> None:
    """A second start is refused while the first lives, and its file is handed over."""
    book = tmp_path / "a.carnet"
    first = claim(tmp_path, book)
    assert first is not None
    assert claim(tmp_path, book) is None
    assert claim(tmp_path, tmp_path / "b.carnet") is not None
    assert not ask_to_raise(tmp_path, book, book)  # nobody looks
    first.let_go()
    again = claim(tmp_path, book)
    assert again is not None
    again.let_go()


def test_a_path_over_260_letters_is_written_and_read(tmp_path: Path) -> None:
    """Its name is given as it stands."""
    deep = tmp_path.joinpath(*["un nom que OneDrive fait long-" * 3] * 4) / "page.pdf"
    long = reachable(deep)
    assert str(long).startswith(VERBATIM)
    assert len(str(deep)) > 260
    long.parent.mkdir(parents=True)
    write_whole(long, b"%PDF-")
    assert long.read_bytes() == b"%PDF-"


def test_the_data_lies_where_onedrive_does_not_take_it() -> None:
    """In the part of the profile that stays on this computer."""
    assert paths.user_data() == Path(os.environ["LOCALAPPDATA"]) / "companion"


@thrown_away
def test_documents_that_onedrive_moved_are_found(tmp_path: Path) -> None:
    """Where dialogs open; the record book stays where it was."""
    moved = tmp_path / "OneDrive" / "Documents"
    moved.mkdir(parents=True)
    before = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    registry("add", FOLDERS, "/v", "Personal", "/t", "REG_EXPAND_SZ", "/d", str(moved))
    try:
        told = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        assert Path(told) == moved
        assert Path(told) != Path(before)
        assert paths.user_data() == Path(os.environ["LOCALAPPDATA"]) / "companion"
    finally:
        registry("add", FOLDERS, "/v", "Personal", "/t", "REG_EXPAND_SZ", "/d", before)


@pytest.fixture
def colours() -> Iterator[None]:
    """The computer is light before, and afterwards."""
    light("1")
    yield
    light("0x1")


def light(number: str) -> None:
    """Say whether programs are to be light, and tell every window."""
    registry("add", COLOURS, "/v", "AppsUseLightTheme", "/t", "REG_DWORD", "/d", number)
    everybody, setting_changed, in_a_second = ctypes.c_void_p(0xFFFF), 0x001A, 1000
    user32().SendMessageTimeoutW(
        everybody, setting_changed, 0, ctypes.c_wchar_p("ImmersiveColorSet"), 0, in_a_second, None
    )


def wears(window: MainWindow, palette: palettes.Palette) -> bool:
    """Whether a window has these colours."""
    return window.look.palette is palette


@on_its_screen
@thrown_away
@pytest.mark.usefixtures("colours")
def test_a_window_follows_dark_and_light_while_it_is_open(qtbot: QtBot, tmp_path: Path) -> None:
    """As Windows tells it."""
    opened = make_window(qtbot, tmp_path, settings=Settings(theme=Theme.SYSTEM))
    opened.start(qtbot)
    for number, worn in (("0", palettes.DARK), ("1", palettes.LIGHT)):
        light(number)
        qtbot.waitUntil(partial(wears, opened.window, worn))


@thrown_away
def test_a_sheet_reaches_the_printer() -> None:
    """Through the print queue of Windows, as `Papier`; who started this looks at what came out."""
    assert QPrinterInfo.availablePrinterNames() == ["Papier"]
    sheet = QImage(210, 297, QImage.Format.Format_RGB32)
    sheet.fill(QColor("navy"))
    from PySide6.QtCore import QBuffer

    picture = QBuffer()
    sheet.save(picture, "PNG")  # type: ignore[call-overload]
    printer = a4_printer("page")
    printer.setPrinterName("Papier")
    print_sides(printer, [bytes(picture.data().data())])
