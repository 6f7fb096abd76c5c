"""Every screen, in both languages, at 100 and 200 %: every control has a name, no text is cut, every
target is at least 44 pixels high, no page scrolls sideways."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from companion.actions.check_in_draft import CheckInDraft, new_draft
from companion.actions.journal import Journal
from companion.cli.demo import build_demo
from companion.content.catalogue import load_catalogue
from companion.domain.records import CheckIn
from companion.domain.words import Language
from companion.settings import Settings, Theme
from companion.storage.carnet_file import CarnetFile
from companion.storage.keys import new_data_key
from companion.ui.context import PageName
from companion.ui.first_answers import FirstAnswers, FirstStep, FirstWay
from tests.ui.conftest import NOW, Clock, id_source
from tests.ui.screen_walk import accessible_name, faults
from tests.ui.windows import Opened, make_carnet, make_window

SIZES = (100, 200)
DISPLAYS = ((1280, 820), (1024, 700))
CLOSED_PATH = "companion.carnet"


@pytest.fixture(params=list(Language), ids=lambda language: language.value)
def language(request: pytest.FixtureRequest) -> Language:
    found = request.param
    assert isinstance(found, Language)
    return found


@pytest.fixture(params=SIZES, ids=lambda size: f"{size}%")
def opened(
    request: pytest.FixtureRequest, qtbot: QtBot, tmp_path: Path, language: Language
) -> Opened:
    settings = Settings(language=language, text_size_percent=request.param, theme=Theme.LIGHT)
    return make_window(qtbot, tmp_path, settings=settings, clock=Clock())


@pytest.fixture
def demo(tmp_path: Path, language: Language) -> Iterator[Journal]:
    """Twelve full weeks, and an open question of every kind."""
    catalogue = load_catalogue()
    content = build_demo(catalogue, NOW.date(), language)
    with CarnetFile.create(tmp_path / "demo.carnet", new_data_key(), content.identity) as store:
        store.append(content.revisions)
        yield Journal(store.load(), store, catalogue, clock=Clock(), new_id=id_source())


def look_over(opened: Opened) -> None:
    """The present screen has no fault, on a usual display and on a small one."""
    for size in DISPLAYS:
        opened.window.resize(*size)
        assert faults(settle(opened)) == []


def settle(opened: Opened) -> QWidget:
    """The screen once its layout has come to rest."""
    for _ in range(3):
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QApplication.processEvents()
    screen = opened.window.centralWidget()
    assert screen is not None
    return screen


def drafts(journal: Journal) -> Iterator[CheckInDraft]:
    """A check-in at its first question, with a further question, and at its last step."""
    catalogue, today = journal.catalogue, NOW.date()
    yield new_draft(journal.carnet, catalogue, today)
    further = new_draft(journal.carnet, catalogue, today)
    further.answer(further.symptoms[0], further.symptoms[0].attributes[0], 3)
    yield further
    last = new_draft(journal.carnet, catalogue, date(2026, 11, 12))
    for symptom in last.symptoms:
        last.answer(symptom, symptom.attributes[0], 1)
    last.position = len(last.symptoms)
    yield last


@pytest.mark.parametrize(
    "page", [page for page in PageName if page not in {PageName.CHECK_IN, PageName.ENTRY}]
)
def test_a_screen_with_twelve_weeks(opened: Opened, demo: Journal, page: PageName) -> None:
    """Each screen of the demonstration carnet."""
    opened.window.show()
    opened.window.show_journal(demo)
    assert opened.window.context is not None
    opened.window.context.go(page)
    look_over(opened)


@pytest.mark.parametrize("page", [PageName.HOME, PageName.JOURNAL, PageName.TREATMENT])
def test_a_screen_of_a_new_carnet(opened: Opened, page: PageName) -> None:
    """Nothing noted yet: the inviting states."""
    opened.window.show()
    opened.window.show_journal(opened.shelf.create(name="", passphrase=None))
    assert opened.window.context is not None
    opened.window.context.go(page)
    look_over(opened)


def test_the_check_in(opened: Opened, demo: Journal) -> None:
    """Its first question, a further one, its last step."""
    opened.window.show()
    opened.window.show_journal(demo)
    assert opened.window.context is not None
    for draft in drafts(demo):
        opened.window.context.start_check_in(draft)
        look_over(opened)


def test_an_opened_entry(opened: Opened, demo: Journal) -> None:
    """The entry with the longest history."""
    opened.window.show()
    opened.window.show_journal(demo)
    assert opened.window.context is not None
    longest = max(demo.carnet.entries(CheckIn), key=lambda entry: len(entry.revisions))
    opened.window.context.open_entry(longest.id)
    look_over(opened)


@pytest.mark.parametrize("step", list(FirstStep), ids=lambda step: step.name.lower())
def test_the_first_start(opened: Opened, step: FirstStep) -> None:
    """Each question, with its fields open."""
    opened.window.closed.answers = FirstAnswers(
        step=step, way=FirstWay.PASSPHRASE, no_keyring="No keyring.", has_date=True
    )
    opened.window.show()
    opened.window.open_carnet()
    look_over(opened)


def test_the_lock_and_the_card_behind_it(opened: Opened, tmp_path: Path) -> None:
    """The locked carnet, and the warning signs that show without it."""
    make_carnet(tmp_path, passphrase="quatre mots simples ici")
    opened.window.show()
    opened.window.open_carnet()
    look_over(opened)
    opened.press("nav-warning-signs")
    look_over(opened)


def test_the_carnet_that_does_not_open(opened: Opened, tmp_path: Path) -> None:
    """What happened, and the ways on."""
    (tmp_path / CLOSED_PATH).write_bytes(b"")
    opened.window.show()
    opened.window.open_carnet()
    look_over(opened)


def test_the_walk_finds_faults(qtbot: QtBot) -> None:
    """A nameless, low and cut button is found: the walk is no rubber stamp."""
    bad = QWidget()
    bad.setStyleSheet("QPushButton { min-height: 0; padding: 0; border: none; }")
    qtbot.addWidget(bad)
    nameless, cut = QPushButton(bad), QPushButton("A rather long text that is cut", bad)
    nameless.setFixedSize(50, 50)
    cut.setFixedSize(40, 20)
    bad.show()
    found = "\n".join(faults(bad))
    assert accessible_name(nameless) == ""
    assert "has no name" in found
    assert "is 20 px high" in found
    assert "needs" in found
