"""The home screen: the day's check-in first, then the last days, the consultation, questions."""

from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from companion import dates
from companion.actions.check_in.open_check_in import (
    new_check_in,
    nothing_to_report,
    reopened_check_in,
)
from companion.actions.journal import Journal
from companion.domain.records import (
    Appointment,
    CheckIn,
    Infusion,
    Person,
    Purpose,
    Question,
    Role,
)
from companion.domain.symptoms import Attribute, Recall
from companion.domain.words import Language
from companion.ui.drawings.heat_strip import HeatStrip
from companion.ui.screens.home.screen import HomeScreen
from companion.ui.ways.context import Context
from companion.ui.ways.screen_name import ScreenName
from companion.ui.ways.to_check_in import CheckInState, JustSaved
from companion.ui.ways.to_entry import OpenedEntry
from tests.ui.conftest import NOW, Clock, FakeDialogs
from tests.ui.open_window import OpenWindow
from tests.ui.windows import Opened, focused, journal_of, make_carnet, make_window, said

TODAY = NOW.date()
INTENSITY, INTERFERENCE = Attribute.INTENSITY, Attribute.INTERFERENCE
PRESENCE = Attribute.PRESENCE


def fatigue(day: date, level: int) -> CheckIn:
    return CheckIn(day, Recall.DAY, {"fatigue": {INTENSITY: level}, "itching": {INTENSITY: 0}})


@pytest.fixture
def home(context: Context, qtbot: QtBot) -> HomeScreen:
    screen = HomeScreen(context)
    qtbot.addWidget(screen)
    screen.resize(1048, 808)
    screen.show()
    screen.refresh()
    return screen


def opened_window(qtbot: QtBot, folder: Path, clock: Clock | None = None) -> Opened:
    make_carnet(folder)
    opened = make_window(qtbot, folder, clock=clock)
    opened.start(qtbot)
    return opened


def test_a_new_carnet_invites_to_the_first_check_in(home: HomeScreen) -> None:
    """No empty strip: what will stand here, and the obvious next step."""
    words = said(home)
    assert "Bonjour Marianne" in words
    assert "Noter mes symptômes" in words
    assert "Vos jours s’afficheront ici après votre première saisie." in words
    assert "Comme hier" not in words
    assert not home.findChildren(HeatStrip)[0].isVisible()


def test_the_titles_of_the_cards_are_level(
    qtbot: QtBot, context: Context, journal: Journal
) -> None:
    """With an empty carnet and with a filled one: the first line of each card is as high as the other."""
    window = OpenWindow(qtbot, context)
    context.go(ScreenName.HOME)

    def is_level() -> bool:
        titles = ("Vos 14 derniers jours", "Prochaine consultation")
        found = [each for each in window.screen.findChildren(QLabel) if each.text() in titles]
        first, second = (each.mapTo(window.screen, each.rect().center()).y() for each in found)
        return abs(first - second) <= 1

    qtbot.waitUntil(is_level)
    journal.record(fatigue(TODAY, 1))
    context.journal_changed.emit()
    qtbot.waitUntil(is_level)


def test_the_hour_of_a_check_in_is_that_of_the_journal(
    home: HomeScreen, journal: Journal, clock: Clock
) -> None:
    """Written by another clock than today's, on a journey: both screens say the same hour."""
    clock.now = NOW.astimezone(timezone(timedelta(hours=-5)))
    journal.record(fatigue(TODAY, 1))
    clock.now = NOW
    home.refresh()
    (entry,) = journal.carnet.entries(CheckIn)
    hour = dates.hour(entry.recorded_at.time(), Language.FR)
    assert hour != dates.hour(NOW.time(), Language.FR)
    assert f" à {hour}." in said(home)


def test_on_the_day_of_an_infusion_the_levels_name_the_one_before(
    home: HomeScreen, journal: Journal
) -> None:
    """“The last one” would be today's, and nothing can be said since then."""
    for days in range(28, -1, -1):
        journal.record(fatigue(TODAY - timedelta(days=days), 3 if days < 14 else 1))
    journal.record(Infusion(TODAY - timedelta(days=13), "Nivolumab", given=True))
    home.refresh()
    before = said(home)
    assert (
        "avant puis depuis la perfusion du 8\u00a0novembre\u00a0: Fatigue\u00a01\u00a0→\u00a03."
        in before
    )
    journal.record(Infusion(TODAY, "Nivolumab", given=True))
    home.refresh()
    assert "la perfusion du 8\u00a0novembre\u00a0: Fatigue\u00a01\u00a0→\u00a03." in said(home)


