"""Every screen, in both languages, at 100 and 200 %: every control has a name, no text is cut, every
target is at least 44 pixels high, no page scrolls sideways."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from companion.actions.check_in.open_check_in import OpenCheckIn, new_check_in
from companion.actions.journal import Journal
from companion.actions.key import Key
from companion.actions.own_symptoms import own_symptom
from companion.actions.photos import KeptPicture, photo_of, photos_by_day
from companion.actions.preferences import keep_preferences
from companion.content.catalogue import load_catalogue
from companion.content.demo import build_demo
from companion.domain.key_errors import KeyringLocked
from companion.domain.records import CheckIn, Details, Medicine, Preferences, Rhythm
from companion.domain.symptoms import Attribute, Recall
from companion.domain.words import Language
from companion.languages import languages
from companion.record_book.making import create_file
from companion.settings import Settings, Theme
from companion.storage.keyring_slot import prepare
from companion.ui.screens.first_start.answers import FirstAnswers, FirstStep, FirstWay
from companion.ui.screens.measurements.thyroid import ThyroidState
from companion.ui.screens.photos.state import PhotosState
from companion.ui.screens.treatment.state import CurveState
from companion.ui.ways.screen_name import ScreenName
from companion.ui.ways.to_check_in import start_check_in
from companion.ui.ways.to_entry import open_entry
from companion.ui.ways.to_treatment import TREATMENT_FORM, TreatmentTab
from companion.ui.ways.unsaved import OpenForm, OpenForms
from tests.parts import today
from tests.storage.keyrings import MemoryKeyring
from tests.ui.conftest import NOW, Clock
from tests.ui.screen_walk import accessible_name, faults
from tests.ui.spoken_walk import spoken_faults
from tests.ui.windows import Opened, make_carnet, make_window

SIZES = (100, 200)
DISPLAYS = ((1280, 820), (1024, 700))
PICTURE = KeptPicture(b"no picture, but its frame has the size of one", 1_600, 1_200)
CLOSED_PATH = "companion.carnet"


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Each language at each size in the long run; today one language small and the other large."""
    if "spoken_at" not in metafunc.fixturenames:
        return
    every = [(language, size) for language in languages() for size in SIZES]
    spoken = list(languages())
    if metafunc.config.getoption("--hypothesis-profile") != "long":
        first = today().toordinal() % len(spoken)
        every = [(spoken[first - place], size) for place, size in enumerate(SIZES)]
    names = [f"{size}%-{language.value}" for language, size in every]
    metafunc.parametrize("spoken_at", every, ids=names)


@pytest.fixture
def language(spoken_at: tuple[Language, int]) -> Language:
    return spoken_at[0]


@pytest.fixture
def opened(spoken_at: tuple[Language, int], qtbot: QtBot, tmp_path: Path) -> Opened:
    language, size = spoken_at
    settings = Settings(language=language, text_size_percent=size, theme=Theme.LIGHT)
    return make_window(qtbot, tmp_path, settings=settings, clock=Clock())


@pytest.fixture
def demo(opened: Opened, tmp_path: Path, language: Language) -> Iterator[Journal]:
    """Twelve full weeks, and an open question of every kind; the keyring opens them."""
    content = build_demo(load_catalogue(), NOW.date(), language)
    answer = prepare(opened.keyring, content.identity)
    create_file(
        tmp_path / CLOSED_PATH,
        Key(answer=answer),
        content.revisions,
        photos=content.photos,
        identity=content.identity,
    ).close()
    yield opened.book.open(Key(answer=answer))
    opened.book.close()


def look_over(opened: Opened) -> None:
    """The present screen has no fault, on a usual display and on a small one."""
    for size in DISPLAYS:
        opened.window.resize(*size)
        assert faults(settle(opened)) == []
    assert spoken_faults(opened.window, opened.window.settings.language) == []


def settle(opened: Opened) -> QWidget:
    """The screen once its layout has come to rest."""
    for _ in range(3):
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QApplication.processEvents()
    screen = opened.window.centralWidget()
    assert screen is not None
    return screen


def check_ins(journal: Journal) -> Iterator[OpenCheckIn]:
    """A check-in at its first question, with a further question, and at its last step."""
    catalogue, today = journal.catalogue, NOW.date()
    yield new_check_in(journal.carnet, catalogue, today)
    further = new_check_in(journal.carnet, catalogue, today)
    further.answer(further.symptoms[0], further.symptoms[0].attributes[0], 3)
    yield further
    last = new_check_in(journal.carnet, catalogue, date(2026, 11, 12))
    for symptom in last.symptoms:
        last.answer(symptom, symptom.attributes[0], 1)
    last.position = len(last.symptoms)
    yield last


