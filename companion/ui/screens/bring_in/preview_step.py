"""What would come in, who wrote it, and what stays outside: nothing is written yet."""

from collections.abc import Callable, Iterator

from companion import dates
from companion.actions.bring_in.found import Found, FoundRecords
from companion.actions.bring_in.plan import Plan, day_of
from companion.actions.words.bring_in import left_out_words, new_words, source_words
from companion.domain.carnet import Entry
from companion.domain.records import Body, CheckIn, Person, Revision, Role
from companion.ui.screens.bring_in.state import FILE_S
from companion.ui.ways.context import Context
from companion.ui.widgets.basics import Card, label, rule
from companion.ui.widgets.choices.choice_row import Choice, ChoiceRow
from companion.ui.widgets.own_words import own_words
from companion.ui.words.record_words import answer_words, record_line
from companion.ui.words.whom import person_words

SHOWN = 6
LINE = 160


class PreviewStep(Card):
    """`on_writer` is told of a person's id, or None for as the file says."""

    def __init__(
        self,
        context: Context,
        found: Found,
        planned: Plan,
        writer: str | None,
        *,
        on_writer: Callable[[str | None], None],
    ) -> None:
        super().__init__(context.look)
        self._context, self._planned = context, planned
        self.rows.setSpacing(context.look.space(10))
        self._say(found)
        if planned.new or planned.left_out:
            self._ask_who(found, writer, on_writer)
        if planned.new:
            self._show_first()

    def _say(self, found: Found) -> None:
        texts, planned = self._context.texts, self._planned
        said = texts("The file comes from: {source}.", source=source_words(texts, found))
        self.rows.addWidget(label(said))
        if isinstance(found, FoundRecords) and found.about:
            named = texts("It speaks of: {name}. Is this the right person?", name=found.about)
            self.rows.addWidget(own_words(named, "strong"))
        for number, line in enumerate(new_words(texts, planned)):
            self.rows.addWidget(label(line, "text" if number else "strong"))
        if planned.days is not None:
            first, last = (
                dates.day_month_year(day, self._context.language) for day in planned.days
            )
            self.rows.addWidget(label(texts("From {first} to {last}.", first=first, last=last)))
        for line in left_out_words(texts, planned):
            self.rows.addWidget(own_words(line, "soft"))

    def _ask_who(
        self, found: Found, writer: str | None, on_writer: Callable[[str | None], None]
    ) -> None:
        context, texts = self._context, self._context.texts
        carnet = context.journal.carnet
        people = sorted(carnet.entries(Person), key=lambda e: e.body.role is not Role.PATIENT)
        choices = [Choice(e.id, person_words(texts, carnet, e.id)) for e in people]
        chosen = writer or context.journal.patient_id()
        if isinstance(found, FoundRecords):
            choices.insert(0, Choice(FILE_S, texts("As the file says")))
            chosen = writer or FILE_S
        self.rows.addWidget(rule())
        title = texts("Who wrote these lines?")
        self.rows.addWidget(label(title, "strong"))
        row = ChoiceRow(context.look, title, choices, chosen=chosen, handle="brought-by")
        row.chosen.connect(lambda key: on_writer(None if key == FILE_S else key))
        self.rows.addWidget(row)

    def _show_first(self) -> None:
        texts, planned = self._context.texts, self._planned
        self.rows.addWidget(rule())
        self.rows.addWidget(label(texts("The first ones, as they would stand:"), "strong"))
        for revision in planned.new[:SHOWN]:
            self.rows.addWidget(own_words(self._line(revision), most=LINE))
        more = len(planned.new) - SHOWN
        if more > 0:
            self.rows.addWidget(
                label(texts.plural("and {count} more", "and {count} more", more), "soft")
            )

    def _line(self, revision: Revision) -> str:
        """« 3 nov. 2026 : Fatigue, beaucoup (3) · Sommeil : 7 h »."""
        texts, body = self._context.texts, revision.body
        assert body is not None
        said = " · ".join(self._said(revision, body))
        day = day_of(body)
        if day is None:
            return said
        shown = dates.short_day_year(day, self._context.language)
        return texts("{label}: {text}", label=shown, text=said)

    def _said(self, revision: Revision, body: Body) -> Iterator[str]:
        if not isinstance(body, CheckIn):
            yield record_line(self._context, Entry(revision.record_id, body, (revision,))).title
            return
        symptoms = self._context.catalogue.symptoms
        for symptom, answer in body.answers.items():
            if symptom in symptoms:
                known = symptoms[symptom]
                name = self._context.texts.words(known.label)
                yield f"{name} {answer_words(self._context, known, answer)}"
        if body.note:
            yield body.note.replace("\n", " · ")
