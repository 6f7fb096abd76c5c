"""The text sizes to choose from, at the first start and in the settings.

It says what was chosen and applies nothing.
"""

from companion.messages import Texts
from companion.ui.look.look import Look
from companion.ui.widgets.choice_row import Choice, ChoiceRow

TEXT_SIZES = (100, 125, 150, 175, 200)


def text_size_row(look: Look, texts: Texts) -> ChoiceRow:
    """100 to 200 %; the present size is the chosen one."""
    return ChoiceRow(
        look,
        texts("Text size"),
        [Choice(str(size), texts("{size}%", size=size)) for size in TEXT_SIZES],
        chosen=str(look.text_percent),
        handle="text-size",
    )
