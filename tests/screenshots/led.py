"""How a stage is led to what a picture is taken of, in the open carnet."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Final, TypeAlias

from PySide6.QtWidgets import QWidget

from companion.actions.check_in.open_check_in import OpenCheckIn, new_check_in
from companion.actions.photos import photos_by_day
from companion.dates import short_day
from companion.domain.records import CheckIn, Medicine
from companion.record_book import handover
from companion.ui.doors.sticks import Stick
from companion.ui.screens.journal.state import JournalState
from companion.ui.screens.measurements.thyroid import ThyroidState
from companion.ui.screens.photos.state import PhotosState
from companion.ui.screens.treatment.state import CurveState
from companion.ui.screens.visit_key import screen as visit_key_screen
from companion.ui.ways.context import Context
from companion.ui.ways.screen_name import ScreenName
from companion.ui.ways.to_bring_in import show_bring_in
from companion.ui.ways.to_check_in import start_check_in
from companion.ui.ways.to_entry import open_entry
from companion.ui.ways.to_handover import prepare_handover
from companion.ui.ways.to_merging import show_merging
from companion.ui.ways.to_treatment import TREATMENT_FORM, TreatmentTab
from companion.ui.ways.to_visit_key import prepare_visit_key
from companion.ui.ways.unsaved import OpenForm, OpenForms
from tests.screenshots.stage import Stage, press, settle, wait_for, wait_for_page, write

Scene: TypeAlias = Callable[[Stage], QWidget]
TABS: Final = ("infusions", "medicines", "measurements", "appointments", "events", "team")
TABLE: Final = (
    "Jour;Fatigue;Poids (kg);Remarque\r\n03/11/2026;7;64,5;couchée à midi\r\n04/11/2026;3;64;\r\n"
)
WORDS: Final = "abeille ancre aube azur"


def at(
    screen: ScreenName, *presses: str, prepare: Callable[[Context], None] | None = None
) -> Scene:
    """A screen of the demonstration carnet, with these buttons pressed."""

    def scene(stage: Stage) -> QWidget:
        context = stage.demo()
        if prepare is not None:
            prepare(context)
        context.go(screen)
        window = stage.shown(context)
        press(window, *presses)
        return window

    return scene


def led(lead: Callable[[Context], None], *presses: str) -> Scene:
    """Where a way of the demonstration carnet leads, with these buttons pressed."""

    def scene(stage: Stage) -> QWidget:
        context = stage.demo()
        lead(context)
        window = stage.shown(context)
        press(window, *presses)
        return window

    return scene


def empty(screen: ScreenName, tab: str | None = None) -> Scene:
    """A screen of a carnet in which nothing was noted."""

    def scene(stage: Stage) -> QWidget:
        context = stage.empty()
        if tab is not None:
            context.state.put(TreatmentTab(tab))
        context.go(screen)
        window = stage.shown(context)
        if screen is ScreenName.CONSULTATION:
            wait_for_page(window)
        return window

    return scene


def form(tab: str, name: str, /, **typed: str) -> Callable[[Context], None]:
    """A form of the treatment, on its tab."""

    def prepare(context: Context) -> None:
        in_steps = next(e.id for e in context.journal.carnet.entries(Medicine) if e.body.steps)
        record = in_steps if name == "taper-sheet" else None
        context.state.put(TreatmentTab(tab))
        context.state.of(OpenForms)[TREATMENT_FORM] = OpenForm(name, record, typed)

    return prepare


def check_in(*levels: int, last: bool = False) -> Callable[[Context], None]:
    """Today's check-in, its first answers given; `last`: all of them, at the end."""

    def lead(context: Context) -> None:
        made = todays(context)
        for symptom, level in zip(made.symptoms, levels, strict=False):
            made.answer(symptom, symptom.attributes[0], level)
        made.position = len(made.symptoms) if last else max(len(levels) - 1, 0)
        start_check_in(context, made)

    return lead


