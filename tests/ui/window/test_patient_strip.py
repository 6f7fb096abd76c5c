"""The strip above the screens of another's carnet, what its files are called, and its notice."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from companion.actions.journal import Journal
from companion.domain.records import Profile
from companion.ui.ways.context import Context, Shown
from companion.ui.ways.proposed_name import proposed_name
from companion.ui.ways.screen_name import ScreenName
from companion.ui.window.books.patient_strip import PatientStrip
from tests.ui.open_window import OpenWindow
from tests.ui.windows import said


def test_it_names_the_patient_on_every_screen(
    qtbot: QtBot, context: Context, journal: Journal
) -> None:
    """Name, birth date, and that it is only read; the notice closes with words that close nothing else."""
    journal.record(Profile("Marianne Dupont", date(1954, 3, 3)))
    context.shown = Shown(read_only=True, away=True)
    window = OpenWindow(qtbot, context)
    for name in (ScreenName.CONSULTATION, ScreenName.JOURNAL, ScreenName.SETTINGS):
        context.go(name)
        (strip,) = (each for each in window.shell.findChildren(PatientStrip) if each.isVisible())
        assert said(strip).split("\n") == [
            "Marianne Dupont",
            "Naissance le 3\u00a0mars\u00a01954",
            "Lecture seule",
        ]
    close = window.shell.findChild(QPushButton, "toast-close")
    assert close is not None
    assert close.text() == "Compris"
    context.say("Autre chose")
    assert close.text() == "Fermer"


def test_ones_own_carnet_has_none(qtbot: QtBot, context: Context) -> None:
    """Nor a name on the file of the page."""
    window = OpenWindow(qtbot, context)
    assert window.shell.findChild(PatientStrip) is None
    assert proposed_name(context, "consultation-2026-11-21.pdf") == "consultation-2026-11-21.pdf"


@pytest.mark.parametrize(
    ("name", "proposed"),
    [
        ("Jean-Paul Dupont", "JPD-consultation-2026-11-21.pdf"),
        ("", "M-consultation-2026-11-21.pdf"),
        ("…", "consultation-2026-11-21.pdf"),
    ],
)
def test_the_pdf_has_initials_and_the_day_and_goes_to_the_stick(
    context: Context, journal: Journal, tmp_path: Path, name: str, proposed: str
) -> None:
    """Where the stick cannot be written in, the usual folder stands."""
    journal.record(Profile(name))
    context.shown = Shown(read_only=True, away=True, brought_in=tmp_path)
    assert proposed_name(context, "consultation-2026-11-21.pdf") == str(tmp_path / proposed)
    assert proposed_name(context, "consultation.pdf") == str(tmp_path / proposed)
    context.shown = Shown(read_only=True, away=True, brought_in=tmp_path / "gone")
    assert proposed_name(context, "consultation.pdf") == proposed
