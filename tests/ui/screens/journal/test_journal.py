"""The journal: what of the carnet is on screen, and what cells and keys do."""

from datetime import date, datetime, timedelta
from itertools import islice

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from companion.actions.check_in.open_check_in import new_check_in
from companion.actions.journal import Journal
from companion.domain.records import (
    CheckIn,
    Event,
    Infusion,
    Measurement,
    Person,
    Question,
    Remark,
    Role,
)
from companion.domain.symptoms import Attribute, Recall
from companion.domain.words import Language
from companion.ui.look.look import LIGHT, Look
from companion.ui.ways.context import Context
from companion.ui.ways.screen_name import ScreenName
from companion.ui.ways.to_check_in import CheckInState
from companion.ui.ways.to_entry import OpenedEntry
from tests.ui.conftest import NOW, Clock, FakeDialogs
from tests.ui.screens.journal.journal_screen import (
    TODAY,
    cards,
    noted,
    open_cell,
    show,
    strip,
    words_of,
    write,
)


def test_an_empty_journal_invites_and_offers_nothing_to_filter(
    qtbot: QtBot, context: Context
) -> None:
    """The keyboard stands on the one thing to do; Enter starts today’s check-in."""
    window = show(qtbot, context)

    assert window.says("Votre journal commence ici")
    assert not window.shows("journal-strip")
    assert not window.shows("journal-filter")
    window.key(Qt.Key.Key_Return)
    assert context.state.screen is ScreenName.CHECK_IN
    going = context.state.of(CheckInState).check_in
    assert going is not None
    assert going.for_day == TODAY


def test_a_journal_whose_only_entry_was_taken_back_has_no_month(
    qtbot: QtBot, context: Context, journal: Journal
) -> None:
    """What was withdrawn is one tick away; there is no day to draw."""
    journal.withdraw(journal.record(noted(TODAY, "Fatigue")).record_id)
    window = show(qtbot, context)
    assert window.says("Votre journal commence ici")
    assert not window.shows("journal-strip")
    assert window.shows("journal-filter")


def test_the_head_says_which_days_and_how_many_check_ins(
    qtbot: QtBot, context: Context, journal: Journal
) -> None:
    """The month up to today, and the number of its check-ins."""
    for back in (0, 1, 2, 40):
        journal.record(noted(TODAY - timedelta(days=back), fatigue=1))
    window = show(qtbot, context)

    assert window.says("1er – 21\u00a0novembre\u00a02026 · 3 saisies")


def test_shown_again_it_makes_no_card_anew_until_something_is_written(
    qtbot: QtBot, context: Context, journal: Journal
) -> None:
    """The same cards stand there, the keyboard on the newest day; a new entry has its card."""
    journal.record(noted(TODAY, fatigue=1))
    window = show(qtbot, context)
    (card,) = cards(window)
    strip(window).setCurrentIndex(strip(window).model().index(0, 0))

    context.go(ScreenName.HOME)
    context.go(ScreenName.JOURNAL)
    assert cards(window) == [card]
    assert strip(window).currentIndex().column() == TODAY.day - 1

    context.go(ScreenName.HOME)
    journal.record(noted(TODAY - timedelta(days=1), fatigue=2))
    context.go(ScreenName.JOURNAL)
    assert len(cards(window)) == 2


def test_today_stays_in_sight_at_twice_the_size(
    qtbot: QtBot, context: Context, journal: Journal
) -> None:
    """Whatever the window’s width, until the person scrolls to an earlier day."""
    context.look = Look(LIGHT, 200)
    journal.record(noted(TODAY, fatigue=1))
    window = show(qtbot, context)
    table = strip(window)
    bar, model = table.horizontalScrollBar(), table.model()
    for width in (1280, 1024, 900, 1100):
        window.window.resize(width, 700)
        QApplication.processEvents()
        today = table.visualRect(model.index(0, model.columnCount() - 1))
        assert bar.maximum() > 0
        assert table.viewport().rect().contains(today), width
    bar.setValue(40)
    window.window.resize(1024, 700)
    QApplication.processEvents()
    assert bar.value() == 40


