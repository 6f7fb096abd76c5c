"""The window: the first start, the lock, or the open carnet; and the change from one to the other.

It knows no file and no page layout: both come through its ports.
The screens, and all that they know, are loaded after the first paint; so is Qt's namespace `Qt`,
whose enums take a third as long as all of QtWidgets.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QFontDatabase,
    QGuiApplication,
    QIcon,
    QPaintEvent,
    QPalette,
)
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from companion import paths
from companion.domain.errors import CompanionError
from companion.domain.words import Language
from companion.messages import load_texts
from companion.settings import Settings, Theme
from companion.ui.icons import icon_path
from companion.ui.look import FAMILY, Look, palette_of
from companion.ui.qt_language import QtLanguage
from companion.ui.style_sheet import style_sheet
from companion.ui.tasks import Tasks

if TYPE_CHECKING:
    from companion.actions.journal import Journal
    from companion.actions.window_ports import CarnetShelf, Publisher, ReadingRoom
    from companion.domain.records import Revision
    from companion.ui.context import Context, WindowState
    from companion.ui.dialogs import Dialogs
    from companion.ui.first_answers import FirstAnswers
    from companion.ui.pages.closed_page import ClosedPage
    from companion.ui.widgets.basics import Paper


def _paper_around(control: QWidget | None) -> Paper | None:
    from companion.ui.widgets.basics import Paper

    while control is not None and not isinstance(control, Paper):
        control = control.parentWidget()
    return control


FIRST_SIZE = (1280, 820)
SMALLEST = (720, 520)
UNSEEN_MS = 1_500
MIDDLE_LIGHTNESS = 128


@cache
def load_fonts() -> None:
    """Make the product's own letters known to Qt, once."""
    folder = paths.resources() / "fonts" / "atkinson-hyperlegible"
    for file in sorted(folder.glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(file))


@dataclass(frozen=True)
class _Left:
    """What a lock interrupted, to go on with once the same carnet is open again."""

    identity: str
    state: WindowState
    author: str | None
    saved: bool


class _EmptyPaper(QWidget):
    """What stands until the carnet is open. `painted` says, once, that it can be seen."""

    painted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "paper")
        self._seen = False

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._seen:
            self._seen = True
            QTimer.singleShot(0, self, self.painted.emit)


