"""What every screen of the open window shares: the journal, the texts, the look, the worker.

It carries acts to the journal and their outcome to the screen; it decides nothing.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from companion.actions.check_in_draft import CheckInDraft
from companion.actions.consultation import PageChoice
from companion.actions.journal import Journal
from companion.actions.photos import KeptPicture
from companion.actions.team_words import own_catalogue
from companion.actions.time_line import Stretch
from companion.actions.window_ports import Publisher, ReadingRoom
from companion.domain.carnet import Carnet
from companion.domain.errors import N_, CompanionError
from companion.domain.records import Revision
from companion.domain.symptoms import Catalogue
from companion.domain.words import Language
from companion.messages import Texts
from companion.record_book.keys import CarnetKeys
from companion.settings import Settings
from companion.ui.doors.dialogs import Dialogs
from companion.ui.doors.read_aloud import Voice
from companion.ui.doors.tasks import Tasks
from companion.ui.look.look import Look
from companion.ui.ways.drawing_state import MeasurementsState
from companion.ui.ways.questionnaire_state import QuestionnaireState
from companion.ui.ways.safety_acts import SafetyActs
from companion.ui.ways.safety_state import SafetyState
from companion.ui.ways.screen_name import ScreenName
from companion.ui.ways.treatment_state import TreatmentState

T = TypeVar("T")

FOR_READING = N_("This record book is open for reading: nothing can be written in it.")


@dataclass
class OpenForm:
    """A form in progress: which one, the record it corrects, and what was typed, by field."""

    name: str
    record_id: str | None = None
    typed: dict[str, str] = field(default_factory=dict)


@dataclass
class VisitState:
    """What the preparation of a visit is in the middle of; `pages_read` since the window opened."""

    pages_read: list[str] = field(default_factory=list)
    choosing_symptoms: bool = False
    ideas_open: bool = False
    search: str = ""


@dataclass
class SheetState:
    """A paper week that is being typed in; `cells` by symptom and day, `added` are symptoms."""

    first_day: date | None = None
    cells: dict[tuple[str, int], int] = field(default_factory=dict)
    notes: dict[int, str] = field(default_factory=dict)
    added: list[str] = field(default_factory=list)


@dataclass
class ThyroidState:
    """How far back the thyroid view goes, its open form, and the screen that led there."""

    stretch: Stretch = Stretch.THREE_MONTHS
    with_table: bool = False
    form: OpenForm | None = None
    came_from: ScreenName | None = None


@dataclass
class PhotoState:
    """What the screen of the photos is in the middle of: record ids, and a new picture's form.

    `about` is the symptom and `day` the day that a new photo starts with.
    """

    came_from: ScreenName | None = None
    about: str | None = None
    day: date | None = None
    opened: str | None = None
    compared: tuple[str, ...] = ()
    most: int | None = None
    form: OpenForm | None = None
    picture: KeptPicture | None = None


@dataclass
class AskingState:
    """What the choice of symptoms is in the middle of: where one came from."""

    came_from: ScreenName | None = None


@dataclass
class WindowState:
    """What the screens are in the middle of; it outlives a change of language or text size."""

    screen: ScreenName = ScreenName.HOME
    draft: CheckInDraft | None = None
    saved: tuple[Revision, ...] = ()
    asking: AskingState = field(default_factory=AskingState)
    opened: str | None = None
    choice: PageChoice = field(default_factory=PageChoice)
    visit: VisitState = field(default_factory=VisitState)
    sheet: SheetState = field(default_factory=SheetState)
    new_question: str = ""
    question_form: OpenForm | None = None
    treatment_tab: str = "infusions"
    treatment_form: OpenForm | None = None
    treatment: TreatmentState = field(default_factory=TreatmentState)
    measurements: MeasurementsState = field(default_factory=MeasurementsState)
    photos: PhotoState = field(default_factory=PhotoState)
    thyroid: ThyroidState = field(default_factory=ThyroidState)
    journal_symptom: str | None = None
    journal_period: tuple[date, date] | None = None
    journal_month: date | None = None
    journal_days: int | None = None
    journal_withdrawn: bool = False
    journal_picking: bool = False
    entry_form: OpenForm | None = None
    reading: str | None = None
    reading_section: int | None = None
    reading_from: ScreenName | None = None
    reading_places: dict[str, float] = field(default_factory=dict)
    reading_search: str = ""
    questionnaire: QuestionnaireState = field(default_factory=QuestionnaireState)
    safety: SafetyState = field(default_factory=SafetyState)
    card_form: OpenForm | None = None
    card_size: str = "a4"
    card_languages: str | None = None
    card_lines: str = "blank"


class Context(QObject):
    """One open carnet in one window."""

    journal_changed = Signal()
    answered = Signal()  # something in progress is another than before, and not saved yet
    screen_wanted = Signal(str)
    notice = Signal(str, object)
    settings_wanted = Signal(object)
    lock_wanted = Signal()
    ways_changed = Signal()  # what opens the carnet is another than before
    other_wanted = Signal()
    own_wanted = Signal()
    backed_up = Signal()
    reopened = Signal(object, str)  # the Journal of the same carnet, and why
    preview_wanted = Signal(object, str)  # the Journal of a backup, and what it is
    keep_here_wanted = Signal()
    show_keys = Signal()
    show_backups = Signal()

    def __init__(
        self,
        journal: Journal,
        publisher: Publisher,
        reading: ReadingRoom,
        dialogs: Dialogs,
        tasks: Tasks,
        *,
        texts: Texts,
        look: Look,
        settings: Settings,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self.journal, self.publisher, self.dialogs, self.tasks = journal, publisher, dialogs, tasks
        self.texts, self.look, self.settings = texts, look, settings
        self.reading = reading
        self.voice: Voice | None = None
        self.state = WindowState()
        self.place: Path | None = None
        self.backups: Path | None = None
        self.last_backup: datetime | None = None
        self.read_only = False
        self.away = False  # whether this is another carnet than the person's own
        self.own_exists = False
        self.is_lockable: Callable[[], bool] = lambda: False
        self.may_keep = False  # whether this backup may become the carnet of this computer
        self.keys: CarnetKeys | None = None
        self.safety_work: SafetyActs | None = None
        self.propose_passphrase: Callable[[], str] | None = None
        self._catalogue_of: tuple[Carnet, Catalogue] | None = None

    @property
    def catalogue(self) -> Catalogue:
        """All that is asked, own symptoms too, and the card with the care team's own words."""
        carnet = self.journal.carnet
        if self._catalogue_of is None or self._catalogue_of[0] is not carnet:
            self._catalogue_of = carnet, own_catalogue(self.journal.catalogue, carnet)
        return self._catalogue_of[1]

    @property
    def language(self) -> Language:
        """The language of the window."""
        return self.texts.language

    def go(self, screen: ScreenName) -> None:
        """Show a screen."""
        self.screen_wanted.emit(screen.value)

    def start_check_in(self, draft: CheckInDraft) -> None:
        """Show the check-in screen with these answers in progress."""
        if self.read_only:
            self.say(self.texts(FOR_READING))
            return
        self.state.draft = draft
        self.go(ScreenName.CHECK_IN)

    def open_entry(self, record_id: str) -> None:
        """Show one record with its history."""
        self.state.opened = record_id
        self.go(ScreenName.ENTRY)

    def explain(self, page_id: str, section: int | None = None) -> None:
        """Show an explanation, from a section on; the way back leads to the present screen."""
        if self.state.screen is not ScreenName.UNDERSTAND:
            self.state.reading_from = self.state.screen
        self.state.reading, self.state.reading_section = page_id, section
        self.go(ScreenName.UNDERSTAND)

    def note_appointment(self, record_id: str | None = None) -> None:
        """Show the form of an appointment: a new one, or one to correct."""
        if self.read_only:
            self.say(self.texts(FOR_READING))
            return
        self.state.treatment_tab = "appointments"
        self.state.treatment_form = OpenForm("appointments", record_id)
        self.go(ScreenName.TREATMENT)

    def show_card(self) -> None:
        """Show the warning-sign card."""
        self.go(ScreenName.WARNING_SIGNS)

    def note_measurement(self, quantity: str) -> None:
        """Show the form of a new measurement of this quantity."""
        if self.read_only:
            self.say(self.texts(FOR_READING))
            return
        self.state.treatment_tab = "measurements"
        self.state.treatment_form = OpenForm("measurements", typed={"quantity": quantity})
        self.go(ScreenName.TREATMENT)

    def attempt(self, screen: QWidget, act: Callable[[], T]) -> T | None:
        """Do an act on the journal; a mishap is told in one sentence, and what was typed stays."""
        try:
            result = act()
        except CompanionError as error:
            self.dialogs.tell(screen, self.texts.describe(error))
            return None
        self.journal_changed.emit()
        return result

    def say(self, text: str, undo: Sequence[Revision] = ()) -> None:
        """Show a short notice; with `undo`, it offers to take these revisions back."""
        self.notice.emit(text, tuple(undo))
