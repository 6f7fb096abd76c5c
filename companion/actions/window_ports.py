"""What the window needs from outside: the carnet's place, the pages to read, who makes paper.

Names the needs; knows none of those who fulfil them.
"""

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from companion.actions.consultation import PageChoice
from companion.actions.explanations import Explanations
from companion.actions.paper import CardSize
from companion.actions.photos import PictureReader
from companion.domain.carnet import Carnet, Entry
from companion.domain.medicines import Medicines
from companion.domain.records import Appointment, Medicine
from companion.domain.words import Language
from companion.settings import Theme


class ReadingRoom(PictureReader, Protocol):
    """What ships to be read, and pictures from outside: nothing is loaded before it is asked for."""

    def explanations(self) -> Explanations:
        """The pages in both languages."""

    def medicines(self) -> Medicines:
        """The medicines that the forms propose."""

    def drawing(self, drawing_id: str, language: Language, theme: Theme) -> str:
        """A drawing as SVG, 640 x 300 units, in a theme's colours; SYSTEM counts as light.

        Raises UnknownExplanation.
        """


class Publisher(Protocol):
    """Makes what goes on paper. Each act is pure in its arguments and may run in the worker."""

    def pictures(self, carnet: Carnet, choice: PageChoice, language: Language) -> Sequence[bytes]:
        """The page's sides as PNG pictures for the screen."""

    def print_pictures(
        self, carnet: Carnet, choice: PageChoice, language: Language
    ) -> Sequence[bytes]:
        """The page's sides as PNG pictures for paper, 300 pixels an inch."""

    def pdf(self, carnet: Carnet, choice: PageChoice, language: Language) -> bytes:
        """The page as an accessible PDF that carries its FHIR copy."""

    def text(self, carnet: Carnet, choice: PageChoice, language: Language) -> str:
        """The page as plain text, for a screen reader."""

    def booklet_pdf(self, language: Language) -> bytes:
        """Every explanation as one accessible PDF."""

    def explanation_pdf(self, explanation_id: str, language: Language) -> bytes:
        """One explanation as an accessible PDF. Raises UnknownExplanation."""

    def card_pdf(
        self,
        carnet: Carnet | None,
        size: CardSize,
        languages: Sequence[Language],
        *,
        filled: bool = False,
    ) -> bytes:
        """The warning-sign card as an accessible PDF, in one language or in two side by side.

        The team's numbers of the carnet stand on it; without them, lines to write on.
        """

    def booklet_pictures(self, language: Language) -> Sequence[bytes]:
        """The whole booklet's sides as PNG pictures for paper, 200 pixels an inch."""

    def explanation_pictures(self, explanation_id: str, language: Language) -> Sequence[bytes]:
        """One explanation's sides as PNG pictures for paper, 300 pixels an inch."""

    def card_pictures(
        self,
        carnet: Carnet | None,
        size: CardSize,
        languages: Sequence[Language],
        *,
        filled: bool = False,
    ) -> Sequence[bytes]:
        """The warning-sign card as PNG pictures for paper, 300 pixels an inch."""

    def taper_pdf(self, carnet: Carnet, medicine: Medicine, language: Language) -> bytes:
        """A prescription in steps as an accessible PDF to tick, day by day."""

    def taper_pictures(
        self, carnet: Carnet, medicine: Medicine, language: Language, *, for_screen: bool
    ) -> Sequence[bytes]:
        """The same sheet's sides as PNG pictures, for the screen or for paper."""

    def taper_text(self, carnet: Carnet, medicine: Medicine, language: Language) -> str:
        """The same sheet as plain text, for a screen reader."""

    def calendar(
        self, appointments: Sequence[Entry[Appointment]], language: Language, *, with_purpose: bool
    ) -> bytes:
        """Appointments as an iCalendar file; neutral titles unless `with_purpose`."""

    def week_sheet_pdf(self, carnet: Carnet, first_day: date, language: Language) -> bytes:
        """The blank sheet of the week that starts on a day, as an accessible PDF."""

    def week_sheet_pictures(
        self, carnet: Carnet, first_day: date, language: Language
    ) -> Sequence[bytes]:
        """The same sheet as PNG pictures for paper, 300 pixels an inch."""
