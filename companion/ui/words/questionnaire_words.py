"""The care team's questionnaires in the words of the journal and of an opened entry.

A grade is never among them.
"""

from companion.actions.words.questionnaires import plain_value, title_of, value_words
from companion.domain.answered import loaded_forms
from companion.domain.carnet import Entry
from companion.domain.questionnaire import QuestionnaireForm
from companion.domain.records import Questionnaire, QuestionnaireResponse
from companion.ui.ways.context import Context
from companion.ui.words.treatment_words import Line


def form_of(context: Context, body: QuestionnaireResponse) -> QuestionnaireForm | None:
    """The questionnaire that was answered; None when it was never in this carnet."""
    journal = context.journal
    return loaded_forms(journal.carnet, journal.catalogue, context.language).get(body.questionnaire)


def response_line(context: Context, entry: Entry[QuestionnaireResponse]) -> Line:
    """The questionnaire's title, then each question with its answer."""
    texts, body = context.texts, entry.body
    form = form_of(context, body)
    if form is None:
        plain = [
            texts("{label}: {text}", label=link, text=plain_value(texts, value))
            for link, value in body.items.items()
        ]
        return Line(entry.id, texts("Questionnaire"), tuple(plain))
    said = [
        f"{item.words} {texts('“{text}”', text=value_words(texts, item, value))}"
        for item, value in (
            (form.by_link[link], value) for link, value in form.kept(body.items).items()
        )
    ]
    return Line(entry.id, title_of(form), tuple(said) or (texts("No answer"),))


def short_details(context: Context, entry: Entry[QuestionnaireResponse]) -> list[str]:
    """« Questionnaire de l’équipe soignante », « 12 réponses »: for the journal's cards."""
    texts, form = context.texts, form_of(context, entry.body)
    count = len(form.kept(entry.body.items) if form else entry.body.items)
    return [
        texts("Care team’s questionnaire"),
        texts.plural("{count} answer", "{count} answers", count),
    ]


def questionnaire_line(context: Context, entry: Entry[Questionnaire]) -> Line:
    """A questionnaire itself: its title and its address."""
    said = context.texts("Care team’s questionnaire")
    return Line(entry.id, entry.body.title, (said, entry.body.url))
