"""What the window needs from outside: the carnet's place, the pages to read, who makes paper.

Names the needs; knows none of those who fulfil them.
"""

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Protocol

from companion.actions.consultation import PageChoice
from companion.actions.explanations import Explanations
from companion.actions.journal import Journal
from companion.actions.key_ports import CarnetKeys, KeyringPermit
from companion.actions.paper import CardSize
from companion.actions.photos import PictureReader
from companion.actions.safekeeping import Safekeeping
from companion.domain.carnet import Carnet, Entry
from companion.domain.medicines import Medicines
from companion.domain.records import Appointment, Medicine
from companion.domain.symptoms import Catalogue
from companion.domain.words import Language
from companion.settings import Theme


class CarnetShelf(Protocol):
    """The place where a carnet lies: this person's own, or another one that they opened."""

    @property
    def path(self) -> Path:
        """The carnet's file, which may not exist yet."""

    @property
    def read_only(self) -> bool:
        """Whether the open carnet can be read and printed, but not written in."""

    @property
    def backups(self) -> Path | None:
        """The folder of the backups, which may not exist yet; None where none are made."""

    @property
    def keys(self) -> CarnetKeys:
        """What opens the carnet, and the acts on it."""

    @property
    def safe(self) -> Safekeeping:
        """What keeps the carnet safe: its backups, and the acts on them."""

    def catalogue(self) -> Catalogue:
        """What can be asked, and the warning-sign card; known before any carnet is open."""

    def proposed_passphrase(self, language: Language) -> str:
        """Four plain words of a language, to be a password that one can keep in mind."""

    def exists(self) -> bool:
        """Whether there is a carnet."""

    def needs_passphrase(self) -> bool:
        """Whether a passphrase opens it."""

    def opens_by_keyring(self) -> bool:
        """Whether the computer's keyring is asked first."""

    def create(
        self, *, name: str, passphrase: str | None, permit: KeyringPermit | None = None
    ) -> Journal:
        """Make a carnet whose patient likes to be called `name`. Raises CompanionError.

        With neither password nor permit its key lies beside it, in clear.
        """

    def open(
        self,
        passphrase: str | None,
        *,
        sheet: str | None = None,
        permit: KeyringPermit | None = None,
    ) -> Journal:
        """Open the carnet. Raises WrongPassphrase, CarnetDamaged or another CompanionError."""

    def last_backup(self) -> datetime | None:
        """When the newest verified backup of the open carnet was made; None when there is none."""

    def back_up(self, *, once_a_day: bool = False) -> None:
        """Make a backup when the open carnet changed since the last one.

        With `once_a_day`, only when none was tried today. A carnet that was only read is left
        without one. Raises CompanionError.
        """

    def close(self) -> None:
        """Let go of the file, if it is open."""


class ReadingRoom(PictureReader, Protocol):
    """What ships to be read, and pictures from outside: nothing is loaded before it is asked for."""

    def explanations(self) -> Explanations:
        """The pages in both languages."""

    def medicines(self) -> Medicines:
        """The medicines that the forms propose."""

    def drawing(self, drawing_id: str, language: Language, theme: Theme) -> str:
        """A drawing as SVG, 640 x 300 units, in a theme's colours; SYSTEM counts as light.

        Raises UnknownPage.
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

    def explanation_pdf(self, page_id: str, language: Language) -> bytes:
        """One explanation as an accessible PDF. Raises UnknownPage."""

    def card_pdf(
        self, carnet: Carnet | None, size: CardSize, languages: Sequence[Language]
    ) -> bytes:
        """The warning-sign card as an accessible PDF, in one language or in two side by side.

        The team's numbers of the carnet stand on it; without them, lines to write on.
        """

    def booklet_pictures(self, language: Language) -> Sequence[bytes]:
        """The whole booklet's sides as PNG pictures for paper, 200 pixels an inch."""

    def explanation_pictures(self, page_id: str, language: Language) -> Sequence[bytes]:
        """One explanation's sides as PNG pictures for paper, 300 pixels an inch."""

    def card_pictures(
        self, carnet: Carnet | None, size: CardSize, languages: Sequence[Language]
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
