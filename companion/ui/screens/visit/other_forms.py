"""What the page shows, for other programs: a table for a spreadsheet, and FHIR for a hospital's system."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from companion.actions.consultation import Consultation
from companion.domain.errors import N_, CompanionError
from companion.messages import Texts
from companion.record_book.writing_out import write_out
from companion.ui.screens.visit.state import VisitState
from companion.ui.ways.context import Context
from companion.ui.ways.paper_out import with_ending
from companion.ui.ways.proposed_name import proposed_name
from companion.ui.widgets.acts import acts_of
from companion.ui.widgets.basics import Card, label


@dataclass(frozen=True)
class Form:
    """A file to save: its ending, what the box of the system says, and how it is made in the worker."""

    ending: str
    title: str
    kinds: str
    make: Callable[[Consultation, Texts], bytes]


def _table(prepared: Consultation, texts: Texts) -> bytes:
    from companion.exchange.table import summary_csv

    return summary_csv(prepared, texts)


def _bundle(prepared: Consultation, texts: Texts) -> bytes:
    from companion.exchange.fhir import bundle_json

    return bundle_json(prepared, texts.language).encode()


TABLE = Form(".csv", N_("Save as a table"), N_("Table (*.csv)"), _table)
BUNDLE = Form(
    ".fhir.json", N_("Save for a hospital’s system"), N_("File for a hospital (*.json)"), _bundle
)


class OtherFormsCard(Card):
    """Each file with what it is for and whom to give it to."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.look)
        self._context = context
        texts, look = context.texts, context.look
        self.rows.addWidget(label(texts("For another program"), "heading"))
        for act, words in (
            (
                ("forms-table", texts("Save as a table"), lambda: self._save(TABLE)),
                texts("For Excel or LibreOffice: one line a day."),
            ),
            (
                ("forms-fhir", texts("Save for a hospital"), lambda: self._save(BUNDLE)),
                texts("For your care team, if it asks for a FHIR file. The PDF holds it too."),
            ),
        ):
            self.rows.addWidget(acts_of(look, [act], kind="link"))
            self.rows.addWidget(label(words, "soft"))

    def _save(self, form: Form) -> None:
        context, texts = self._context, self._context.texts
        name = f"consultation-{context.journal.today().isoformat()}{form.ending}"
        path = context.dialogs.save_place(
            self, texts(form.title), proposed_name(context, name), texts(form.kinds)
        )
        if path is None:
            return
        place = with_ending(path, f".{form.ending.rpartition('.')[2]}")
        choice = context.state.of(VisitState).choice
        carnet, today = context.journal.carnet, context.journal.today()
        prepared = Consultation(carnet, context.catalogue, choice, today)

        def write() -> Path:
            write_out(place, form.make(prepared, texts))
            return place

        context.tasks.run(self, write, done=self._on_written, failed=self._on_failed)

    def _on_written(self, path: Path) -> None:
        sentence = N_("Saved: {path}. This file has no password: whoever has it can read it.")
        self._context.say(self._context.texts(sentence, path=str(path)), written=path)

    def _on_failed(self, error: CompanionError) -> None:
        self._context.dialogs.tell(self, self._context.texts.describe(error))