def test_nothing_to_report_takes_three_keys(qtbot: QtBot, tmp_path: Path) -> None:
    """Tab, Enter, and Enter in the box: a check-in with 0 for each symptom that was named."""
    opened = opened_window(qtbot, tmp_path)
    assert focused() == "start-check-in"
    QTest.keyClick(opened.control("start-check-in"), Qt.Key.Key_Tab)
    assert focused() == "nothing-to-report"
    control = QApplication.focusWidget()
    assert control is not None
    QTest.keyClick(control, Qt.Key.Key_Return)
    asked = opened.dialogs.asked[0]
    assert "fatigue" in asked
    assert "démangeaisons" in asked
    entry = journal_of(opened).carnet.entries(CheckIn)[0]
    assert entry.body.for_day == TODAY
    assert {level for answer in entry.body.answers.values() for level in answer.values()} == {0}
    context = opened.window.context
    assert context is not None
    assert context.state.screen is ScreenName.SAVED
    assert [revision.record_id for revision in context.state.of(JustSaved).revisions] == [entry.id]


def test_nothing_is_written_when_the_box_is_cancelled(qtbot: QtBot, tmp_path: Path) -> None:
    """Annuler leaves the carnet as it was, and says nothing."""
    opened = opened_window(qtbot, tmp_path)
    opened.dialogs.answer = False
    opened.press("nothing-to-report")
    assert not journal_of(opened).carnet.entries(CheckIn)
    assert opened.shows("greeting")


def test_like_yesterday_says_what_it_copies(qtbot: QtBot, tmp_path: Path) -> None:
    """The levels of the day before in words and digits, then the same answers for today."""
    opened = opened_window(qtbot, tmp_path)
    before = CheckIn(
        TODAY - timedelta(days=1),
        Recall.DAY,
        {"fatigue": {INTENSITY: 3, INTERFERENCE: 2}, "itching": {INTENSITY: 0}},
    )
    first = journal_of(opened).record(before)
    assert opened.window.context is not None
    opened.window.context.journal_changed.emit()
    opened.press("like-yesterday")
    asked = opened.dialogs.asked[0]
    assert "Fatigue\u00a0: beaucoup (3)" in asked
    assert "modérément (2)" in asked
    assert "Noté 0\u00a0: démangeaisons." in asked
    copy = journal_of(opened).carnet.entries(CheckIn)[-1].body
    assert copy.for_day == TODAY
    assert copy.answers == before.answers
    assert copy.copied_from == first.record_id


def test_a_noted_day_offers_to_correct_it(
    home: HomeScreen, journal: Journal, context: Context
) -> None:
    """It says so; the same day is not asked again as if nothing had been noted."""
    journal.record(nothing_to_report(new_check_in(journal.carnet, context.catalogue, TODAY)))
    home.refresh()
    words = said(home).split("\n")
    assert "La saisie du jour est faite" in words
    assert "Dernière saisie\u00a0: aujourd’hui à 19\u00a0h\u00a030." in words
    assert "Corriger" in words
    assert "Rien à signaler" not in words


@pytest.mark.parametrize(
    ("count", "title"),
    [
        (0, "Vous n’avez encore répondu pour aucun symptôme aujourd’hui"),
        (1, "Vous avez répondu pour 1\u00a0symptôme aujourd’hui"),
        (2, "Vous avez répondu pour 2\u00a0symptômes aujourd’hui"),
    ],
)
def test_a_day_noted_in_part_is_not_said_to_be_done(
    home: HomeScreen, journal: Journal, count: int, title: str
) -> None:
    """How many symptoms have an answer, and the way to the others."""
    body = fatigue(TODAY, 2)
    answers = dict(list(body.answers.items())[:count])
    journal.record(CheckIn(TODAY, Recall.DAY, answers, "Fatigué ce soir"))
    home.refresh()
    words = said(home).split("\n")
    assert title in words
    assert "Compléter ou corriger" in words
    assert "La saisie du jour est faite" not in words


