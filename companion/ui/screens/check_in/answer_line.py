"""One symptom's answer in words, with its coloured digit and a way to change it."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from companion import dates
from companion.domain.symptoms import Answer, Attribute, Catalogue, Symptom, level_of
from companion.messages import Texts
from companion.ui.look.look import BASE_TEXT, Look
from companion.ui.widgets.basics import button, label
from companion.ui.widgets.choices.level_choice import LevelBadge
from companion.ui.widgets.layouts.beside import Beside
from companion.ui.widgets.own_words import breakable
from companion.ui.widgets.plain_words import LineLabel

LONGEST_WORD = 16
WIDEST_NAME = 150


def answer_words(texts: Texts, catalogue: Catalogue, symptom: Symptom, answer: Answer) -> str:
    """« Modérément · gêne : un peu »; a plain sentence when nothing was answered."""
    said = [
        _attribute_words(texts, catalogue, attribute, answer[attribute], first=place == 0)
        for place, attribute in enumerate(symptom.attributes)
        if attribute in answer
    ]
    return " · ".join(said) if said else texts("No answer")


def _attribute_words(
    texts: Texts, catalogue: Catalogue, attribute: Attribute, level: int, *, first: bool
) -> str:
    if first:
        return level_words(texts, catalogue, attribute, level)
    words = texts.words(catalogue.levels[attribute][level].in_sentence)
    if attribute is Attribute.FREQUENCY:
        return texts("how often: {level}", level=words)
    if attribute is Attribute.INTERFERENCE:
        return texts("got in the way: {level}", level=words)
    return words


def level_words(texts: Texts, catalogue: Catalogue, attribute: Attribute, level: int) -> str:
    """What a level means, standing alone: « Beaucoup »."""
    return dates.capitalised(texts.words(catalogue.levels[attribute][level].in_sentence))


def widest_name(look: Look, texts: Texts, symptoms: Iterable[Symptom]) -> int:
    """How wide the names are, in pixels: the answers of several lines begin below one another."""
    font = QFont()
    font.setPixelSize(look.px(BASE_TEXT))
    font.setBold(True)
    names = (QFontMetrics(font).horizontalAdvance(texts.words(each.label)) for each in symptoms)
    return min(max(names, default=0) + 6, look.px(WIDEST_NAME))


def _words(look: Look, name: QLabel, words: QLabel) -> QWidget:
    """The symptom and its answer, side by side while there is room."""
    words.setAlignment(Qt.AlignmentFlag.AlignVCenter)
    return Beside(name, words, wide=look.px(230), gap=look.space(14), share=0)


def _in_pieces(name: str) -> str:
    """A symptom's name; one in the person's own words may be a word without end."""
    return (
        breakable(name, beside=True)
        if max(map(len, name.split()), default=0) > LONGEST_WORD
        else name
    )


class AnswerLine(QWidget):
    """A line; `on_change` is called when its link is pressed. `details` stand behind the answer.

    `name_width`: at least this much room for the name.
    """

    def __init__(
        self,
        look: Look,
        texts: Texts,
        catalogue: Catalogue,
        *,
        symptom: Symptom,
        answer: Answer,
        on_change: Callable[[], None],
        details: str = "",
        name_width: int = 0,
    ) -> None:
        super().__init__()
        name = texts.words(symptom.label)
        level = level_of(answer)
        inside = QHBoxLayout(self)
        inside.setContentsMargins(0, look.px(4) - 4, 0, look.px(4) - 4)
        inside.setSpacing(look.space(12))
        inside.addWidget(LevelBadge(look, level, size=32, presence=symptom.is_presence))
        words = answer_words(texts, catalogue, symptom, answer)
        noted = f"{words} · {details}" if details else words
        words = f"{words} · {breakable(details)}" if details else words
        named = LineLabel(_in_pieces(name), "strong")
        named.setMinimumWidth(name_width)
        inside.addWidget(_words(look, named, label(words, "small")), 1)
        self.change = button(texts("Change") if answer else texts("Answer"), on_change, kind="link")
        self.change.setObjectName(f"change-{symptom.id}")
        self.change.setAccessibleName(
            texts("Change: {symptom}", symptom=name)
            if answer
            else texts("Answer: {symptom}", symptom=name)
        )
        if answer:
            self.change.setAccessibleDescription(noted)
        inside.addWidget(self.change, 0, Qt.AlignmentFlag.AlignVCenter)
