"""The open window: navigation, the screens, the notice at the foot.

Screens are made when first shown. It is thrown away and made anew when the language, the theme or
the text size changes; what was in progress lives in the context's state.
"""

from collections.abc import Callable, Mapping
from importlib import import_module

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from companion.domain.records import Revision
from companion.ui.ways.context import FOR_READING, Context, PageName
from companion.ui.ways.screen import Page
from companion.ui.ways.way_back import back_words
from companion.ui.window.sidebar import Destination, Sidebar
from companion.ui.window.toast import Toast

LOCK = "lock"
OWN = "own"
KEEP = "keep"


_MAKERS: Mapping[PageName, tuple[str, str]] = {
    PageName.HOME: ("home.screen", "HomePage"),
    PageName.CHECK_IN: ("check_in.screen", "CheckInPage"),
    PageName.SAVED: ("check_in.saved", "SavedPage"),
    PageName.JOURNAL: ("journal.screen", "JournalPage"),
    PageName.ENTRY: ("journal.entry", "EntryPage"),
    PageName.TREATMENT: ("treatment.screen", "TreatmentPage"),
    PageName.THYROID: ("measurements.thyroid", "ThyroidPage"),
    PageName.UNDERSTAND: ("understand.screen", "UnderstandPage"),
    PageName.CONSULTATION: ("visit.screen", "ConsultationPage"),
    PageName.WARNING_SIGNS: ("warning_signs.screen", "WarningSignsPage"),
    PageName.SETTINGS: ("settings.screen", "SettingsPage"),
    PageName.RESTORE: ("safety.restore", "RestorePage"),
    PageName.SYMPTOM_CHOICE: ("check_in.symptom_choice", "SymptomChoicePage"),
    PageName.QUESTIONNAIRE: ("questionnaire.screen", "QuestionnairePage"),
    PageName.PHOTOS: ("photos.screen", "PhotosPage"),
    PageName.WEEK_SHEET: ("visit.week_sheet", "WeekSheetPage"),
}


def _make_page(name: PageName, context: Context) -> Page:
    """Import a screen when it is first wanted: nobody pays for ten at start."""
    module, maker = _MAKERS[name]
    make: Callable[[Context], Page] = getattr(
        import_module(f"companion.ui.screens.{module}"), maker
    )
    return make(context)