def test_symptoms_of_several_check_ins_count_once(home: HomeScreen, journal: Journal) -> None:
    """What was added later in the day counts too; what was noted twice is one symptom."""
    journal.record(fatigue(TODAY, 2))
    journal.record(CheckIn(TODAY, Recall.DAY, {"fatigue": {INTENSITY: 1}, "rash": {PRESENCE: 1}}))
    home.refresh()
    assert "Vous avez répondu pour 3\u00a0symptômes aujourd’hui" in said(home)


def test_a_check_in_that_was_only_opened_is_not_in_progress(
    home: HomeScreen, journal: Journal, context: Context
) -> None:
    """Neither a new one without an answer, nor a correction that changes nothing."""
    context.state.of(CheckInState).check_in = new_check_in(journal.carnet, context.catalogue, TODAY)
    home.refresh()
    assert "Noter mes symptômes" in said(home)
    journal.record(fatigue(TODAY, 2))
    (entry,) = journal.carnet.entries(CheckIn)
    check_in = reopened_check_in(entry, context.catalogue, context.catalogue.daily)
    context.state.of(CheckInState).check_in = check_in
    home.refresh()
    assert "Compléter ou corriger" in said(home)
    check_in.answer(check_in.symptoms[0], INTENSITY, 1)
    home.refresh()
    assert "Une saisie est en cours" in said(home)


def test_correcting_today_opens_its_answers(
    home: HomeScreen, journal: Journal, context: Context
) -> None:
    """The check-in in progress carries the check-in's id and answers."""
    revision = journal.record(fatigue(TODAY, 2))
    home.refresh()
    wanted: list[str] = []
    context.screen_wanted.connect(wanted.append)
    home.focus_first()
    home._hero.main_button().click()
    going = context.state.of(CheckInState).check_in
    assert going is not None
    assert going.correcting == revision.record_id
    assert going.answers["fatigue"] == {INTENSITY: 2}
    assert wanted == ["check-in"]


def test_somebody_elses_check_in_is_not_mine(home: HomeScreen, journal: Journal) -> None:
    """The caregiver's check-in of today is named, and the patient may still note the day."""
    paul = journal.record(Person("Paul", Role.CAREGIVER))
    journal.author = paul.record_id
    journal.record(fatigue(TODAY, 2))
    journal.author = None
    settings = home.context.settings
    home.context.settings = settings.with_writer(journal.carnet.identity, journal.patient_id())
    home.refresh()
    words = said(home)
    assert "Elle a été écrite par Paul." in words
    assert "Noter mes symptômes" in words


def test_a_caregiver_is_told_that_they_write(home: HomeScreen, journal: Journal) -> None:
    """Their name, their part, and the question about the patient."""
    paul = journal.record(Person("Paul", Role.CAREGIVER))
    journal.author = paul.record_id
    home.refresh()
    words = said(home)
    assert "Bonjour Paul" in words
    assert "Vous écrivez en tant que Paul, proche" in words
    assert "Comment va Marianne aujourd’hui\u202f?" in words


def test_a_check_in_in_progress_is_offered_first(home: HomeScreen, context: Context) -> None:
    """Nothing that was answered is lost by a look at the home screen."""
    journal = context.journal
    check_in = new_check_in(journal.carnet, context.catalogue, TODAY - timedelta(days=1))
    check_in.answer(check_in.symptoms[0], check_in.symptoms[0].attributes[0], 1)
    context.state.of(CheckInState).check_in = check_in
    home.refresh()
    words = said(home)
    assert "Continuer ma saisie" in words
    assert "vendredi 20\u00a0novembre" in words
    assert "Rien à signaler" not in words


def test_the_day_is_counted_from_the_last_infusion(home: HomeScreen, journal: Journal) -> None:
    """The day of the infusion is day 1 of its cycle, as the clinic counts; a postponed one opens none."""
    journal.record(Infusion(TODAY - timedelta(days=12), "nivolumab", given=True, cycle=4))
    journal.record(Infusion(TODAY - timedelta(days=2), "nivolumab", given=False, reason="fièvre"))
    home.refresh()
    assert "Samedi 21\u00a0novembre\u00a02026 · jour\u00a013 du cycle\u00a04" in said(home)


