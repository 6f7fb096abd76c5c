"""The last fourteen days at home."""

from datetime import timedelta

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from companion.actions.journal import Journal
from companion.domain.records import CheckIn
from companion.domain.symptoms import Attribute, Recall
from companion.domain.timeline import begun_on
from companion.ui.drawings.heat_strip import HeatStrip
from companion.ui.ways.context import Context
from companion.ui.ways.screen_name import ScreenName
from tests.ui.conftest import NOW
from tests.ui.open_window import OpenWindow

TODAY = NOW.date()


def test_days_before_the_record_book_are_not_called_missing(
    qtbot: QtBot, context: Context, journal: Journal
) -> None:
    """On the first day nothing is missing; a day noted late moves the beginning back."""
    journal.record(CheckIn(TODAY, Recall.DAY, {"fatigue": {Attribute.INTENSITY: 1}}))
    assert begun_on(journal.carnet) == TODAY
    window = OpenWindow(qtbot, context)
    context.go(ScreenName.HOME)
    model = window.screen.findChildren(HeatStrip)[0].model()

    def told(days_ago: int) -> str:
        return str(model.index(0, 13 - days_ago).data(Qt.ItemDataRole.AccessibleTextRole))

    assert told(1).endswith("avant votre carnet")
    late = CheckIn(TODAY - timedelta(days=3), Recall.DAY, {"fatigue": {Attribute.INTENSITY: 1}})
    journal.record(late)
    context.journal_changed.emit()
    assert begun_on(journal.carnet) == TODAY - timedelta(days=3)
    assert told(1).endswith("pas de saisie")
    assert told(4).endswith("avant votre carnet")