def todays(context: Context) -> OpenCheckIn:
    """A check-in that nothing was answered in."""
    return new_check_in(context.journal.carnet, context.catalogue, context.journal.today())


def details(symptom: str, turns: int = 0) -> Scene:
    """A question of the details of a symptom, or its own with what is asked beside it."""

    def scene(stage: Stage) -> QWidget:
        context = stage.demo()
        made, asked = todays(context), context.catalogue.symptoms[symptom]
        made.answer(asked, asked.attributes[0], 2)
        if asked.has_details_step:
            made.detailing = symptom
        else:
            made.look_at(symptom)
        start_check_in(context, made)
        window = stage.shown(context)
        for _ in range(turns):
            press(window, "next")
        return window

    return scene


def saved(stage: Stage) -> QWidget:
    """What follows a check-in: it is written for a copy, since others come after."""
    context = stage.demo()
    made = todays(context)
    for symptom in made.symptoms:
        made.answer(symptom, symptom.attributes[0], 1)
    made.position = len(made.symptoms)
    start_check_in(context, made)
    window = stage.shown(context)
    press(window, "next")
    return window


def noticed(stage: Stage) -> QWidget:
    """The notice with its undo, after something was done."""
    context = stage.demo()
    context.go(ScreenName.JOURNAL)
    revision = context.journal.carnet.entries(CheckIn)[0].revisions[-1]
    context.say(context.texts("Saved."), (revision,))
    return stage.shown(context)


def boxed(*, careful: bool) -> Scene:
    """A box that asks, above a screen."""

    def scene(stage: Stage) -> QWidget:
        from companion.ui.doors.dialogs import QtDialogs

        context = stage.demo()
        window, texts = stage.shown(context), context.texts
        QtDialogs().confirm(
            window,
            texts("Start a check-in for {day}?", day=short_day(date(2026, 11, 12), texts.language)),
            texts("The answers in progress are not saved and will be left out."),
            yes=texts("Leave them out"),
            no=texts("Cancel"),
            careful=careful,
        )
        return window

    return scene


def told(stage: Stage) -> QWidget:
    """A box that says one thing."""
    from companion.domain.errors import CarnetMissing
    from companion.ui.doors.dialogs import QtDialogs

    context = stage.demo()
    window = stage.shown(context)
    QtDialogs().tell(window, context.texts.describe(CarnetMissing()))
    return window


def understand_search(stage: Stage) -> QWidget:
    """What a search among the explanations leaves."""
    context = stage.demo()
    context.go(ScreenName.UNDERSTAND)
    window = stage.shown(context)
    write(window, "understand-search", "fatigue")
    return window


def symptom_search(stage: Stage) -> QWidget:
    """A symptom that is in no list, at the end of a check-in."""
    context = stage.demo()
    check_in(1, 0, 0, 0, 0, 0, 0, 0, 0, 0, last=True)(context)
    window = stage.shown(context)
    press(window, "other-symptoms")
    write(window, "symptom-search", "xylophone")
    return window


def handed_over(stage: Stage) -> QWidget:
    """The four words of a file that was prepared."""
    context = stage.demo()
    prepare_handover(context)
    window = stage.shown(context)
    stage.dialogs.place = stage.place() / "carnet.carnet-age"
    press(window, "handover-make")
    return window


def visit_key(*presses: str) -> Scene:
    """A stick for the visit, which a folder stands for."""

    def scene(stage: Stage) -> QWidget:
        place = stage.place() / "KINGSTON"
        place.mkdir()
        found = (Stick(place.name, place),)
        visit_key_screen.__dict__["sticks"] = lambda: found
        context = stage.demo()
        prepare_visit_key(context)
        window = stage.shown(context)
        press(window, *presses)
        return window

    return scene


def with_settings(screen: ScreenName, *presses: str, **chosen: bool) -> Scene:
    """A screen with other settings, which are taken back for the next scene."""

    def scene(stage: Stage) -> QWidget:
        context = stage.demo()
        window, lead = stage.shown(context), at(screen, *presses)
        kept = window.settings
        window.settings = context.settings = replace(kept, **chosen)  # type: ignore[arg-type]
        try:
            return lead(stage)
        finally:
            settle(window)
            window.settings = context.settings = kept

    return scene