def test_the_change_since_the_infusion_is_plain_arithmetic(
    home: HomeScreen, journal: Journal
) -> None:
    """The two highest levels with an arrow, and no word of judgement."""
    journal.record(Infusion(TODAY - timedelta(days=6), "nivolumab", given=True))
    journal.record(fatigue(TODAY - timedelta(days=10), 1))
    journal.record(fatigue(TODAY - timedelta(days=2), 3))
    home.refresh()
    assert "Fatigue\u00a01\u00a0→\u00a03." in said(home)


def test_without_an_infusion_nothing_is_compared(home: HomeScreen, journal: Journal) -> None:
    """No infusion, no sentence."""
    journal.record(fatigue(TODAY - timedelta(days=10), 1))
    journal.record(fatigue(TODAY - timedelta(days=2), 3))
    home.refresh()
    assert "→" not in said(home)


def test_the_next_consultation_leads_to_its_page(home: HomeScreen, context: Context) -> None:
    """Day, hour, with whom and how soon; one press opens the page."""
    at = datetime(2026, 12, 1, 9, 30, tzinfo=UTC).astimezone(NOW.tzinfo)
    context.journal.record(Appointment(at, Purpose.CONSULTATION, "Dr Lenoir"))
    context.journal.record(Appointment(NOW - timedelta(days=3), Purpose.CONSULTATION, "Dr Vieux"))
    home.refresh()
    words = said(home)
    assert "Mardi 1er\u00a0décembre à 10\u00a0h\u00a030" in words
    assert "Dr Lenoir · dans 10\u00a0jours" in words
    assert "Dr Vieux" not in words


def test_an_empty_day_of_the_strip_starts_its_check_in(home: HomeScreen, context: Context) -> None:
    """Backdating where people look for it."""
    context.journal.record(fatigue(TODAY, 1))
    home.refresh()
    strip = home.findChildren(HeatStrip)[0]
    strip.cell_opened.emit("fatigue", TODAY - timedelta(days=3))
    going = context.state.of(CheckInState).check_in
    assert going is not None
    assert going.for_day == TODAY - timedelta(days=3)


def test_a_noted_day_of_the_strip_opens_its_entry(home: HomeScreen, context: Context) -> None:
    """The check-in of that day, with its history."""
    revision = context.journal.record(fatigue(TODAY - timedelta(days=3), 1))
    home.refresh()
    strip = home.findChildren(HeatStrip)[0]
    strip.cell_opened.emit("fatigue", TODAY - timedelta(days=3))
    assert context.state.of(OpenedEntry).record_id == revision.record_id


def test_questions_are_shown_as_they_were_typed(
    home: HomeScreen, journal: Journal, qtbot: QtBot
) -> None:
    """People's own words are never markup."""
    journal.record(Question("<b>Pourquoi</b> ai-je froid ?"))
    home.refresh()
    qtbot.waitUntil(lambda: "<b>Pourquoi</b> ai-je froid ?" in said(home))


@pytest.mark.parametrize("width", [1048, 792])
def test_nothing_scrolls_sideways(home: HomeScreen, journal: Journal, width: int) -> None:
    """Two columns where there is room for two, else one."""
    journal.record(fatigue(TODAY, 2))
    home.refresh()
    home.resize(width, 700)
    content = home.widget()
    assert content is not None
    assert content.width() <= home.viewport().width()
    questions = home.findChildren(HeatStrip)[0]
    assert questions.width() <= content.width()


def test_another_day_is_not_started_over_answers_in_progress(
    home: HomeScreen, context: Context, dialogs: FakeDialogs
) -> None:
    """An empty day of the strip asks before answers in progress are left out."""
    journal = context.journal
    journal.record(fatigue(TODAY, 1))
    check_in = new_check_in(journal.carnet, context.catalogue, TODAY)
    check_in.answer(check_in.symptoms[0], check_in.symptoms[0].attributes[0], 1)
    context.state.of(CheckInState).check_in = check_in
    dialogs.answer = False
    home.findChildren(HeatStrip)[0].cell_opened.emit("fatigue", TODAY - timedelta(days=3))
    assert dialogs.asked
    assert context.state.of(CheckInState).check_in is check_in
