"""What the consultation screen saves for other programs: the page's choice, where it was asked."""

import json
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from companion.actions.journal import Journal
from companion.ui.ways.context import Context
from tests.ui.conftest import FakeDialogs
from tests.ui.open_window import OpenWindow
from tests.ui.screens.visit.consultation_screen import Maker, open_screen
from tests.ui.windows import make_carnet


@pytest.fixture
def window(qtbot: QtBot, context: Context, journal: Journal, maker: Maker) -> OpenWindow:
    """The consultation screen of a journal with a week of fatigue, its other forms unfolded."""
    made = open_screen(qtbot, context, journal)
    made.press("visit-more")
    return made


def test_the_table_has_what_the_page_shows(
    window: OpenWindow, qtbot: QtBot, dialogs: FakeDialogs, tmp_path: Path
) -> None:
    """A section that is taken off the page is taken off the table; the notice says what protects it."""
    dialogs.place = tmp_path / "tableau"
    with qtbot.waitSignal(window.context.notice, timeout=20_000) as notice:
        window.press("forms-table")
    written = (tmp_path / "tableau.csv").read_bytes()
    assert written.startswith("\ufeffJour;".encode())
    assert written.count(b"fatigue.intensity") == 7
    assert b";infusion;" in written
    assert notice.args is not None
    assert "n’a pas de mot de passe" in str(notice.args[0])

    window.press("sections-choose")
    window.press("section-treatment")
    dialogs.place = tmp_path / "second.csv"
    with qtbot.waitSignal(window.context.notice, timeout=20_000):
        window.press("forms-table")
    assert b";infusion;" not in dialogs.place.read_bytes()


def test_the_bundle_is_the_one_of_the_page(
    window: OpenWindow, qtbot: QtBot, dialogs: FakeDialogs, tmp_path: Path
) -> None:
    """As a file of its own, under the name that was given."""
    dialogs.place = tmp_path / "a.json"
    with qtbot.waitSignal(window.context.notice, timeout=20_000):
        window.press("forms-fhir")
    kinds = [
        entry["resource"]["resourceType"]
        for entry in json.loads(dialogs.place.read_bytes())["entry"]
    ]
    assert kinds.count("QuestionnaireResponse") == 7
    assert kinds.count("MedicationAdministration") == 1


def test_a_record_book_is_never_written_over_and_cancelling_writes_nothing(
    window: OpenWindow, qtbot: QtBot, dialogs: FakeDialogs, tmp_path: Path
) -> None:
    """The box says so; the file stays."""
    window.press("forms-fhir")
    assert list(tmp_path.glob("*.json")) == []
    make_carnet(tmp_path)
    dialogs.place = (tmp_path / "companion.carnet").rename(tmp_path / "other.json")
    before = dialogs.place.read_bytes()
    window.press("forms-fhir")
    qtbot.waitUntil(lambda: bool(dialogs.told), timeout=20_000)
    assert dialogs.place.read_bytes() == before
