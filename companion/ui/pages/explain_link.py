"""The quiet link from a symptom to the page that explains it.

Knows neither the question nor the entry beside which it stands.
"""

from functools import partial

from PySide6.QtWidgets import QPushButton

from companion.domain.symptoms import Symptom
from companion.ui.context import Context
from companion.ui.widgets.basics import button


def explain_link(context: Context, symptom: Symptom) -> QPushButton | None:
    """A link to the first page about this symptom; None where there is none.

    In reading order the pages on one organ stand before those that speak of many symptoms.
    """
    texts = context.texts
    pages = context.reading.explanations().pages_about(symptom.id, context.language)
    if not pages:
        return None
    made = button(texts("Understand"), partial(context.explain, pages[0].id), kind="link")
    made.setObjectName(f"explain-{symptom.id}")
    made.setAccessibleName(texts("Understand: {symptom}", symptom=texts.words(symptom.label)))
    made.setAccessibleDescription(pages[0].title)
    return made
