"""The way of a care team's questionnaire files into the record book: chosen, read apart, offered, taken in.

It shows nothing itself: what the files would bring is given to whoever asked, before anything is written.
"""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

from companion.actions.questionnaire_files import (
    Offer,
    Prepared,
    offered_by,
    read_questionnaire_files,
    take_in_questionnaires,
)
from companion.apart.questionnaires import prepare_questionnaires_apart
from companion.domain.errors import CompanionError
from companion.ui.ways.context import Context


class Intake:
    """`show` is called with what was read (None where there was nothing), and with None once it is in."""

    def __init__(
        self, context: Context, parent: QWidget, show: Callable[[Offer | None], None]
    ) -> None:
        self._context, self._parent, self._show = context, parent, show

    def choose_files(self) -> None:
        """Ask for one or several files, and read them."""
        texts = self._context.texts
        title, kinds = texts("Load a questionnaire"), texts("Questionnaires (*.json)")
        self._read(self._context.dialogs.open_places(self._parent, title, kinds))

    def choose_folder(self) -> None:
        """Ask for a folder, and read what lies in it."""
        context = self._context
        folder = context.dialogs.folder_place(self._parent, context.texts("Load a questionnaire"))
        self._read(() if folder is None else (folder,))

    def take_in(self, offer: Offer) -> None:
        """Write what was offered, in one act that can be undone."""
        context = self._context
        written = context.attempt(
            self._parent, lambda: take_in_questionnaires(context.journal, offer)
        )
        if written is None:
            return
        self._show(None)
        said = context.texts.plural(
            "The questionnaire is here.", "{count} questionnaires are here.", len(offer.forms)
        )
        context.say(said, undo=written)

    def _read(self, paths: Sequence[Path]) -> None:
        if paths:
            self._context.tasks.run(
                self._parent,
                lambda: prepare_questionnaires_apart(read_questionnaire_files(paths)),
                done=self._on_read,
                failed=self._on_not_read,
            )

    def _on_not_read(self, error: CompanionError) -> None:
        self._context.dialogs.tell(self._parent, self._context.texts.describe(error))

    def _on_read(self, prepared: Sequence[Prepared]) -> None:
        try:
            offer = offered_by(self._context.journal, prepared)
        except CompanionError as error:
            self._on_not_read(error)
            return
        self._show(offer if offer.forms or offer.refusals else None)
