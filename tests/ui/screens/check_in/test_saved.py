"""The screen that confirms a check-in: the whole card, its ticks, and taking back."""

from collections.abc import Sequence
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from companion.actions.journal import Journal
from companion.domain.errors import DiskFull
from companion.domain.records import CheckIn, Done, Event, Profile, Revision, TeamContact
from companion.domain.symptoms import Attribute, Recall
from companion.ui.look.look import LIGHT, Look
from companion.ui.ways.context import Context
from companion.ui.ways.screen_name import ScreenName
from companion.ui.ways.to_check_in import JustSaved
from companion.ui.window.toast import Toast
from tests.systems import linux_only
from tests.ui.conftest import FakeDialogs
from tests.ui.open_window import OpenWindow

TODAY = date(2026, 11, 21)


class FullDisk:
    """A store with no room left."""

    def append(self, revisions: Sequence[Revision], photos: Sequence[bytes] = ()) -> None:
        raise DiskFull

    def photo(self, sha256: str) -> bytes:
        raise DiskFull


def save(window: OpenWindow, level: int = 0) -> Revision:
    """Save a check-in and show the screen that confirms it."""
    answers = {"fatigue": {Attribute.INTENSITY: level}}
    revision = window.context.journal.record(CheckIn(TODAY, Recall.DAY, answers))
    window.context.state.of(JustSaved).revisions = (revision,)
    window.context.go(ScreenName.SAVED)
    window.context.say("", undo=(revision,))
    return revision


@pytest.fixture
def window(qtbot: QtBot, context: Context) -> OpenWindow:
    return OpenWindow(qtbot, context)


def standing(journal: Journal) -> CheckIn | None:
    """The check-in that stands, if any."""
    entries = journal.carnet.entries(CheckIn)
    return entries[0].body if entries else None


def done(journal: Journal) -> set[Done | None]:
    """What stands as done."""
    return {entry.body.done for entry in journal.carnet.entries(Event)}


@pytest.mark.parametrize("level", [0, 4])
def test_the_whole_card_stands_whatever_was_answered(window: OpenWindow, level: int) -> None:
    """Every line of the card, its introduction and its numbers, with no further key."""
    save(window, level)
    card, texts = window.context.catalogue.card, window.context.texts
    for sign in card.lines:
        assert window.says(texts.words(sign.text))
        assert not window.shows(f"sign-{sign.id}")
    for words in (*card.intro, *card.headings.values(), *card.actions.values()):
        assert window.says(texts.words(words))
    for number in card.numbers:
        assert window.says(texts.words(number.label))


def test_the_screen_is_the_same_for_every_answer(window: OpenWindow) -> None:
    """No word of it depends on what was answered."""
    save(window, 0)
    first = window.words()
    save(window, 4)
    assert window.words() == first


@linux_only(
    "painted in memory on Windows, letters are whole pixels wide, and lines break elsewhere"
)
def test_the_urgent_lines_show_without_scrolling(window: OpenWindow) -> None:
    """At 1280 x 820 the two blocks that say to call lie within the window."""
    save(window)
    card, texts = window.context.catalogue.card, window.context.texts
    lines = {texts.words(sign.text) for sign in card.lines if sign.tickable}
    shown = [made for made in window.screen.findChildren(QLabel) if made.text() in lines]
    assert len(shown) == len(lines)
    for line in shown:
        corner = line.mapTo(window.window, line.rect().bottomRight())
        assert corner.y() < 820
        assert corner.x() < 1280


@pytest.mark.parametrize("percent", [100, 200])
def test_it_begins_at_the_top_with_the_keyboard_on_the_way_back(
    qtbot: QtBot, context: Context, percent: int
) -> None:
    """What was saved, taking it back, and the way home are in sight in large letters too."""
    context.look = Look(LIGHT, percent)
    window = OpenWindow(qtbot, context)
    save(window)
    QApplication.processEvents()
    assert window.screen.verticalScrollBar().value() == 0
    assert window.focus().objectName() == "back-home"
    for handle in ("undo-saved", "back-home"):
        made = window.control(handle)
        assert made.mapTo(window.window, made.rect().bottomRight()).y() < 820


