"""The care team's questionnaires that a carnet holds, and what was answered to them in a period.

Answers are read with the questionnaire in the version that they name; nothing is judged. Rules:
docs/formats.md.
"""

from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

from companion.domain.carnet import Carnet, Entry
from companion.domain.composite import CompositeItem, grades, official_questions, over_days
from companion.domain.questionnaire import QuestionnaireForm, QuestionnaireRefused
from companion.domain.records import Questionnaire, QuestionnaireResponse
from companion.domain.symptoms import Catalogue
from companion.domain.timeline import Period


class Answered(Struct, frozen=True):
    """The answers of a period to one questionnaire, by day and then as written.

    `form` is None when the questionnaire was never loaded; `composite` is None unless it holds
    official items.
    """

    url: str
    responses: tuple[Entry[QuestionnaireResponse], ...]
    form: QuestionnaireForm | None
    composite: tuple[CompositeItem, ...] | None

    def in_language(self, language: str) -> "Answered":
        """The same with the questionnaire's words in that language, where it has them."""
        return replace(self, form=self.form.in_language(language)) if self.form else self


def form_in(body: Questionnaire, catalogue: Catalogue) -> QuestionnaireForm | None:
    """What a loaded questionnaire asks; None for one that another program reads better."""
    try:
        return catalogue.read_form(body.resource)
    except QuestionnaireRefused:
        return None


def loaded_forms(
    carnet: Carnet, catalogue: Catalogue, language: str | None = None
) -> Mapping[str, QuestionnaireForm]:
    """Every questionnaire that was ever loaded, by « url|version » and by its url (the newest).

    In that language where it is wholly translated into it, else in its own.

    One that was removed stays: what was answered to it keeps its words.
    """
    found: dict[str, QuestionnaireForm] = {}
    for revision in carnet.writings(Questionnaire):
        if isinstance(revision.body, Questionnaire):
            form = form_in(revision.body, catalogue)
            if form is not None:
                said = form.in_language(language) if language else form
                found[form.url] = found[form.canonical] = said
    return found


def answered_in(carnet: Carnet, catalogue: Catalogue, period: Period) -> tuple[Answered, ...]:
    """What was answered in a period, by questionnaire, ordered by its url."""
    by_url: dict[str, list[Entry[QuestionnaireResponse]]] = {}
    for entry in carnet.entries(QuestionnaireResponse):
        if entry.body.for_day in period:
            by_url.setdefault(entry.body.questionnaire, []).append(entry)
    if not by_url:
        return ()
    forms = loaded_forms(carnet, catalogue)
    return tuple(_answered(url, by_url[url], forms.get(url), catalogue) for url in sorted(by_url))


def _answered(
    url: str,
    entries: list[Entry[QuestionnaireResponse]],
    form: QuestionnaireForm | None,
    catalogue: Catalogue,
) -> Answered:
    ordered = tuple(sorted(entries, key=lambda e: (e.body.for_day, e.recorded_at, e.id)))
    questions = official_questions(form, catalogue.composite) if form else ()
    if form is None or not questions:
        return Answered(url, ordered, form, None)
    dated = (
        (entry.body.for_day, grades(form.kept(entry.body.items), questions, catalogue.composite))
        for entry in ordered
    )
    return Answered(url, ordered, form, over_days(dated))
