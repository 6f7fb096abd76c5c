"""Home in each rhythm: what is asked, what is noted, when the next check-in is due."""

from datetime import date, timedelta

import pytest
from msgspec.structs import replace
from pytestqt.qtbot import QtBot

from companion.actions.journal import Journal
from companion.actions.preferences import keep_preferences
from companion.domain.records import CheckIn, Infusion, Profile, Rhythm
from companion.domain.symptoms import Attribute, Recall
from companion.ui.drawings.heat_strip import HeatStrip
from companion.ui.ways.context import Context
from companion.ui.ways.screen_name import ScreenName
from companion.ui.ways.to_check_in import CheckInState
from tests.ui.conftest import NOW, Clock, FakeDialogs
from tests.ui.open_window import OpenWindow

TODAY = NOW.date()
DAY = timedelta(days=1)
INTENSITY = Attribute.INTENSITY


@pytest.fixture
def window(qtbot: QtBot, context: Context) -> OpenWindow:
    """The open window, not yet on home."""
    return OpenWindow(qtbot, context)


def choose(journal: Journal, rhythm: Rhythm) -> None:
    """Choose how often to note."""
    keep_preferences(journal, lambda kept: replace(kept, rhythm=rhythm))


def note(journal: Journal, day: date, level: int = 2, recall: Recall = Recall.WEEK) -> None:
    """Note fatigue for the week that ends on a day, or for that day."""
    journal.record(CheckIn(day, recall, {"fatigue": {INTENSITY: level}}))


def strip(window: OpenWindow) -> HeatStrip:
    """The strip of home."""
    found = window.screen.findChild(HeatStrip)
    assert found is not None
    return found


def cells(window: OpenWindow) -> list[str]:
    """The digits of the first row; blank where there is none."""
    model = strip(window).model()
    return [str(model.index(0, c).data() or "") for c in range(model.columnCount())]


def test_a_week_is_asked_and_noted_as_a_week(
    window: OpenWindow, journal: Journal, dialogs: FakeDialogs
) -> None:
    """Nothing to report speaks of the last 7 days."""
    choose(journal, Rhythm.WEEK)
    window.context.go(ScreenName.HOME)
    assert window.says("Comment se sont passés ces 7\u00a0derniers jours\u202f?")
    window.press("nothing-to-report")
    assert "7\u00a0derniers jours" in dialogs.asked[0]
    body = journal.carnet.entries(CheckIn)[0].body
    assert body.recall is Recall.WEEK
    assert body.for_day == TODAY
    window.context.go(ScreenName.HOME)
    assert window.says("La semaine est notée")
    assert window.says("Prochaine saisie\u00a0: samedi 28\u00a0novembre.")


def test_a_single_day_can_be_noted_beside_the_week(window: OpenWindow, journal: Journal) -> None:
    """And it leaves the week as it is."""
    choose(journal, Rhythm.WEEK)
    note(journal, TODAY - 2 * DAY)
    window.context.go(ScreenName.HOME)
    window.press("add-check-in")
    check_in = window.context.state.of(CheckInState).check_in
    assert check_in is not None
    assert check_in.recall is Recall.DAY
    window.type("3")
    window.press("finish")
    window.context.go(ScreenName.HOME)
    assert window.says("Prochaine saisie\u00a0: jeudi 26\u00a0novembre.")


def test_like_last_week_says_what_it_copies(
    window: OpenWindow, journal: Journal, dialogs: FakeDialogs
) -> None:
    """The answers of the week before, for this one."""
    choose(journal, Rhythm.WEEK)
    note(journal, TODAY - 7 * DAY)
    window.context.go(ScreenName.HOME)
    assert window.says("Comme la semaine dernière")
    window.press("like-yesterday")
    assert "Noter la même chose que la semaine dernière" in dialogs.asked[0]
    assert "Fatigue\u00a0: modérément (2)" in dialogs.asked[0]
    copied = journal.carnet.entries(CheckIn)[-1].body
    assert (copied.for_day, copied.recall) == (TODAY, Recall.WEEK)


def test_correcting_a_noted_week_opens_it(window: OpenWindow, journal: Journal) -> None:
    """Whatever day of the week it is."""
    choose(journal, Rhythm.WEEK)
    note(journal, TODAY - 4 * DAY)
    window.context.go(ScreenName.HOME)
    assert window.says("Vous avez répondu pour 1\u00a0symptôme sur ces jours")
    window.press("correct-today")
    check_in = window.context.state.of(CheckInState).check_in
    assert check_in is not None
    assert check_in.correcting == journal.carnet.entries(CheckIn)[0].id


def test_the_strip_shows_weeks_with_the_highest_level_of_each(
    window: OpenWindow, journal: Journal
) -> None:
    """Eight weeks; an infusion and the days are said aloud; a cell opens its check-in."""
    choose(journal, Rhythm.WEEK)
    note(journal, TODAY - 28 * DAY, 2)
    note(journal, TODAY - 7 * DAY, 1)
    note(journal, TODAY - 14 * DAY, 3)
    note(journal, TODAY - 10 * DAY, 4, Recall.DAY)
    note(journal, TODAY, 0)
    journal.record(Infusion(TODAY - 15 * DAY, "Nivolumab", given=True))
    window.context.go(ScreenName.HOME)
    assert window.says("Vos 8 dernières semaines\u00a0: le niveau le plus fort")
    assert cells(window) == ["", "", "", "2", "", "3", "4", "0"]
    model = strip(window).model()
    assert "du 1er\u00a0novembre au 7\u00a0novembre" in str(
        strip(window).model().index(0, 5).data(3)
    )
    assert "Perfusion ces jours-là" in str(model.index(0, 5).data(3))
    assert "pas de saisie" in str(model.index(0, 4).data(3))
    assert "avant votre carnet" in str(model.index(0, 0).data(3))
    strip(window).cell_opened.emit("fatigue", TODAY)
    assert window.context.state.screen is ScreenName.ENTRY


def test_the_light_monthly_rhythm_says_when_and_how_long(
    window: OpenWindow, journal: Journal, clock: Clock
) -> None:
    """About once a month, at least for the year after the last dose."""
    journal.record(Profile("Marianne", last_dose=date(2026, 10, 1)))
    choose(journal, Rhythm.MONTH)
    window.context.go(ScreenName.HOME)
    assert window.says("Au moins jusqu’au 1er\u00a0octobre\u00a02027")
    window.press("start-check-in")
    window.type("0" * 8)
    window.press("next")
    assert journal.carnet.entries(CheckIn)[0].body.recall is Recall.WEEK
    window.context.go(ScreenName.HOME)
    assert window.says("Le mois est noté")
    assert window.says("Prochaine saisie\u00a0: lundi 21\u00a0décembre.")
    clock.now += timedelta(days=30)
    window.context.go(ScreenName.HOME)
    assert window.says("Comment se sont passés ces 7\u00a0derniers jours\u202f?")
    assert window.says("Comme la dernière fois")
    assert len(cells(window)) == 13


def test_every_day_stays_as_it_was(window: OpenWindow, journal: Journal) -> None:
    """Fourteen days, today’s question, yesterday’s copy; a week’s check-in is no day’s."""
    note(journal, TODAY)
    note(journal, TODAY - DAY, 1, Recall.DAY)
    window.context.go(ScreenName.HOME)
    assert window.says("Comment allez-vous aujourd’hui\u202f?")
    assert window.says("Comme hier")
    assert window.says("Vos 14 derniers jours")
    assert len(cells(window)) == 14