class MainWindow(QMainWindow):
    """One window, one carnet."""

    def __init__(
        self,
        shelf: CarnetShelf,
        publisher: Publisher,
        reading: ReadingRoom,
        dialogs: Dialogs,
        settings: Settings,
        *,
        keep_settings: Callable[[Settings], None],
    ) -> None:
        super().__init__()
        self._shelf, self._publisher, self._reading = shelf, publisher, reading
        self._dialogs = dialogs
        self._keep_settings = keep_settings
        self.settings = settings
        self.tasks = Tasks(self)
        self.context: Context | None = None
        self._answers: FirstAnswers | None = None
        self._left: _Left | None = None
        self.texts = load_texts(settings.language or Language.FR)
        self.look = self._look()
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        self._qt_language = QtLanguage(application)
        application.focusChanged.connect(self._on_focus_changed)
        self.setWindowTitle("Compagnon Immuno")
        self.setWindowIcon(QIcon(icon_path("companion")))
        self.resize(*FIRST_SIZE)
        self.setMinimumSize(*SMALLEST)
        self._apply_look()
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._on_scheme_changed)

    def start(self) -> None:
        """Show the window at once; the carnet opens right after the first paint."""
        paper = _EmptyPaper()
        paper.painted.connect(self._on_first_paint)
        self._show(paper)
        self.show()
        # A window that starts minimised or covered is never painted.
        patience = QTimer(paper, singleShot=True)  # goes with the paper
        patience.timeout.connect(paper.painted)
        patience.start(UNSEEN_MS)

    def _on_first_paint(self) -> None:
        paper = self.sender()
        assert isinstance(paper, _EmptyPaper)
        paper.painted.disconnect(self._on_first_paint)
        load_fonts()  # empty paper shows no letter
        self.open_carnet()

    def open_carnet(self) -> None:
        """Show the first start, the lock, or the carnet itself."""
        if not self._shelf.exists():
            self._show_first_start()
        elif self._shelf.needs_passphrase():
            self._show_lock()
        else:
            try:
                self.show_journal(self._shelf.open(None))
            except CompanionError as error:
                self._show_trouble(error)

    def show_journal(self, journal: Journal) -> None:
        """Show an open carnet."""
        from companion.ui.context import Context, PageName

        self.context = Context(
            journal,
            self._publisher,
            self._reading,
            self._dialogs,
            self.tasks,
            texts=self.texts,
            look=self.look,
            settings=self.settings,
            parent=self,
        )
        self.context.place, self.context.backups = self._shelf.path, self._shelf.backups
        self.context.last_backup = self._shelf.last_backup()
        if self._shelf.read_only:
            # Whoever cannot write came for the page: a nurse with the stick that a patient brought.
            self.context.read_only = True
            self.context.state.page = PageName.CONSULTATION
        self._answers = None
        left, self._left = self._left, None
        if left is not None and left.identity == journal.carnet.identity:
            self.context.state = left.state
            journal.author = left.author
        self.context.settings_wanted.connect(self.change_settings)
        self.context.lock_wanted.connect(self.lock)
        self.context.journal_changed.connect(self._on_journal_changed)
        self._show_shell()
        if left is not None and left.saved:
            self.context.say(self.texts("What you had answered was saved when you locked."))

    def change_settings(self, settings: Settings) -> None:
        """Keep the settings and draw everything anew where language or look changed."""
        if settings == self.settings:
            return
        self.settings = settings
        try:
            self._keep_settings(settings)
        except CompanionError as error:
            self._dialogs.tell(self, self.texts.describe(error))
        if self.context is not None:
            self.context.settings = settings
        if (self._language(), self._look()) != (self.texts.language, self.look):
            QTimer.singleShot(0, self, self.redraw)

    def redraw(self) -> None:
        """Draw everything in the present language, theme and text size."""
        self.texts = load_texts(self._language())
        self.look = self._look()
        self._apply_look()
        focused, offset = self._where()
        if self._is_busy():
            return  # The carnet is being opened: what comes next is drawn in the new look.
        if self.context is None:
            self.open_carnet()
        else:
            self.context.texts, self.context.look = self.texts, self.look
            self.context.settings = self.settings
            self._show_shell()
        self._go_back_to(focused, offset)

    def lock(self) -> None:
        """Close the carnet and ask for the passphrase again."""
        if self.context is None or not self._shelf.needs_passphrase():
            return
        written = self._keep_answers()
        if written is None:
            return
        journal, state = self.context.journal, self.context.state
        self._left = _Left(journal.carnet.identity, state, journal.author, saved=bool(written))
        self.context.deleteLater()
        self.context = None
        mishap = self._close_shelf()
        self._show_lock()
        self._tell(mishap)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._keep_answers() is None:
            event.ignore()
            return
        self.tasks.finish()
        self._tell(self._close_shelf())
        super().closeEvent(event)

    def _keep_answers(self) -> tuple[Revision, ...] | None:
        """What the check-in in progress wrote; None when it cannot be saved and the person stays."""
        from companion.ui.keep_answers import keep_answers

        return () if self.context is None else keep_answers(self.context, self)

    def _close_shelf(self) -> CompanionError | None:
        """Make a backup of what changed and let go of the file; why there is no backup, if so."""
        try:
            self._shelf.back_up()
        except CompanionError as error:
            return error
        finally:
            self._shelf.close()
        return None

    def _tell(self, mishap: CompanionError | None) -> None:
        if mishap is not None:
            self._dialogs.tell(self, self.texts.describe(mishap))

    def _on_journal_changed(self) -> None:
        # After the screen says that it is saved: the person does not wait for the backup.
        QTimer.singleShot(0, self, self._back_up_daily)

    def _back_up_daily(self) -> None:
        if self.context is None:
            return
        with suppress(CompanionError):  # Tried again when the carnet closes, and told then.
            self._shelf.back_up(once_a_day=True)
        made_at = self._shelf.last_backup()
        if made_at != self.context.last_backup:
            self.context.last_backup = made_at
            self.context.backed_up.emit()

    def _language(self) -> Language:
        return self.settings.language or Language.FR

    def _is_busy(self) -> bool:
        from companion.ui.closed_frame import ClosedFrame

        shown = self.centralWidget()
        return isinstance(shown, ClosedFrame) and shown.page.busy

    def _look(self) -> Look:
        background = QGuiApplication.palette().color(QPalette.ColorRole.Window)
        dark = background.lightness() < MIDDLE_LIGHTNESS
        palette = palette_of(self.settings.theme, system_is_dark=dark)
        return Look(palette, self.settings.text_size_percent)

    def _apply_look(self) -> None:
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        font = application.font()
        font.setFamily(FAMILY)
        application.setFont(font)
        self._qt_language.use(self.texts.language)
        tick = "tick-dark" if self.look.palette.on_primary != "#FFFFFF" else "tick-light"
        application.setStyleSheet(style_sheet(self.look, icon_path(tick)))

    def _on_scheme_changed(self) -> None:
        if self.settings.theme is Theme.SYSTEM:
            # The system's colours follow after this signal.
            QTimer.singleShot(0, self, self.redraw)

    def _show(self, widget: QWidget) -> None:
        self.setCentralWidget(widget)
        # Qt would show it with the next turn of events; the keyboard is given to it now.
        widget.show()

    def _show_shell(self) -> None:
        from companion.ui.shell import Shell

        assert self.context is not None
        shell = Shell(self.context, lockable=self._shelf.needs_passphrase())
        self._show(shell)
        shell.page.focus_first()

    def _show_first_start(self) -> None:
        from companion.ui.first_answers import FirstAnswers
        from companion.ui.pages.first_start import FirstStart

        self._answers = self._answers or FirstAnswers()
        page = FirstStart(
            self._shelf, self.tasks, self.look, self.texts, self.settings, answers=self._answers
        )
        page.settings_wanted.connect(self.change_settings)
        page.finished.connect(self.show_journal)
        self._show_closed(page)

    def _show_lock(self) -> None:
        from companion.ui.pages.lock import LockPage

        page = LockPage(self._shelf, self.tasks, self.look, self.texts)
        page.opened.connect(self.show_journal)
        page.failed.connect(self._show_trouble)
        self._show_closed(page)

    def _show_trouble(self, error: CompanionError) -> None:
        from companion.ui.pages.trouble import TroublePage

        page = TroublePage(self.texts.describe(error), self.look, self.texts)
        page.try_again.connect(self.open_carnet)
        page.leave.connect(self.close)
        self._show_closed(page)

    def _show_closed(self, page: ClosedPage) -> None:
        from companion.ui.closed_frame import ClosedFrame

        self._show(ClosedFrame(self.look, self.texts, page, self._shelf.catalogue))
        page.focus_first()

    def _on_focus_changed(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Qt scrolls to what Tab reaches within a page, but not to what it reaches from outside."""
        if now is None or QApplication.mouseButtons():
            return  # a page that moves between press and release would lose the click
        paper = _paper_around(now)
        if paper is not None:
            paper.ensureWidgetVisible(now, 0, self.look.space(24))

    def _where(self) -> tuple[str, int]:
        """The name of the control that has the keyboard, and how far its page is scrolled."""
        focused = QApplication.focusWidget()
        paper = _paper_around(focused)
        offset = paper.verticalScrollBar().value() if paper is not None else 0
        return (focused.objectName() if focused is not None else "", offset)

    def _go_back_to(self, name: str, offset: int) -> None:
        """Give the keyboard to the control of that name, where the page was before."""
        screen = self.centralWidget()
        if screen is None or not name:
            return
        control = screen.findChild(QWidget, name)
        if control is None:
            return
        control.setFocus()
        paper = _paper_around(control)
        if paper is not None:
            paper.verticalScrollBar().setValue(offset)
            QTimer.singleShot(0, paper, lambda: paper.ensureWidgetVisible(control))
