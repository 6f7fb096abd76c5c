"""The open window: navigation, the screens, the notice at the foot.

Screens are made when first shown. It is thrown away and made anew when the language, the theme or
the text size changes; what was in progress lives in the context's state.
"""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from importlib import import_module
from pathlib import Path

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPixmap, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from companion.domain.records import Revision
from companion.domain.words import Language
from companion.ui.doors.system_motion import system_reduces_motion
from companion.ui.ways.context import FOR_READING, Context, Notified
from companion.ui.ways.screen import Screen
from companion.ui.ways.screen_name import Line, ScreenName, back_words
from companion.ui.ways.shortcuts import Shortcut, on_keys
from companion.ui.ways.to_understand import explain_program, show_shortcuts
from companion.ui.ways.who_writes import write_as
from companion.ui.widgets.choices.level_keys import digit_at
from companion.ui.widgets.patience import look, patience
from companion.ui.widgets.tab_order import go_as_seen, let_go_of_keyboard
from companion.ui.widgets.veil import Veil
from companion.ui.window.books.book_badge import BookBadge, badge_words
from companion.ui.window.sidebar import Destination, Sidebar
from companion.ui.window.simple_bar import SimpleBar
from companion.ui.window.toast import Toast

LOCK = "lock"
OWN = "own"
KEEP = "keep"
CARDS = (ScreenName.WARNING_SIGNS, ScreenName.CALL)
"""One key away from wherever one is, and Escape leads back there."""
SIMPLE_SCREENS = (ScreenName.CALL, ScreenName.PRINT_PAGE)


def _make_screen(name: ScreenName, context: Context) -> Screen:
    """Import a screen when it is first wanted: nobody pays for ten at start."""
    module, maker = name.module, name.maker
    if name is ScreenName.HOME and context.is_simple:
        module, maker = "home.simple_home", "SimpleHomeScreen"
    room = import_module(f"companion.ui.screens.{module}")
    look()
    make: Callable[[Context], Screen] = getattr(room, maker)
    return make(context)


def load_ahead(context: Context) -> None:
    """Load what the screens of the navigation are made with in the worker, one after the other.

    Whoever presses a key meanwhile waits for a few milliseconds at most, since Python changes threads.
    """
    lines = [name for name in ScreenName if isinstance(name.line, Line)]
    screens = ScreenName.CHECK_IN, *lines  # what most people come for, first

    def ahead(work: Callable[[], object], done: Callable[[], None] = lambda: None) -> None:
        context.tasks.run(context, work, done=lambda _made: done(), failed=lambda _error: None)

    for name in screens:
        ahead(partial(import_module, f"companion.ui.screens.{name.module}"))
    ahead(partial(_read_first_explanation, context.language), done=_meet_every_widget)


def _read_first_explanation(language: Language) -> None:
    from companion.content.explanations import load_explanations

    explanations = load_explanations()
    for head in explanations.heads(language)[:1]:
        explanations.explanation(head.id, language)


def _meet_every_widget() -> None:
    """Have PySide make its classes of all widgets, 14 ms: it does so when it is first asked for one of Qt's inner
    widgets, as most screens ask; and its names of all gradients, 4 ms, as when a veil is first filled.
    """
    QScrollArea().viewport()
    ground = QPixmap(1, 1)
    painter = QPainter(ground)
    painter.fillRect(ground.rect(), QColor())
    painter.end()


class _BesideSidebar(QHBoxLayout):
    """Gives the screen the width that the navigation leaves, which folds or unfolds before it is given out.

    Folded once the screen had its width, it had the screen laid out twice, and painted in between.
    """

    def __init__(self, parent: QWidget, sidebar: Sidebar) -> None:
        super().__init__(parent)
        self._sidebar = sidebar

    def setGeometry(self, place: QRect) -> None:  # noqa: N802 - Qt's name
        if place.size() != self.geometry().size():
            self._sidebar.fit(place.width(), place.height())
        super().setGeometry(place)