class Shell(QWidget):
    """Everything below the title bar while a carnet is open."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.setProperty("kind", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._pages: dict[PageName, Page] = {}
        self._undoable: tuple[Revision, ...] = ()
        self._noticed_on: PageName | None = None
        self._sidebar = self._make_sidebar()
        self._stack = QStackedWidget()
        self._toast = Toast(context.look, context.texts)
        self._lay_out()
        self._sidebar.asked.connect(self._on_asked)
        self._toast.undo_asked.connect(self.undo)
        context.page_wanted.connect(self._on_page_wanted)
        context.journal_changed.connect(self._on_journal_changed)
        context.notice.connect(self._on_notice)
        context.ways_changed.connect(self._offer_lock)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self).activated.connect(self.undo)
        self._offer_lock()
        self.show_page(context.state.page)
        if context.read_only:
            self._say_read_only()

    @property
    def page(self) -> Page:
        """The screen that is shown."""
        shown = self._stack.currentWidget()
        assert isinstance(shown, Page)
        return shown

    def show_page(self, name: PageName) -> None:
        """Bring a screen up to date and show it."""
        if name not in self._pages:
            self._pages[name] = _make_page(name, self.context)
            self._stack.addWidget(self._pages[name])
        self.context.state.page = name
        if self._noticed_on not in (None, name):
            self._toast.hide()  # it spoke of another screen; Ctrl+Z still takes the act back
        page = self._pages[name]
        page.refresh()
        self._stack.setCurrentWidget(page)
        page.verticalScrollBar().setValue(0)
        self._sidebar.mark(_LINE_OF.get(name, name).value)
        page.focus_first()

    def undo(self) -> None:
        """Take back what the notice speaks of."""
        revisions, self._undoable = self._undoable, ()
        if not revisions:
            return
        journal = self.context.journal
        taken_back = self.context.attempt(
            self, lambda: [journal.undo(revision) for revision in reversed(revisions)]
        )
        if taken_back is not None:
            self.context.say(self.context.texts("Taken back."))

    def _say_read_only(self) -> None:
        sentence = self.context.texts(FOR_READING)
        if self.context.may_keep:
            sentence = self.context.texts(
                "This is a backup: nothing can be written in it. “Keep it on this computer” lets you "
                "go on writing."
            )
        self._noticed_on = None  # it speaks of every screen
        self._toast.show_notice(sentence, undoable=False)

    def _make_sidebar(self) -> Sidebar:
        texts = self.context.texts
        above = (
            Destination(PageName.HOME, texts("Home"), "home", "Ctrl+1"),
            Destination(PageName.JOURNAL, texts("Journal"), "journal", "Ctrl+2"),
            Destination(PageName.TREATMENT, texts("Treatment"), "treatment", "Ctrl+3"),
            Destination(PageName.UNDERSTAND, texts("Understand"), "understand", "Ctrl+4"),
            Destination(PageName.CONSULTATION, texts("Consultation"), "consultation", "Ctrl+5"),
        )
        warning = Destination(
            PageName.WARNING_SIGNS, texts("Warning signs"), "warning", "Ctrl+U", "nav-warning"
        )
        settings = Destination(PageName.SETTINGS, texts("Settings"), "settings", "Ctrl+,")
        lock = Destination(LOCK, texts("Lock"), "lock", "Ctrl+L")
        below: tuple[Destination, ...] = (warning, settings, lock)
        if self.context.away:
            own = back_words(texts, own_exists=self.context.own_exists)
            below = (Destination(OWN, own, "back", "Ctrl+Shift+O"), *below)
        if self.context.may_keep:
            below = (
                Destination(KEEP, texts("Keep it on this computer"), "home", "Ctrl+Shift+K"),
                *below,
            )
        return Sidebar(self.context.look, texts, above, below)

    def _offer_lock(self) -> None:
        """From the moment a password exists, and no longer once none does."""
        self._sidebar.offer(LOCK, offered=self.context.is_lockable())

    def _lay_out(self) -> None:
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self._stack, 1)
        right.addWidget(self._toast)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._sidebar)
        whole.addLayout(right, 1)

    def _on_asked(self, page: str) -> None:
        if page == LOCK:
            self.context.lock_wanted.emit()
        elif page == KEEP:
            self.context.keep_here_wanted.emit()
        elif page == OWN:
            self.context.own_wanted.emit()
        else:
            self.show_page(PageName(page))

    def _on_page_wanted(self, page: str) -> None:
        self.show_page(PageName(page))

    def _on_journal_changed(self) -> None:
        self._toast.hide()
        self._undoable = ()
        self.page.refresh()

    def _on_notice(self, text: str, undo: tuple[Revision, ...]) -> None:
        if undo:
            self._undoable = undo  # words about no act leave the last one to be taken back
        if not text:
            return  # the screen itself says what happened: only Ctrl+Z is wanted
        self._noticed_on = self.context.state.page
        self._toast.show_notice(text, undoable=bool(undo))


_LINE_OF = {
    PageName.CHECK_IN: PageName.JOURNAL,
    PageName.SAVED: PageName.JOURNAL,
    PageName.ENTRY: PageName.JOURNAL,
    PageName.RESTORE: PageName.SETTINGS,
    PageName.SYMPTOM_CHOICE: PageName.JOURNAL,
    PageName.QUESTIONNAIRE: PageName.HOME,
    PageName.PHOTOS: PageName.JOURNAL,
    PageName.WEEK_SHEET: PageName.CONSULTATION,
    PageName.THYROID: PageName.TREATMENT,
}
