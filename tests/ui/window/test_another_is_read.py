"""Another record book than one’s own is read: nothing that writes is offered there."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from companion.actions.check_in.open_check_in import new_check_in
from companion.domain.records import Infusion
from companion.ui.ways.screen_name import ScreenName
from companion.ui.ways.to_check_in import CheckInState, start_check_in
from companion.ui.ways.to_entry import open_entry
from tests.ui.window.another import READING, ask, context_of, start
from tests.ui.windows import focused, journal_of, make_carnet

WRITING = {
    ScreenName.HOME: ("start-check-in", "nothing-to-report", "question-new", "note-consultation"),
    ScreenName.JOURNAL: ("journal-new", "journal-other-day"),
    ScreenName.TREATMENT: ("treatment-add",),
    ScreenName.CONSULTATION: ("question-new", "question-add", "consultation-add"),
    ScreenName.WARNING_SIGNS: ("add-team-numbers", "team-words"),
    ScreenName.SETTINGS: ("save-name", "add-caregiver"),
}


@pytest.mark.parametrize("screen", list(WRITING))
def test_what_writes_is_not_offered(
    qtbot: QtBot, own: Path, stick: Path, screen: ScreenName
) -> None:
    """Each of these stands in one's own carnet, and not in one that is only read."""
    make_carnet(own)
    opened = start(qtbot, own, stick)
    context_of(opened).go(screen)
    if opened.shows("visit-prepare"):
        opened.press("visit-prepare")
    assert [handle for handle in WRITING[screen] if not opened.shows(handle)] == []
    ask(opened)
    context_of(opened).go(screen)

    assert [handle for handle in WRITING[screen] if opened.shows(handle)] == []
    for sort in ("question-change-", "correct-", "withdraw-"):
        assert not any(
            widget.objectName().startswith(sort) and widget.isVisible()
            for widget in opened.window.findChildren(QWidget)
        )


def test_an_entry_is_read_without_ways_to_change_it(qtbot: QtBot, own: Path, stick: Path) -> None:
    """Neither corrected, nor withdrawn, nor remarked upon."""
    opened = start(qtbot, own, stick)
    ask(opened)
    (infusion,) = journal_of(opened).carnet.entries(Infusion)
    open_entry(context_of(opened), infusion.id)

    for handle in ("entry-correct", "entry-withdraw", "entry-remark", "entry-put-back"):
        assert not opened.shows(handle)
    assert focused() == "entry-back"


def test_a_check_in_does_not_start(qtbot: QtBot, own: Path, stick: Path) -> None:
    """Whatever leads to it, such as an explanation, says instead that this carnet is only read."""
    opened = start(qtbot, own, stick)
    ask(opened)
    context = context_of(opened)
    context.go(ScreenName.HOME)
    start_check_in(
        context, new_check_in(context.journal.carnet, context.catalogue, context.journal.today())
    )

    assert context.state.screen is ScreenName.HOME
    assert context.state.of(CheckInState).check_in is None
    assert READING in opened.said()