def test_a_sign_is_noted_in_a_step_of_its_own(window: OpenWindow, journal: Journal) -> None:
    """The step is opened on purpose, says what is stored, and can be taken back and left."""
    save(window)
    window.press("note-signs")
    assert window.focus().objectName() == "signs-done"
    window.press("sign-fever")
    body, words = standing(journal), window.context.catalogue.card.signs["fever"].text
    assert body is not None
    assert body.warning_signs == ("fever",)
    sign = window.context.texts.words(words)
    toast = window.shell.findChild(Toast)
    assert toast is not None
    assert toast.isVisible()
    assert toast.accessibleName() == f"Noté\u00a0: {sign}"
    undo = toast.findChild(QPushButton, "toast-undo")
    assert undo is not None
    undo.click()
    body = standing(journal)
    assert body is not None
    assert body.warning_signs == ()
    assert not window.control("sign-fever").isChecked()
    window.press("sign-fever")
    window.key(Qt.Key.Key_Escape)
    assert not window.shows("sign-fever")
    assert window.says(f"Signes notés\u00a0: {sign}")
    assert window.focus().objectName() == "note-signs"
    window.key(Qt.Key.Key_Escape)
    assert window.context.state.screen is ScreenName.HOME
    assert standing(journal) is not None


def test_a_tick_is_written_at_once(window: OpenWindow, journal: Journal) -> None:
    """Ticking corrects the check-in; ticking again takes the sign out."""
    save(window)
    window.press("note-signs")
    window.press("sign-fever")
    window.press("sign-very-unwell")
    body = standing(journal)
    assert body is not None
    assert body.warning_signs == ("very-unwell", "fever")
    window.press("sign-fever")
    body = standing(journal)
    assert body is not None
    assert body.warning_signs == ("very-unwell",)


def test_what_was_done_becomes_an_event(window: OpenWindow, journal: Journal) -> None:
    """Each act is an event of that day; “nothing so far” excludes the others."""
    save(window)
    window.press("done-called-team")
    window.press("done-emergency")
    assert done(journal) == {Done.CALLED_TEAM, Done.EMERGENCY}
    event = journal.carnet.entries(Event)[0].body
    assert (event.for_day, event.what) == (TODAY, "Signes d’alerte")

    window.press("done-nothing")
    assert done(journal) == {Done.NOTHING}
    assert not window.control("done-called-team").isChecked()
    window.press("done-nothing")
    assert done(journal) == set()


def test_undo_takes_everything_back_and_restores_it(window: OpenWindow, journal: Journal) -> None:
    """The check-in and what was done go and come back together."""
    save(window)
    window.press("note-signs")
    window.press("sign-fever")
    window.press("done-called-team")
    window.press("done-seen")
    window.press("done-seen")
    window.press("signs-done")
    window.press("undo-saved")
    assert standing(journal) is None
    assert done(journal) == set()
    assert not window.control("note-signs").isEnabled()

    window.press("undo-saved")
    body = standing(journal)
    assert body is not None
    assert body.warning_signs == ("fever",)
    assert done(journal) == {Done.CALLED_TEAM}


def test_undo_of_a_correction_puts_the_old_answers_back(
    window: OpenWindow, journal: Journal
) -> None:
    """The check-in stays, as it was before."""
    first = save(window, 1)
    answers = {"fatigue": {Attribute.INTENSITY: 3}}
    corrected = journal.correct(first.record_id, CheckIn(TODAY, Recall.DAY, answers))
    assert corrected is not None
    window.context.state.of(JustSaved).revisions = (corrected,)
    window.context.go(ScreenName.SAVED)
    window.press("undo-saved")
    body = standing(journal)
    assert body is not None
    assert body.answers["fatigue"][Attribute.INTENSITY] == 1
    window.press("undo-saved")
    body = standing(journal)
    assert body is not None
    assert body.answers["fatigue"][Attribute.INTENSITY] == 3


def test_ctrl_z_takes_back_the_last_act(window: OpenWindow, journal: Journal) -> None:
    """Right after saving, the check-in; right after a tick, the tick."""
    save(window)
    window.press("note-signs")
    window.press("sign-fever")
    window.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    body = standing(journal)
    assert body is not None
    assert body.warning_signs == ()
    assert not window.control("sign-fever").isChecked()


def test_the_teams_numbers_stand_on_top(window: OpenWindow, journal: Journal) -> None:
    """As typed in the profile."""
    team = (TeamContact("Oncologie", "01 99 00 12 34", "jour et nuit"),)
    journal.record(Profile("Marianne", team=team))
    save(window)
    assert window.says("01 99 00 12 34")
    assert window.says("Oncologie, jour et nuit")


def test_a_tick_that_could_not_be_kept_is_not_shown(
    window: OpenWindow, journal: Journal, dialogs: FakeDialogs
) -> None:
    """A full disk is told, and the box shows what stands."""
    save(window)
    window.press("note-signs")
    journal._store = FullDisk()
    window.press("sign-fever")
    assert len(dialogs.told) == 1
    assert not window.control("sign-fever").isChecked()
    assert not window.says("Noté")


def test_text_at_twice_the_size_stays_within_the_page(qtbot: QtBot, context: Context) -> None:
    """The card scrolls down, never sideways."""
    context.look = Look(LIGHT, 200)
    window = OpenWindow(qtbot, context)
    save(window)
    assert window.overflow() == 0