def test_the_first_thing_to_press_is_the_one_that_matters_most(
    qtbot: QtBot, context: Context, journal: Journal
) -> None:
    """With the keyboard and for the eye; beside it stands one other button, all else is a quiet link."""
    journal.record(noted(TODAY, fatigue=1))
    window = show(qtbot, context)
    window.window.resize(1280, 820)
    window.press("journal-filter")
    window.control("journal-new").setFocus()
    window.key(Qt.Key.Key_Tab)
    assert window.focus().objectName() == "journal-other-day"
    window.key(Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    shown = [b for b in window.screen.findChildren(QPushButton) if b.isVisible()]
    ranks = {b.objectName(): b.property("kind") for b in shown if b.property("kind") != "link"}
    assert ranks == {
        "journal-new": "primary",
        "journal-other-day": "secondary",
        "journal-previous-month": "icon",
        "journal-next-month": "icon",
    }
    new, other = window.control("journal-new"), window.control("journal-other-day")
    assert (new.y(), new.x() < other.x()) == (other.y(), True)


def test_several_entries_are_in_sight_without_scrolling(
    qtbot: QtBot, context: Context, journal: Journal
) -> None:
    """However many symptoms were noted: those felt least are folded away, and come with one press."""
    asked = (s for s in context.catalogue.symptoms.values() if Attribute.INTENSITY in s.attributes)
    every = {symptom.id.replace("-", "_"): 0 for symptom in islice(asked, 11)}
    for back in range(5):
        journal.record(noted(TODAY - timedelta(days=back), "Un pull.", **every | {"fatigue": 3}))
    window = show(qtbot, context)
    window.window.resize(1280, 820)
    QApplication.processEvents()

    seen = window.shell.shown.viewport()
    whole = [
        card for card in cards(window)
        if seen.rect().contains(card.rect().translated(card.mapTo(seen, QPoint())))
    ]  # fmt: skip
    assert len(whole) >= 2
    assert strip(window).model().rowCount() == 5
    more = window.control("journal-symptoms").text()
    window.press("journal-symptoms")
    every_row = strip(window).model().rowCount()
    assert more == f"{every_row - 5} autres symptômes"
    assert every_row > 10
    window.press("journal-symptoms")
    assert strip(window).model().rowCount() == 5


def test_a_card_tells_day_hour_levels_worst_first_note_and_author(
    qtbot: QtBot, context: Context, journal: Journal, clock: Clock
) -> None:
    """Only levels above 0, the highest first, each as a digit and a name."""
    evening = datetime(2026, 11, 20, 19, 10, tzinfo=NOW.tzinfo)
    body = noted(date(2026, 11, 20), "Un pull.", fatigue=1, itching=0, dry_skin=3)
    write(journal, clock, evening, body)
    window = show(qtbot, context)
    (card,) = cards(window)

    words = words_of(card)
    assert words[:2] == ["Ven. 20\u00a0nov.", "19\u00a0h\u00a010"]
    assert words.index("Peau sèche") < words.index("Fatigue")
    assert "Démangeaisons" not in words
    assert "«\u00a0Un pull.\u00a0»" in words
    assert "Marianne" in words
    said = [label.accessibleName() for label in card.findChildren(QLabel)]
    assert "Peau sèche\u00a0: beaucoup (3)" in said


def test_a_check_in_of_zeros_says_that_nothing_bothersome_was_noted(
    qtbot: QtBot, context: Context, journal: Journal
) -> None:
    """Answered 0 is not the same as not answered."""
    journal.record(noted(TODAY, fatigue=0, itching=0))
    journal.record(noted(TODAY - timedelta(days=1), "Rien d’autre"))
    window = show(qtbot, context)
    first, second = cards(window)

    assert "Rien de gênant noté" in words_of(first)
    assert "Aucun symptôme renseigné" in words_of(second)


def test_late_and_corrected_check_ins_are_marked(
    qtbot: QtBot, context: Context, journal: Journal, clock: Clock
) -> None:
    """Late from two days on; a correction by somebody else names them."""
    paul = journal.record(Person("Paul", Role.CAREGIVER)).record_id
    (late,) = write(journal, clock, NOW, noted(date(2026, 11, 16), fatigue=1))
    journal.author = paul
    journal.correct(late, noted(date(2026, 11, 16), fatigue=2), at_request=True)
    journal.author = None
    window = show(qtbot, context)
    (card,) = cards(window)

    assert "Noté 5 jours après" in words_of(card)
    assert (
        "Corrigé le 21\u00a0nov. par Paul, à la demande de Marianne (1\u00a0correction)"
        in words_of(card)
    )


def test_ticking_a_sign_after_a_check_in_is_no_correction(
    qtbot: QtBot, context: Context, journal: Journal
) -> None:
    """The sign stands on the card in the words of the warning-sign card."""
    sign = next(s for s in context.catalogue.card.signs.values() if s.tickable)
    body = noted(TODAY, fatigue=1)
    written = journal.record(body)
    ticked = CheckIn(body.for_day, body.recall, body.answers, warning_signs=(sign.id,))
    journal.correct(written.record_id, ticked)
    window = show(qtbot, context)

    assert window.says(f"Signe coché\u00a0: {sign.text.in_language(Language.FR)}")
    assert not window.says("Corrigé le")


def test_a_week_two_authors_and_a_remark_stand_side_by_side(
    qtbot: QtBot, context: Context, journal: Journal
) -> None:
    """Nobody’s check-in hides another’s; a remark stands on the card it is about."""
    week = CheckIn(TODAY, Recall.WEEK, {"fatigue": {Attribute.INTENSITY: 2}})
    journal.record(week)
    journal.author = journal.record(Person("Paul", Role.CAREGIVER)).record_id
    about = journal.record(noted(TODAY, fatigue=4)).record_id
    journal.author = None
    journal.record(Remark("Vu ensemble", about))
    window = show(qtbot, context)

    assert len(cards(window)) == 2
    assert window.says("Semaine du 15\u00a0nov. au 21\u00a0nov.")
    assert window.says("Paul, proche")
    assert window.says("Marianne\u00a0: «\u00a0Vu ensemble\u00a0»")


def test_other_records_of_a_day_are_listed_and_open(
    qtbot: QtBot, context: Context, journal: Journal
) -> None:
    """Infusion, measurement, event, remark and question each have a line."""
    infusion = journal.record(Infusion(TODAY, "Nivolumab", given=True, cycle=4))
    journal.record(Measurement(TODAY, "temperature", 37.8, "Cel"))
    journal.record(Event(TODAY, "Chute dans l’escalier"))
    journal.record(Remark("Une bonne journée"))
    journal.record(Question("Puis-je voyager ?"))
    window = show(qtbot, context)

    for said in ("Nivolumab", "37,8", "Chute dans l’escalier", "Une bonne journée", "voyager"):
        assert window.says(said)
    window.press(f"open-{infusion.record_id}")
    assert context.state.screen is ScreenName.ENTRY
    assert context.state.of(OpenedEntry).record_id == infusion.record_id


def test_enter_on_a_noted_day_opens_its_check_in(
    qtbot: QtBot, context: Context, journal: Journal
) -> None:
    """The keyboard starts on the newest day of the strip."""
    written = journal.record(noted(TODAY, fatigue=2))
    window = show(qtbot, context)

    assert strip(window).hasFocus()
    window.key(Qt.Key.Key_Return)
    assert context.state.of(OpenedEntry).record_id == written.record_id
    assert context.state.screen is ScreenName.ENTRY


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_enter_or_space_on_an_empty_day_starts_its_check_in(
    qtbot: QtBot, context: Context, journal: Journal, key: Qt.Key
) -> None:
    """Any past day of the month, one before the record book began, too."""
    journal.record(noted(TODAY, fatigue=2))
    window = show(qtbot, context)
    open_cell(window, 3, key)

    assert context.state.screen is ScreenName.CHECK_IN
    going = context.state.of(CheckInState).check_in
    assert going is not None
    assert going.for_day == date(2026, 11, 3)


def test_a_day_with_several_check_ins_shows_them_all(
    qtbot: QtBot, context: Context, journal: Journal
) -> None:
    """Only that day’s cards stay, the keyboard on one of them; the filter can be removed."""
    for _ in range(2):
        journal.record(noted(TODAY, fatigue=2))
    journal.record(noted(date(2026, 11, 3), fatigue=1))
    window = show(qtbot, context)
    open_cell(window, 21)

    assert len(cards(window)) == 2
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.objectName().startswith("open-")
    window.press("journal-everything")
    assert len(cards(window)) == 3


@pytest.mark.parametrize(("leaves", "starts"), [(True, True), (False, False)])
def test_answers_in_progress_are_left_only_after_asking(
    qtbot: QtBot,
    context: Context,
    journal: Journal,
    dialogs: FakeDialogs,
    *,
    leaves: bool,
    starts: bool,
) -> None:
    """Refusing keeps what was answered and the screen."""
    journal.record(noted(TODAY, fatigue=2))
    check_in = new_check_in(journal.carnet, context.catalogue, TODAY)
    check_in.answer(check_in.symptoms[0], Attribute.INTENSITY, 2)
    context.state.of(CheckInState).check_in = check_in
    dialogs.answer = leaves
    window = show(qtbot, context)
    open_cell(window, 3)

    assert len(dialogs.asked) == 1
    assert (context.state.of(CheckInState).check_in is not check_in) is starts
    assert (context.state.screen is ScreenName.CHECK_IN) is starts


def test_another_day_offers_past_days_and_escape_closes(
    qtbot: QtBot, context: Context, journal: Journal
) -> None:
    """A free day starts a check-in, a day noted by this author opens it."""
    written = journal.record(noted(date(2026, 11, 10), fatigue=2))
    window = show(qtbot, context)
    window.press("journal-other-day")
    window.key(Qt.Key.Key_Escape)
    assert not window.shows("pick-yesterday")
    window.press("journal-other-day")
    window.press("day-2026-11-10")
    assert context.state.of(OpenedEntry).record_id == written.record_id
    context.go(ScreenName.JOURNAL)
    window.press("journal-other-day")
    window.press("pick-yesterday")

    going = context.state.of(CheckInState).check_in
    assert going is not None
    assert going.for_day == TODAY - timedelta(days=1)


def test_hostile_words_stay_inside_the_page(
    qtbot: QtBot, context: Context, journal: Journal
) -> None:
    """Markup is shown as it was typed; a word without an end breaks instead of pushing the page."""
    journal.record(noted(TODAY, "<b>gras</b>", fatigue=1))
    journal.record(noted(TODAY, "x" * 100_000, fatigue=1))
    journal.record(Event(TODAY, "y" * 100_000))
    window = show(qtbot, context)

    assert window.says("<b>gras</b>")
    content = window.shell.shown.widget()
    assert content is not None
    assert content.minimumSizeHint().width() <= window.shell.shown.viewport().width()