@pytest.mark.parametrize(
    "screen",
    [screen for screen in ScreenName if screen not in {ScreenName.CHECK_IN, ScreenName.ENTRY}],
)
def test_a_screen_with_twelve_weeks(opened: Opened, demo: Journal, screen: ScreenName) -> None:
    """Each screen of the demonstration carnet."""
    opened.window.show()
    opened.window.show_journal(demo)
    assert opened.window.context is not None
    opened.window.context.go(screen)
    look_over(opened)


def test_the_keys(opened: Opened, demo: Journal) -> None:
    """Each form of the keys and the check of the recovery sheet."""
    opened.window.show()
    opened.window.show_journal(demo)
    assert opened.window.context is not None
    opened.window.context.go(ScreenName.SETTINGS)
    for handle in ("add-passphrase", "renew-key", "sheet-check"):
        opened.press(handle)
        look_over(opened)


@pytest.mark.parametrize("screen", [ScreenName.HOME, ScreenName.JOURNAL, ScreenName.TREATMENT])
def test_a_screen_of_a_new_carnet(opened: Opened, screen: ScreenName) -> None:
    """Nothing noted yet: the inviting states."""
    opened.window.show()
    opened.window.show_journal(opened.book.create(name="", key=Key()))
    assert opened.window.context is not None
    opened.window.context.go(screen)
    look_over(opened)


def test_the_blood_test_and_the_tables_of_the_curves(opened: Opened, demo: Journal) -> None:
    """The form with a question about a number; the thyroid view and the curves with their tables."""
    opened.window.show()
    opened.window.show_journal(demo)
    context = opened.window.context
    assert context is not None
    context.state.of(ThyroidState).with_table = context.state.of(CurveState).with_table = True
    context.state.of(TreatmentTab).name = "measurements"
    context.go(ScreenName.TREATMENT)
    look_over(opened)
    opened.press("note-blood-test")
    opened.press("blood-test-more")
    opened.type("field-value-tsh", "235")
    opened.press("form-save")
    assert opened.shows("offer-value-tsh-0")
    look_over(opened)


def test_the_check_in(opened: Opened, demo: Journal) -> None:
    """Its first question, a further one, its last step."""
    opened.window.show()
    opened.window.show_journal(demo)
    assert opened.window.context is not None
    for check_in in check_ins(demo):
        start_check_in(opened.window.context, check_in)
        look_over(opened)


@pytest.mark.parametrize("symptom", [s.id for s in load_catalogue().symptoms.values() if s.details])
def test_the_details_of_a_symptom(opened: Opened, demo: Journal, symptom: str) -> None:
    """The body map with its list, the palms; the stools beside the questions."""
    opened.window.show()
    opened.window.show_journal(demo)
    assert opened.window.context is not None
    check_in = new_check_in(demo.carnet, demo.catalogue, NOW.date())
    check_in.answer(
        demo.catalogue.symptoms[symptom], demo.catalogue.symptoms[symptom].attributes[0], 1
    )
    if demo.catalogue.symptoms[symptom].has_details_step:
        check_in.detailing = symptom
    else:
        check_in.look_at(symptom)
    check_in.details[symptom] = Details(where=("face", "left-sole"), palms=3, mouth=True)
    check_in.stools = 5
    start_check_in(opened.window.context, check_in)
    look_over(opened)


def test_the_photos(opened: Opened, demo: Journal) -> None:
    """A few of them, two side by side, one large, a new one with the body map open."""
    for days in range(3):
        body = replace(
            photo_of(PICTURE, NOW.date() - timedelta(days=days)),
            about="rash",
            where=("right-lower-leg", "left-lower-leg"),
            text="Moins rouge qu’hier, et cela gratte moins depuis la crème du soir",
        )
        demo.record_photo(body, PICTURE.content)
    opened.window.show()
    opened.window.show_journal(demo)
    context = opened.window.context
    assert context is not None
    photos, ids = context.state.of(PhotosState), [entry.id for entry in photos_by_day(demo.carnet)]
    context.go(ScreenName.PHOTOS)
    look_over(opened)
    photos.compared = (ids[0], ids[1])
    context.go(ScreenName.PHOTOS)
    look_over(opened)
    photos.opened = ids[1]
    context.go(ScreenName.PHOTOS)
    look_over(opened)
    photos.picture, photos.form = PICTURE, OpenForm("new-photo", None, {"where": "face belly"})
    context.go(ScreenName.PHOTOS)
    look_over(opened)
    open_entry(context, ids[0])
    look_over(opened)


