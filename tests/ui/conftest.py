"""What the tests of the window share: a real journal on a real encrypted file, at a fixed hour.

Knows no single screen.
"""

from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, timezone
from itertools import count
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from companion.actions.journal import Journal
from companion.content.catalogue import load_catalogue
from companion.domain.identifiers import ENTROPY_BYTES, uuid7
from companion.domain.records import Person, Role
from companion.domain.words import Language
from companion.messages import load_texts
from companion.paper import typesetting
from companion.settings import Settings
from companion.storage.carnet_file import CarnetFile
from companion.storage.key_files import new_data_key
from companion.ui.doors.tasks import Tasks
from companion.ui.look.fonts import load_fonts
from companion.ui.look.look import LIGHT, Look
from companion.ui.look.said_as import say_roles
from companion.ui.ways.context import Context
from companion.ui.window import shell
from tests.parts import is_due

HEARD = 5
NOW = datetime(2026, 11, 21, 19, 30, tzinfo=timezone(timedelta(hours=1)))
IDENTITY = uuid7(datetime(2026, 1, 1, tzinfo=UTC), bytes(ENTROPY_BYTES))


@dataclass
class FakeDialogs:
    """Answers boxes as the test says, and keeps what was said."""

    answer: bool = True
    place: Path | None = None
    chosen: Path | None = None
    folder: Path | None = None
    several: tuple[Path, ...] = ()
    told: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    printer: QPrinter | None = None
    jobs: list[str] = field(default_factory=list)
    opened: list[Path] = field(default_factory=list)
    takes_keyboard: bool = False

    def tell(self, parent: QWidget, text: str, detail: str = "") -> None:
        self.told.append(f"{text}\n{detail}".strip())

    def confirm(
        self,
        parent: QWidget,
        text: str,
        detail: str,
        *,
        yes: str,
        no: str,
        careful: bool = False,
    ) -> bool:
        self.asked.append(f"{text}\n{detail}".strip())
        return self.answer

    def save_place(self, parent: QWidget, title: str, name: str, kinds: str) -> Path | None:
        return self.place

    def open_place(self, parent: QWidget, title: str, kinds: str) -> Path | None:
        if self.takes_keyboard and (focused := QApplication.focusWidget()):
            focused.clearFocus()  # as on a desktop: no window of ours is active once it closes
        return self.chosen

    def open_places(self, parent: QWidget, title: str, kinds: str) -> tuple[Path, ...]:
        return (*self.several, *([self.chosen] if self.chosen else []))

    def folder_place(self, parent: QWidget, title: str) -> Path | None:
        return self.folder

    def open_outside(self, path: Path) -> bool:
        self.opened.append(path)
        return True

    def printer_there(self) -> bool:
        return self.printer is not None

    def choose_printer(self, parent: QWidget, title: str, job: str) -> QPrinter | None:
        self.jobs.append(job)
        return self.printer


@dataclass
class Clock:
    """Stands still until a test moves it."""

    now: datetime = NOW

    def __call__(self) -> datetime:
        return self.now


def id_source() -> Callable[[datetime], str]:
    """Ids that rise, the same in every run."""
    numbers = count(1)
    return lambda instant: uuid7(instant, next(numbers).to_bytes(ENTROPY_BYTES, "big"))


@pytest.fixture(autouse=True, scope="session")
def _letters(qapp: QObject) -> None:
    load_fonts()
    say_roles()


@pytest.fixture(autouse=True)
def _still(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing moves: a test that looks at a screen sees it as it stays."""
    monkeypatch.setattr(shell, "system_reduces_motion", lambda: True)


@pytest.fixture
def real_paper() -> None:
    """For a test that looks at paper: it is really set."""


@pytest.fixture(autouse=True)
def _blank_paper(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every document is built, but typst, which takes long, sets none without `real_paper`."""

    def typeset(*_: object, ppi: float | None = None) -> list[bytes]:
        return [b"%PDF-"] if ppi is None else []

    if "real_paper" not in request.fixturenames:
        monkeypatch.setattr(typesetting, "typeset", typeset)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def journal(tmp_path: Path, clock: Clock) -> Iterator[Journal]:
    """Marianne's journal, with no entry yet, in a file of its own."""
    with CarnetFile.create(tmp_path / "marianne.carnet", new_data_key(), IDENTITY) as store:
        made = Journal(store.load(), store, load_catalogue(), clock=clock, new_id=id_source())
        made.record(Person("Marianne", Role.PATIENT))
        yield made


@pytest.fixture
def dialogs() -> FakeDialogs:
    return FakeDialogs()


@pytest.fixture
def context(qtbot: QtBot, journal: Journal, dialogs: FakeDialogs) -> Iterator[Context]:
    """The open window's context in French, light, at 100 %."""
    owner = QObject()
    tasks = Tasks(owner)
    yield Context(
        journal,
        dialogs,
        tasks,
        texts=load_texts(Language.FR),
        look=Look(LIGHT),
        settings=Settings(language=Language.FR),
        parent=owner,
    )
    tasks.finish()
    owner.deleteLater()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None]:
    """What a test leaves on the screen is listened to: each state is passed by one of them."""
    yield
    if is_due(item.config, HEARD, item.name):
        from tests.ui.spoken_walk import window_faults

        assert window_faults() == []
