"""The thyroid view and the curves: ten years beside one month, each opened and painted in turns."""

from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from functools import partial

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QImage, QPixmap
from pytestqt.qtbot import QtBot

from companion.actions.journal import Journal
from companion.actions.time_line import Stretch
from companion.content.catalogue import load_catalogue
from companion.domain.carnet import Carnet
from companion.domain.records import (
    Body,
    CheckIn,
    Infusion,
    Measurement,
    Medicine,
    MedicineClass,
    Revision,
)
from companion.domain.symptoms import Recall
from companion.domain.words import Language
from companion.messages import load_texts
from companion.settings import Settings
from companion.ui.doors.tasks import Tasks
from companion.ui.drawings.line_chart import LineChart
from companion.ui.look.look import LIGHT, Look
from companion.ui.screens.measurements.thyroid import ThyroidScreen, ThyroidState
from companion.ui.screens.treatment.screen import TreatmentScreen
from companion.ui.screens.treatment.state import CurveState
from companion.ui.ways.context import Context
from companion.ui.ways.screen import Screen
from companion.ui.ways.to_treatment import TreatmentTab
from tests.actions.desk import PARIS, CountedIds, MemoryStore
from tests.bench.measuring import in_turns, seconds
from tests.storage.carnet_making import IDENTITY, PERSON
from tests.ui.conftest import Clock, FakeDialogs

pytestmark = pytest.mark.bench

TODAY = date(2026, 11, 21)
MOST = 1.5
SINCE_START_S = 1.5
ASKED = (
    "fatigue", "itching", "rash", "feeling-cold", "heat-intolerance", "palpitations", "tremor",
    "diarrhoea", "cough", "breathlessness", "mood", "constipation",
)  # fmt: skip


def daily(days: int) -> list[Revision]:
    """So many days: 12 answers, a pulse, a weight a day; a dose and a blood test every 3 weeks."""
    new_id, revisions = CountedIds(), [PERSON]
    symptoms = load_catalogue().symptoms
    for before in range(days):
        day = TODAY - timedelta(days=before)
        levels = {s: {symptoms[s].attributes[0]: (before + len(s)) % 2} for s in ASKED}
        bodies: list[Body] = [
            CheckIn(day, Recall.DAY, levels),
            Measurement(day, "pulse", 60.0 + before * 7 % 31, "/min"),
            Measurement(day, "weight", 65.0 + before * 3 % 11 / 10, "kg"),
        ]
        if before % 21 == 0:
            bodies.append(Infusion(day, "Nivolumab", given=True))
            bodies.append(Measurement(day, "tsh", 2.0, "mIU/L", lab_low=0.4, lab_high=4.0))
        if before % 365 == 0:
            bodies.append(Medicine("L", day, "50 µg", MedicineClass.THYROID_HORMONE, day))
        at = datetime.combine(day, time(20), PARIS)
        for body in bodies:
            record = new_id(at)
            revisions.append(Revision(new_id(at), record, body.kind, PERSON.record_id, at, body))
    return revisions


@pytest.fixture(scope="module")
def carnets() -> dict[str, Carnet]:
    """The same habits for a month and for ten years."""
    return {
        "a month": Carnet(IDENTITY).with_revisions(daily(30)),
        "ten years": Carnet(IDENTITY).with_revisions(daily(3650)),
    }


@pytest.fixture
def contexts(qtbot: QtBot, carnets: dict[str, Carnet]) -> Iterator[dict[str, Context]]:
    """A window's context for each."""
    owner, catalogue = QObject(), load_catalogue()
    tasks = Tasks(owner)
    yield {
        name: Context(
            Journal(carnet, MemoryStore(), catalogue, clock=Clock(), new_id=CountedIds()),
            FakeDialogs(),
            tasks,
            texts=load_texts(Language.FR),
            look=Look(LIGHT),
            settings=Settings(language=Language.FR),
            parent=owner,
        )
        for name, carnet in carnets.items()
    }
    tasks.finish()
    owner.deleteLater()


def opened(maker: Callable[[Context], Screen], context: Context) -> QPixmap:
    """The page as opening it paints it."""
    screen = maker(context)
    screen.resize(1040, 820)
    screen.refresh()
    picture = screen.grab()
    screen.deleteLater()
    return picture


def test_the_view_of_ten_years_opens_like_that_of_a_month(contexts: dict[str, Context]) -> None:
    """The three months that it shows at first, and the curves of the treatment screen."""
    for context in contexts.values():
        context.state.of(TreatmentTab).name = "measurements"
    for maker in (ThyroidScreen, TreatmentScreen):
        took = in_turns({n: partial(opened, maker, c) for n, c in contexts.items()}, rounds=9)
        ratio = took["ten years"] / took["a month"]
        print(f"\n{maker.__name__}: {took['a month']:.3f} s, ten years {ratio:.2f} times", end="")
        assert ratio <= MOST


def test_ten_years_at_once_are_drawn_without_a_wait(contexts: dict[str, Context]) -> None:
    """Since the start: every day of ten years on one view, and one curve of 3,650 values."""
    context = contexts["ten years"]
    context.state.of(ThyroidState).stretch = context.state.of(CurveState).stretch = (
        Stretch.SINCE_START
    )
    context.state.of(TreatmentTab).name = "measurements"
    screen = TreatmentScreen(context)
    screen.resize(1040, 820)
    screen.refresh()
    (chart,) = screen.findChildren(LineChart)

    def repaint() -> None:
        picture = QImage(chart.size(), QImage.Format.Format_ARGB32)
        chart.render(picture)

    acts: dict[str, Callable[[], object]] = {
        "view": partial(opened, ThyroidScreen, context),
        "repaint of a curve": repaint,
    }
    # The best of five: a busy computer is only late.
    took = {name: min(seconds(act) for _ in range(5)) for name, act in acts.items()}
    screen.deleteLater()
    for name, took_s in took.items():
        print(f"\n{name} since the start: {took_s:.3f} s", end="")
        assert took_s < SINCE_START_S
