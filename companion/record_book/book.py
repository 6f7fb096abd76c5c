"""One person's record book on this computer: it is made, opened, backed up and closed again.

What opens it is loaded when it is first wanted.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from companion.actions.key import Key
from companion.domain.errors import CarnetReadOnly
from companion.files import make_private_folder
from companion.record_book import opening
from companion.record_book.backups import Safekeeping
from companion.record_book.keys import CarnetKeys
from companion.record_book.place import Place

if TYPE_CHECKING:
    from datetime import datetime

    from companion.actions.journal import Journal
    from companion.actions.ports import Clock
    from companion.domain.symptoms import Catalogue
    from companion.domain.words import Language
    from companion.storage.keyring_slot import SecretStore


class RecordBook:
    """The carnet of one path: this person's own, or another one that they opened.

    `keys` is what opens it and the acts on it, `safe` what keeps it safe and the acts on its
    backups.
    """

    def __init__(
        self,
        path: Path,
        key: Key,
        clock: Clock,
        *,
        read_only: bool = False,
        backups: Path | None = None,
        secrets: SecretStore | None = None,
    ) -> None:
        self.place = Place(path, key, clock, read_only=read_only, backups=backups, secrets=secrets)
        self.keys = CarnetKeys(self.place)
        self.safe = Safekeeping(self.place)

    @property
    def path(self) -> Path:
        """The carnet's file, which may not exist yet."""
        return self.place.path

    @property
    def read_only(self) -> bool:
        """Whether the open carnet can be read and printed, but not written in."""
        return self.place.read_only

    @property
    def backups(self) -> Path | None:
        """The folder of the backups, which may not exist yet; None where none are made."""
        return self.place.backups

    def catalogue(self) -> Catalogue:
        """What can be asked, and the warning-sign card; known before any carnet is open."""
        from companion.content.catalogue import load_catalogue

        return load_catalogue()

    def proposed_passphrase(self, language: Language) -> str:
        """Four plain words of a language, to be a password that one can keep in mind."""
        from companion.content.plain_words import proposed_passphrase

        return proposed_passphrase(language)

    def exists(self) -> bool:
        """Whether there is a carnet."""
        return self.path.exists()

    def needs_passphrase(self) -> bool:
        """Whether a passphrase opens it that the command line did not give."""
        from companion.storage import key_files

        return self.place.key == Key() and key_files.needs_passphrase(self.path)

    def opens_by_keyring(self) -> bool:
        """Whether the computer's keyring is asked first."""
        from companion.storage import key_files

        return self.place.key == Key() and key_files.opens_by_keyring(self.path)

    def create(self, *, name: str, key: Key) -> Journal:
        """Make a carnet whose patient likes to be called `name`. Raises CompanionError.

        With no key given, its raw key lies beside it, in clear.
        """
        place = self.place
        make_private_folder(place.path.parent)
        made = opening.create_carnet(place.path, self._or_named(key), name=name, clock=place.clock)
        place.take(made)
        return made.journal

    def open(self, key: Key) -> Journal:
        """Open the carnet; where nothing can be written, to read and print it.

        Raises WrongPassphrase, CarnetDamaged or another CompanionError.
        """
        place = self.place
        place.close()
        place.tried = self._or_named(key)
        place.read_only = place.only_reading_wanted
        try:
            opened = self._opened()
        except CarnetReadOnly:
            if place.read_only:
                raise
            place.read_only = True
            opened = self._opened()
        place.take(opened, as_it_was=True)
        return opened.journal

    def last_backup(self) -> datetime | None:
        """When the newest verified backup of the open carnet was made; None when there is none."""
        return self.place.last_backup

    def notice(self) -> str:
        """What is told once of something that lay beside the carnet; empty when nothing did."""
        return "" if self.place.opened is None else self.place.opened.notice

    def back_up(self, *, once_a_day: bool = False) -> None:
        """Make a backup when the open carnet changed since the last one.

        With `once_a_day`, only when none was tried today. A carnet that was only read is left
        without one. Raises CompanionError.
        """
        self.place.back_up(once_a_day=once_a_day)

    def close(self) -> None:
        """Let go of the file, if it is open."""
        self.place.close()

    def _or_named(self, key: Key) -> Key:
        """What is given, else what the command line named."""
        return self.place.key if key == Key() else key

    def _opened(self) -> opening.OpenCarnet:
        place = self.place
        return opening.open_carnet(
            place.path,
            place.tried,
            clock=place.clock,
            read_only=place.read_only,
            backups=place.backups,
        )


def another_book(
    path: Path,
    folder: Path,
    clock: Clock,
    *,
    read_only: bool = False,
    secrets: SecretStore | None = None,
) -> RecordBook:
    """The carnet that the person chose in the window; `folder` is that of their data.

    Outside that folder, such as on a stick, it is only read, and no backup is made of it.
    """
    try:
        inside = path.parent.samefile(folder)
    except OSError:
        inside = False
    return RecordBook(
        path,
        Key(),
        clock,
        read_only=read_only or not inside,
        backups=folder / opening.BACKUPS_NAME if inside else None,
        secrets=secrets,
    )