class Shell(QWidget):
    """Everything below the title bar while a carnet is open."""

    _undoable_said = ""
    _lit: ScreenName | None = None

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.setProperty("kind", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._screens: dict[ScreenName, Screen] = {}
        self._made_on = context.journal.today()
        self._undoable: tuple[Revision, ...] | Callable[[], None] = ()
        self._noticed_on: ScreenName | None = None
        self._below_card = ScreenName.HOME
        self._badge = self._make_badge()
        self._sidebar = self._make_sidebar()
        self._bar = SimpleBar(context.look, context.texts)
        # What has no place yet is only ever hidden: shown, it comes up as a window of its own.
        (self._sidebar if context.is_simple else self._bar).hide()
        self._stack = QStackedWidget()
        self._veil = Veil(context.look, self._stack)
        self._toast = Toast(context.look, context.texts)
        self._lay_out()
        if context.settings.ruler:
            self._add_ruler()
        self._listen()
        self._offer_lock()
        self.show_screen(context.state.screen)
        # At the counter nobody came to write, and the strip above says so.
        if context.read_only and not context.shown.at_counter:
            self._say_read_only()

    def _listen(self) -> None:
        """To the navigation, the notice, the screens and the keys that act everywhere."""
        context = self.context
        self._sidebar.asked.connect(self._on_asked)
        self._bar.asked.connect(self._on_asked)
        self._bar.lock_asked.connect(context.lock_wanted)
        self._bar.all_asked.connect(self._show_everything)
        self._toast.undo_asked.connect(self.undo)
        self._toast.file_wanted.connect(self._open_outside)
        self._toast.screen_wanted.connect(self._on_screen_wanted)
        context.screen_wanted.connect(self._on_screen_wanted)
        context.journal_changed.connect(self._on_journal_changed)
        context.notice.connect(self._on_notice)
        context.ways_changed.connect(self._offer_lock)
        on_keys(Shortcut.UNDO, self, self.undo)
        on_keys(Shortcut.GUIDE, self, partial(explain_program, context))
        on_keys(Shortcut.SHEET, self, partial(show_shortcuts, context))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().isValid() and self.isVisible():
            # A screen that takes another shape has its height before it is painted, not one frame later.
            self.shown.give_sizes()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl with a digit also where that key types a digit with Shift only, as on French keyboards.

        Escape, which nothing on the screen wanted, leads back where that is safe.
        """
        digit = (
            digit_at(event) if event.modifiers() == Qt.KeyboardModifier.ControlModifier else None
        )
        screens = [name for name in ScreenName if name.keys == f"Ctrl+{digit}"]
        if screens:
            self.show_screen(screens[0])
        elif event.key() != Qt.Key.Key_Escape or event.isAutoRepeat():
            super().keyPressEvent(event)
        elif self.context.state.screen in CARDS:
            self.show_screen(self._below_card)
        else:
            from companion.ui.ways.way_back import escape_from

            escape_from(self.shown)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001 - Qt's names
        """Tab goes where the eye goes, whatever was made or shown since the last time."""
        return go_as_seen(self, onwards=next) or super().focusNextPrevChild(next)

    @property
    def shown(self) -> Screen:
        """The screen that is shown."""
        shown = self._stack.currentWidget()
        assert isinstance(shown, Screen)
        return shown

    def show_screen(self, name: ScreenName) -> None:
        """Bring a screen up to date and show it."""
        with patience(self, self.context.texts("One moment…")):
            self._show_screen(name)

    def _show_screen(self, name: ScreenName) -> None:
        if name not in self._screens:
            self._screens[name] = _make_screen(name, self.context)
            self._stack.addWidget(self._screens[name])
        if name in CARDS and self.context.state.screen not in CARDS:
            self._below_card = self.context.state.screen
        self.context.state.screen = name
        if self._noticed_on not in (None, name):
            self._toast.hide()  # it spoke of another screen; Ctrl+Z still takes the act back
        screen = self._screens[name]
        left = self._stack.currentWidget()
        is_another, comes_back = left is not screen, self._lit is name
        if is_another and isinstance(left, Screen):
            left.leave()
        screen.refresh()
        look()  # what is left, Qt does in one step
        if is_another:
            let_go_of_keyboard(self._stack)
        self._stack.setCurrentWidget(screen)
        if is_another and not (self.context.settings.still or system_reduces_motion()):
            self._veil.clear_away()
        self._lit = (screen.led_from() or name).lit
        self._sidebar.mark(self._lit.value)
        self._bar.mark(name)
        screen.arrive(back=is_another and comes_back)
        if is_another:
            screen.announce()

    def is_of_today(self) -> bool:
        """Whether the day has not changed since the screens were made."""
        return self._made_on == self.context.journal.today()

    def begin_day(self) -> None:
        """Make the screens anew for the day that has come; the notice and the undo stay."""
        self._made_on = self.context.journal.today()
        of_yesterday, self._screens = self._screens, {}
        self.show_screen(self.context.state.screen)
        for screen in of_yesterday.values():
            self._stack.removeWidget(screen)
            screen.deleteLater()

    def undo(self) -> None:
        """Take back what the notice speaks of."""
        revisions, self._undoable = self._undoable, ()
        if callable(revisions):
            revisions()
            return
        if not revisions:
            self.context.say(self.context.texts("There is nothing to take back."))
            return
        from companion.ui.words.record_words import undone_words

        said = undone_words(self.context, revisions[0], self._undoable_said)
        journal = self.context.journal
        taken_back = self.context.attempt(self, lambda: journal.undo_all(revisions))
        if taken_back is not None:
            self.context.say(said)

    def _say_read_only(self) -> None:
        sentence = self.context.texts(FOR_READING)
        if self.context.shown.may_keep:
            sentence = self.context.texts(
                "This is a backup: nothing can be written in it. “Keep it on this computer” lets you "
                "go on writing."
            )
        self._noticed_on = None  # it speaks of every screen
        understood = self.context.texts("Understood")  # “Close” could be the record book
        self._toast.show_notice(sentence, undoable=False, close=understood)

    def _make_sidebar(self) -> Sidebar:
        texts = self.context.texts
        lines = [(name, name.line) for name in ScreenName if isinstance(name.line, Line)]
        above, foot = (
            tuple(
                Destination(name, texts(line.words), line.icon, line.keys, line.kind)
                for name, line in lines
                if line.foot == at_foot
            )
            for at_foot in (False, True)
        )
        below = (*foot, Destination(LOCK, texts("Lock"), "lock", Shortcut.LOCK.keys))
        if self.context.shown.away and not self.context.shown.at_counter:
            own = back_words(texts, own_exists=self.context.shown.own_exists)
            below = (Destination(OWN, own, "back", Shortcut.OWN.keys), *below)
        if self.context.shown.may_keep:
            below = (
                Destination(KEEP, texts("Keep it on this computer"), "home", Shortcut.KEEP.keys),
                *below,
            )
        here = self.context.state.screen.value
        return Sidebar(self.context.look, texts, above, below, self._badge, here=here)

    def _make_badge(self) -> BookBadge:
        context = self.context
        badge = BookBadge(context.look, context.texts)
        badge.writer_asked.connect(lambda person: write_as(context, self, person))
        badge.person_wanted.connect(self._add_writer)
        badge.book_asked.connect(lambda path: context.book_wanted.emit(Path(path)))
        badge.new_wanted.connect(lambda: context.book_wanted.emit(None))
        badge.other_wanted.connect(context.other_wanted)
        badge.show_words(badge_words(context))
        return badge

    def _add_ruler(self) -> None:
        from companion.ui.window.reading_ruler import ReadingRuler

        ReadingRuler(self.context.look, self._stack, self)

    def _offer_lock(self) -> None:
        """From the moment a password exists, and no longer once none does."""
        book = self.context.book
        offered = book is not None and book.is_lockable()
        self._sidebar.offer(LOCK, offered=offered)
        self._bar.offer_lock(offered=offered)

    def _show_everything(self) -> None:
        """Leave the simple window, at what its screen shows a part of."""
        context = self.context
        if context.state.screen in SIMPLE_SCREENS:
            context.state.screen = context.state.screen.lit
        context.settings_wanted.emit(replace(context.settings, simple=False))

    def _lay_out(self) -> None:
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        if self.context.shown.away:
            from companion.ui.window.books.patient_strip import PatientStrip

            strip = PatientStrip(self.context)
            strip.close_asked.connect(self.context.own_wanted)
            right.addWidget(strip)
        if self.context.shown.example:
            from companion.ui.window.books.example_strip import ExampleStrip

            example = ExampleStrip(self.context.look, self.context.texts)
            example.leave_asked.connect(self.context.own_wanted)
            right.addWidget(example)
        right.addWidget(self._bar)
        right.addWidget(self._stack, 1)
        right.addWidget(self._toast)
        whole = _BesideSidebar(self, self._sidebar)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._sidebar)
        whole.addLayout(right, 1)

    def _on_asked(self, screen: str) -> None:
        if screen == LOCK:
            self.context.lock_wanted.emit()
        elif screen == KEEP:
            self.context.keep_here_wanted.emit()
        elif screen == OWN:
            self._leave_other()
        else:
            self.show_screen(ScreenName.of(screen))

    def _leave_other(self) -> None:
        """Go back to one's own, once the files that were made of the other one are named."""
        names = ", ".join(str(path) for path in self.context.saved)
        if names:
            self.context.dialogs.tell(self, self.context.texts("Saved: {path}.", path=names))
        self.context.own_wanted.emit()

    def _on_screen_wanted(self, screen: str) -> None:
        self.show_screen(ScreenName.of(screen))

    def _add_writer(self) -> None:
        """Lead to where somebody is added who writes."""
        self.show_screen(ScreenName.SETTINGS)
        field = self.shown.findChild(QWidget, "field-new-caregiver")
        if field is not None:
            field.setFocus(Qt.FocusReason.OtherFocusReason)
            self.shown.ensureWidgetVisible(field)

    def _on_journal_changed(self) -> None:
        self._toast.hide()
        self._undoable = ()
        self._badge.show_words(badge_words(self.context))
        with patience(self, self.context.texts("One moment…")):
            self.shown.refresh()

    def _on_notice(self, text: str, about: Notified) -> None:
        file = about if isinstance(about, Path) else None
        where = about if isinstance(about, ScreenName) else None
        undo = () if isinstance(about, Path | ScreenName) else about
        if undo:
            # Words about no act leave the last one to be taken back.
            self._undoable, self._undoable_said = undo, text
        if not text:
            return  # the screen itself says what happened: only Ctrl+Z is wanted
        self._noticed_on = self.context.state.screen
        self._toast.show_notice(text, undoable=bool(undo), file=file, where=where)

    def _open_outside(self, path: Path) -> None:
        if not self.context.dialogs.open_outside(path):
            said = self.context.texts(
                "This computer did not open it. The file is there: {path}.", path=str(path)
            )
            self.context.dialogs.tell(self, said)