def simple_print(stage: Stage) -> QWidget:
    """The page of the simple window, once it is there."""
    window = with_settings(ScreenName.PRINT_PAGE, simple=True)(stage)
    wait_for_page(window)
    return window


def example(stage: Stage) -> QWidget:
    """The example that the first screen offers, below its strip."""
    window, _ = stage.window(stage.place())
    window.show_example()
    settle(window)
    return window


def merging(stage: Stage) -> QWidget:
    """A file that was handed over, before its words are said."""
    context = stage.demo()
    place = stage.place() / "carnet.carnet-age"
    place.write_bytes(handover.locked(handover.for_caregiver(context.journal), WORDS))
    show_merging(context, place)
    return stage.shown(context)


def merging_seen(stage: Stage) -> QWidget:
    """The same, once the words are said."""
    window = merging(stage)
    write(window, "merging-words", WORDS)
    press(window, "merging-open")
    settle(window)
    return window


def bring_in(steps: int) -> Scene:
    """A table from elsewhere: what was found, its columns, what it would bring."""

    def scene(stage: Stage) -> QWidget:
        context = stage.demo()
        show_bring_in(context)
        window, place = stage.shown(context), stage.place() / "export.csv"
        place.write_text(TABLE, encoding="utf-8")
        stage.dialogs.chosen = place
        press(window, "bring-in-choose")
        wait_for(window, "order-dmy")
        if steps:
            press(window, "order-dmy", *["bring-in-next"] * steps)
        return window

    return scene


def consultation(*presses: str) -> Scene:
    """The visit, once its page is there."""
    lead = at(ScreenName.CONSULTATION)

    def scene(stage: Stage) -> QWidget:
        window = lead(stage)
        wait_for_page(window)
        press(window, *presses)
        return window

    return scene


def longest_entry(context: Context) -> None:
    """The check-in that was corrected most often."""
    entries = context.journal.carnet.entries(CheckIn)
    open_entry(context, max(entries, key=lambda entry: len(entry.revisions)).id)


def photos(context: Context, *, compared: bool = False, opened: bool = False) -> None:
    """The photos: two side by side, or one large."""
    ids = [entry.id for entry in photos_by_day(context.journal.carnet)]
    state = context.state.of(PhotosState)
    state.compared = tuple(ids[:2]) if compared else ()
    state.opened = ids[0] if opened else None


def new_photo(context: Context) -> None:
    """A picture with its form and the places of the body."""
    from companion.actions.photos import KeptPicture

    entry = photos_by_day(context.journal.carnet)[0]
    picture = KeptPicture(
        context.journal.photo(entry.body.sha256), entry.body.width, entry.body.height
    )
    state = context.state.of(PhotosState)
    state.picture, state.form = picture, OpenForm("new-photo", None, {"where": "face belly"})


def tables(context: Context) -> None:
    """The curves with what they show as tables."""
    context.state.put(TreatmentTab("measurements"))
    context.state.of(CurveState).with_table = context.state.of(ThyroidState).with_table = True


def tab(name: str) -> Callable[[Context], None]:
    return lambda context: context.state.put(TreatmentTab(name))


def picking(context: Context) -> None:
    context.state.of(JournalState).is_picking = True


def nothing_found(context: Context) -> None:
    context.state.put(JournalState(symptom="tremor", is_filtering=True))


def filtering(context: Context) -> None:
    context.state.put(JournalState(is_filtering=True, every_symptom=True))


def unknown_writer(stage: Stage) -> QWidget:
    """Home where nobody said yet who writes."""
    context = stage.demo()
    window = stage.shown(context)
    kept = window.settings
    window.settings = context.settings = replace(kept, writers=())
    context.go(ScreenName.SETTINGS)
    context.go(ScreenName.HOME)
    settle(window)
    window.settings = context.settings = kept
    return window
