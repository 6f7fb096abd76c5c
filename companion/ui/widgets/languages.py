"""The languages to choose from, each named in itself, at the first start and in the settings.

It says what was chosen and applies nothing.
"""

from companion.domain.words import Language
from companion.messages import Texts
from companion.settings import LANGUAGE
from companion.ui.look.look import Look
from companion.ui.widgets.choice_row import Choice, ChoiceRow

LANGUAGES = (Choice(Language.FR.value, "Français"), Choice(Language.EN.value, "English"))


def language_row(look: Look, texts: Texts) -> ChoiceRow:
    """French and English; the present one is the chosen one."""
    return ChoiceRow(
        look, texts(LANGUAGE.title), LANGUAGES, chosen=texts.language.value, handle="language"
    )