@pytest.mark.parametrize(
    ("tab", "form", "typed"),
    [
        ("infusions", "infusions", {"medicine": "a"}),
        ("infusions", "stretch", {}),
        ("medicines", "medicines", {"name": "p", "changes": "days", "step-rows": "3"}),
        ("medicines", "medicines", {"name": "Prednisone", "changes": "dates"}),
        ("medicines", "taper-sheet", {}),
        ("appointments", "appointments", {}),
        ("team", "profile", {}),
    ],
)
def test_the_forms_of_the_treatment(
    opened: Opened, demo: Journal, tab: str, form: str, typed: dict[str, str]
) -> None:
    """With proposals, with steps, and a sheet to tick."""
    opened.window.show()
    opened.window.show_journal(demo)
    context = opened.window.context
    assert context is not None
    in_steps = next(e.id for e in demo.carnet.entries(Medicine) if e.body.steps)
    record = in_steps if form == "taper-sheet" else None
    context.state.of(TreatmentTab).name = tab
    context.state.of(OpenForms)[TREATMENT_FORM] = OpenForm(form, record, typed)
    context.go(ScreenName.TREATMENT)
    look_over(opened)


def test_the_treatment_after_its_last_dose(opened: Opened, demo: Journal) -> None:
    """The light rhythm is offered; the reminder shows its hours."""
    profile = demo.carnet.profile()
    assert profile is not None
    demo.correct(profile.id, replace(profile.body, last_dose=date(2026, 11, 9)))
    opened.window.show()
    opened.window.show_journal(demo)
    context = opened.window.context
    assert context is not None
    context.go(ScreenName.TREATMENT)
    look_over(opened)
    context.go(ScreenName.SETTINGS)
    opened.press("reminder-on")
    look_over(opened)


def test_the_other_symptoms_of_a_check_in(opened: Opened, demo: Journal) -> None:
    """At its last step, the whole list and what a search leaves of it."""
    opened.window.show()
    settings = opened.window.settings.with_writer(demo.carnet.identity, demo.patient_id())
    opened.window.change_settings(settings)
    opened.window.show_journal(demo)
    assert opened.window.context is not None
    *_, last = check_ins(demo)
    start_check_in(opened.window.context, last)
    opened.press("other-symptoms")
    look_over(opened)
    opened.type("symptom-search", "xylophone")
    look_over(opened)


@pytest.mark.parametrize(
    "screen", [ScreenName.HOME, ScreenName.CHECK_IN, ScreenName.SYMPTOM_CHOICE]
)
def test_a_screen_in_a_weekly_rhythm(opened: Opened, demo: Journal, screen: ScreenName) -> None:
    """With a symptom in the person's own words, as long as it may be."""
    own = own_symptom("abcdefghij" * 6)
    chosen = Preferences(rhythm=Rhythm.WEEK, own_symptoms=(own,), daily=(own.id, "fatigue"))
    keep_preferences(demo, lambda _: chosen)
    answers = {own.id: {Attribute.INTENSITY: 4}}
    demo.record(CheckIn(NOW.date(), Recall.WEEK, answers))
    opened.window.show()
    opened.window.show_journal(demo)
    assert opened.window.context is not None
    opened.window.context.go(screen)
    look_over(opened)


def test_an_opened_entry(opened: Opened, demo: Journal) -> None:
    """The entry with the longest history."""
    opened.window.show()
    opened.window.show_journal(demo)
    assert opened.window.context is not None
    longest = max(demo.carnet.entries(CheckIn), key=lambda entry: len(entry.revisions))
    open_entry(opened.window.context, longest.id)
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
    opened.press("nav-warning-signs")
    opened.press("lock-way-sheet")
    look_over(opened)


def test_the_keyring_that_fails(opened: Opened, qtbot: QtBot, tmp_path: Path) -> None:
    """Its sentence and the other ways."""
    make_carnet(tmp_path, passphrase="quatre mots simples ici", keyring=MemoryKeyring())
    opened.keyring.mishap = KeyringLocked()
    opened.window.show()
    opened.window.open_carnet()
    qtbot.waitUntil(lambda: opened.shows("lock-trouble"))
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
    bad.hide()  # what a test leaves on the screen is listened to
