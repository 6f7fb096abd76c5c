"""Who writes stands on every screen and is chosen, never guessed."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from companion.actions.journal import Journal
from companion.domain.records import CheckIn, Person, Role
from companion.settings import Settings
from companion.ui.ways.context import Context
from companion.ui.ways.screen_name import ScreenName
from companion.ui.ways.to_check_in import CheckInState, start_for_day
from companion.ui.ways.who_writes import everyone
from companion.ui.window.books.book_badge import BookBadge, badge_words
from tests.ui.open_window import OpenWindow
from tests.ui.screens.journal.journal_screen import noted


def badge(window: OpenWindow) -> BookBadge:
    """The badge of the window."""
    found = window.shell.findChild(QPushButton, "book-badge")
    assert isinstance(found, BookBadge)
    return found


def choose(window: OpenWindow, handle: str) -> None:
    """Press the badge, then a line of its menu: two clicks."""
    badge(window).click()
    menu = badge(window).menu_shown
    assert menu is not None
    line = menu.findChild(QAction, handle)
    assert isinstance(line, QAction)
    act: Callable[[], None] = line.trigger
    act()
    menu.close()


def test_every_screen_says_who_writes_and_two_clicks_change_it(
    qtbot: QtBot, context: Context, journal: Journal
) -> None:
    """The choice is kept for this record book."""
    paul = journal.record(Person("Paul", Role.CAREGIVER)).record_id
    kept: list[Settings] = []
    context.settings_wanted.connect(kept.append)
    window = OpenWindow(qtbot, context)
    choose(window, f"write-as-{paul}")
    for screen in (ScreenName.TREATMENT, ScreenName.UNDERSTAND, ScreenName.SETTINGS):
        context.go(screen)
        assert badge(window).accessibleName() == "Carnet de Marianne. J’écris en tant que Paul"
    assert journal.author == paul
    assert kept[-1].writer_in(journal.carnet.identity) == paul
    choose(window, f"write-as-{journal.patient_id()}")
    assert journal.author is None


def test_where_nobody_said_who_writes_nothing_is_noted_before(
    qtbot: QtBot, context: Context, journal: Journal
) -> None:
    """Home asks; a check-in that is wanted from elsewhere leads there."""
    paul = journal.record(Person("Paul", Role.CAREGIVER)).record_id
    window = OpenWindow(qtbot, context)
    context.go(ScreenName.JOURNAL)
    day = journal.today() - timedelta(days=3)
    start_for_day(context, window.screen, day)
    assert context.state.screen is ScreenName.HOME
    assert window.says("Qui écrit")
    assert badge(window).accessibleName() == "Carnet de Marianne. Qui écrit\u202f?"
    assert not window.shows("check-in-start")
    assert not journal.carnet.entries(CheckIn)
    window.press(f"writer-{paul}")
    assert journal.writer_id() == paul
    assert window.shows("change-day"), "what was wanted follows"
    check_in = context.state.of(CheckInState).check_in
    assert check_in is not None
    assert check_in.for_day == day
    context.go(ScreenName.HOME)
    assert not window.says("Qui écrit\u202f?")
    assert window.says("Bonjour Paul")


def test_what_was_given_up_before_one_said_who_writes_does_not_come_back(
    qtbot: QtBot, context: Context, journal: Journal
) -> None:
    """Home was left and opened again."""
    paul = journal.record(Person("Paul", Role.CAREGIVER)).record_id
    window = OpenWindow(qtbot, context)
    start_for_day(context, window.screen, journal.today())
    context.go(ScreenName.JOURNAL)
    context.go(ScreenName.HOME)
    window.press(f"writer-{paul}")
    assert context.state.screen is ScreenName.HOME
    assert context.state.of(CheckInState).check_in is None


def test_the_menu_leads_to_where_somebody_is_added(qtbot: QtBot, context: Context) -> None:
    """The keyboard is in the field for the name."""
    window = OpenWindow(qtbot, context)
    choose(window, "add-writer")
    assert context.state.screen is ScreenName.SETTINGS
    window.type("Paul")
    window.press("add-caregiver")
    assert [entry.body.name for entry in everyone(context)] == ["Marianne", "Paul"]


def test_the_patient_alone_is_not_asked(qtbot: QtBot, context: Context, journal: Journal) -> None:
    """There is nobody to choose between; without a name the badge says whose it is all the same."""
    window = OpenWindow(qtbot, context)
    context.go(ScreenName.HOME)
    assert not window.says("Qui écrit")
    assert badge(window).accessibleName() == "Carnet de Marianne. J’écris en tant que Marianne"
    journal.correct(journal.patient_id(), Person("", Role.PATIENT))
    nameless = BookBadge(context.look, context.texts)
    qtbot.addWidget(nameless)
    nameless.show_words(badge_words(context))
    assert nameless.accessibleName() == "Carnet. J’écris en tant que la personne soignée"


def test_a_longer_name_and_small_windows_keep_the_badge_whole(
    qtbot: QtBot, context: Context, journal: Journal
) -> None:
    """Folded, its words stand below the mark; each is short."""
    journal.correct(journal.patient_id(), Person("Marie-Antoinette de la Tour", Role.PATIENT))
    window = OpenWindow(qtbot, context)
    shown = badge(window)
    for folded in (True, False):
        shown.fold(folded=folded)
        assert shown.width() <= window.window.width() // 4
        assert "Marie-Antoi" in " ".join(label.text() for label in shown.findChildren(QLabel))


def test_a_long_name_is_whole_where_it_is_read_and_chosen(
    qtbot: QtBot, context: Context, journal: Journal
) -> None:
    """It goes on below; what nobody is called does not push the window aside."""
    long = "Marie-Antoinette de la Rochefoucauld-Montmorency, née Vandenbroucke"
    journal.correct(journal.patient_id(), Person(long, Role.PATIENT))
    journal.record(Person("x" * 5000, Role.CAREGIVER))
    journal.record(noted(journal.today(), fatigue=1))
    context.look = replace(context.look, text_percent=200)
    window = OpenWindow(qtbot, context)
    window.window.resize(1024, 640)
    for screen in (ScreenName.HOME, ScreenName.JOURNAL):
        context.go(screen)
        assert window.says(long)
        assert window.overflow() == 0
