"""The drawings of an explanation in the colours of the window. It knows no explanation."""

from companion.domain.words import Language
from companion.ui.look.look import Look
from companion.ui.look.palettes import CONTRAST, CONTRAST_DARK, DARK


def drawing(look: Look, language: Language, drawing_id: str) -> str:
    """The drawing of that id as SVG."""
    from companion.content.illustrations import Colouring, illustration

    colourings = {
        DARK: Colouring.DARK,
        CONTRAST: Colouring.CONTRAST,
        CONTRAST_DARK: Colouring.CONTRAST_DARK,
    }
    return illustration(drawing_id, language, colourings.get(look.palette, Colouring.LIGHT))
