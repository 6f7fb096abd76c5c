"""The screens of the open window, each declared here and nowhere else."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Self

from msgspec import Struct

from companion.domain.errors import N_
from companion.ui.ways.shortcuts import Shortcut

if TYPE_CHECKING:
    from companion.messages import Texts


class Line(Struct, frozen=True):
    """A line of the navigation: its words (a text of the program), icon, keys, and style.

    Those with `foot` stand together at its end.
    """

    words: str
    icon: str
    keys: str
    kind: str = "nav"
    foot: bool = False


class Under(Struct, frozen=True):
    """The screen whose line is lit instead, by its value."""

    screen: str


class ScreenName(StrEnum):
    """A screen: its value (which stands in kept drafts), and what the window must know of it.

    `module` and `maker`: where its class stands below `companion.ui.screens`. `line`: its own line of the
    navigation, or the screen under whose line it stands. `back`: what a link says that leads back
    to it (a text of the program); a plain “Go back” for a screen that is not often left this way.
    """

    module: str
    maker: str
    line: Line | Under
    back: str

    def __new__(
        cls, value: str, made_by: str, line: Line | Under, back: str = N_("Go back")
    ) -> Self:
        """One screen; `made_by` is “module:class”."""
        name = str.__new__(cls, value)
        name._value_ = value
        name.module, _, name.maker = made_by.partition(":")
        name.line, name.back = line, back
        return name

    @property
    def lit(self) -> ScreenName:
        """The screen whose line of the navigation is lit while this one is shown."""
        return ScreenName.of(self.line.screen) if isinstance(self.line, Under) else self

    @property
    def keys(self) -> str:
        """The keys that lead to it; empty for none."""
        return self.line.keys if isinstance(self.line, Line) else ""

    @classmethod
    def of(cls, value: str) -> Self:
        """The screen of this value. Raises StopIteration for none."""
        return next(name for name in cls if name.value == value)

    # fmt: off
    HOME = (
        "home", "home.screen:HomeScreen",
        Line(N_("Home"), "home", "Ctrl+1"), N_("Back to home"),
    )
    JOURNAL = (
        "journal", "journal.screen:JournalScreen",
        Line(N_("Journal"), "journal", "Ctrl+2"), N_("Back to the journal"),
    )
    TREATMENT = (
        "treatment", "treatment.screen:TreatmentScreen",
        Line(N_("Treatment"), "treatment", "Ctrl+3"), N_("Back to the treatment"),
    )
    UNDERSTAND = (
        "understand", "understand.screen:UnderstandScreen",
        Line(N_("Understand"), "understand", "Ctrl+4"),
    )
    CONSULTATION = (
        "consultation", "visit.screen:ConsultationScreen",
        Line(N_("Consultation"), "consultation", "Ctrl+5"), N_("Back to the consultation"),
    )
    WARNING_SIGNS = (
        "warning-signs", "warning_signs.screen:WarningSignsScreen",
        Line(N_("Warning signs"), "warning", Shortcut.SIGNS.keys, "nav-warning", foot=True),
    )
    SETTINGS = (
        "settings", "settings.screen:SettingsScreen",
        Line(N_("Settings"), "settings", "Ctrl+,", foot=True), N_("Back to the settings"),
    )
    CALL = "call", "warning_signs.call:CallScreen", Under("warning-signs")
    PRINT_PAGE = "print-page", "visit.print_page:PrintPageScreen", Under("consultation")
    CHECK_IN = (
        "check-in", "check_in.screen:CheckInScreen", Under("journal"), N_("Back to the check-in"),
    )
    SAVED = "saved", "check_in.saved:SavedScreen", Under("journal")
    SYMPTOM_CHOICE = "symptom-choice", "check_in.symptom_choice:SymptomChoiceScreen", Under("journal")
    ENTRY = "entry", "journal.entry:EntryScreen", Under("journal"), N_("Back to the entry")
    PHOTOS = "photos", "photos.screen:PhotosScreen", Under("journal")
    QUESTIONNAIRE = "questionnaire", "questionnaire.screen:QuestionnaireScreen", Under("home")
    THYROID = "thyroid", "measurements.thyroid:ThyroidScreen", Under("treatment")
    WEEK_SHEET = "week-sheet", "visit.week_sheet:WeekSheetScreen", Under("consultation")
    HANDOVER = "handover", "handover.screen:HandoverScreen", Under("consultation")
    MERGING = "merging", "merging.screen:MergingScreen", Under("journal")
    VISIT_KEY = "visit-key", "visit_key.screen:VisitKeyScreen", Under("consultation")
    BRING_IN = "bring-in", "bring_in.screen:BringInScreen", Under("settings")
    ABOUT = "about", "settings.about:AboutScreen", Under("settings")
    SHORTCUTS = "shortcuts", "understand.shortcuts:ShortcutsScreen", Under("understand")
    RESTORE = "restore", "safety.restore:RestoreScreen", Under("settings")
    # fmt: on


def back_words(texts: Texts, *, own_exists: bool) -> str:
    """What the way out of another carnet is called."""
    return texts("Back to my record book") if own_exists else texts("Close this record book")
