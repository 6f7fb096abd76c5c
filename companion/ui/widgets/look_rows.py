"""The languages and the text sizes to choose from, at the first start and in the settings.

It says what was chosen and applies nothing.
"""

from companion.languages import languages, usage_of
from companion.messages import Texts, load_texts
from companion.settings import LANGUAGE, TEXT_SIZE
from companion.ui.look.look import Look
from companion.ui.widgets.choices.choice_row import Choice, ChoiceRow


def language_choices() -> tuple[Choice, ...]:
    """Every language, called as it calls itself."""
    return tuple(Choice(each.value, usage_of(each).name) for each in languages())


def language_heading() -> str:
    """« Langue · Language »: for who does not read the present one."""
    return " · ".join(load_texts(each)(LANGUAGE.title) for each in languages())


def language_row(look: Look, texts: Texts) -> ChoiceRow:
    """Every language; the present one is the chosen one."""
    return ChoiceRow(
        look,
        texts(LANGUAGE.title),
        language_choices(),
        chosen=texts.language.value,
        handle="language",
    )


def text_size_row(look: Look, texts: Texts) -> ChoiceRow:
    """The sizes that are offered; the present size is the chosen one."""
    return ChoiceRow(
        look,
        texts(TEXT_SIZE.title),
        [Choice(str(size), texts("{size}%", size=size)) for size in TEXT_SIZE.offered],
        chosen=str(look.text_percent),
        handle="text-size",
    )
