"""The care team's own words for the lines of the card that depend on them, such as a fever.

A form makes the whole profile anew from what was typed; it saves nothing.
"""

from dataclasses import replace

from companion.domain.records import Profile, TeamWords
from companion.domain.validity import LONGEST_WORDING
from companion.domain.warning_signs import WarningSignCard
from companion.ui.forms.form import Form
from companion.ui.forms.profile_forms import profile_body
from companion.ui.ways.context import Context
from companion.ui.ways.unsaved import OpenForm
from companion.ui.widgets.basics import label

TEAM_WORDS = "team-words"


class TeamWordsForm(Form):
    """A field a line; a line left empty keeps the words of the card.

    `card` is the card as it ships, for the words that would be replaced.
    """

    def __init__(self, context: Context, form: OpenForm, card: WarningSignCard) -> None:
        texts = context.texts
        super().__init__(context, form, texts("Your care team’s own words"))
        hint = texts("Write what your care team told you. Left empty, a line keeps its own words.")
        self.rows.insertWidget(1, label(hint, "small"))
        self._profile = profile_body(context.journal.carnet)
        said = {each.sign: each.text for each in self._profile.team_words}
        self._lines = {
            sign.id: self.add_text(sign.id, texts.words(sign.text), said.get(sign.id))
            for sign in card.signs.values()
            if sign.threshold
        }
        for field in self._lines.values():
            field.line.setMaxLength(LONGEST_WORDING)

    def body(self) -> Profile:
        words = tuple(
            TeamWords(sign, field.text()) for sign, field in self._lines.items() if field.text()
        )
        return replace(self._profile, team_words=words)
