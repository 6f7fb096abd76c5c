"""What the person chose is one record that is written again, and can be taken back."""

from msgspec.structs import replace

from companion.actions.preferences import keep_preferences
from companion.domain.records import Preferences, Rhythm
from tests.actions.desk import Desk


def test_choices_are_one_record_that_is_written_again(desk: Desk) -> None:
    """A second choice keeps the first one."""
    keep_preferences(desk.journal, lambda kept: replace(kept, rhythm=Rhythm.WEEK))
    keep_preferences(desk.journal, lambda kept: replace(kept, daily=("fatigue",)))
    assert desk.carnet.preferences() == Preferences(daily=("fatigue",), rhythm=Rhythm.WEEK)
    assert len(desk.carnet.entries(Preferences)) == 1


def test_a_choice_that_changes_nothing_writes_nothing(desk: Desk) -> None:
    """Neither before the first choice nor after it."""
    assert keep_preferences(desk.journal, lambda kept: kept) == ()
    assert desk.carnet.preferences_entry() is None
    keep_preferences(desk.journal, lambda kept: replace(kept, rhythm=Rhythm.WEEK))
    assert keep_preferences(desk.journal, lambda kept: replace(kept, rhythm=Rhythm.WEEK)) == ()


def test_a_choice_can_be_taken_back(desk: Desk) -> None:
    """The first one back to the defaults, a later one to what stood before."""
    first = keep_preferences(desk.journal, lambda kept: replace(kept, rhythm=Rhythm.WEEK))
    second = keep_preferences(desk.journal, lambda kept: replace(kept, rhythm=Rhythm.MONTH))
    for revision in second:
        desk.journal.undo(revision)
    assert desk.carnet.preferences().rhythm is Rhythm.WEEK
    for revision in first:
        desk.journal.undo(revision)
    assert desk.carnet.preferences() == Preferences()
