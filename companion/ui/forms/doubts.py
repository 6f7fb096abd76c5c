"""The question about a number that was perhaps typed without its comma, put to the person once.

Whatever they answer is kept.
"""

from companion import dates
from companion.actions.check_in.plausible import is_doubtful, likely_values
from companion.domain.symptoms import Unit
from companion.ui.forms.result_field import ResultField
from companion.ui.ways.context import Context
from companion.ui.widgets.choices.choice_row import Choice
from companion.ui.words.series_words import series_in, value_words


class Doubts:
    """Which typed numbers were asked about already."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._asked: dict[str, tuple[str, str]] = {}

    def settle(self, field: ResultField, quantity: str, unit: Unit) -> bool:
        """Whether the number can be kept as it is; if not, the question stands below it.

        The same number in the same unit is asked about once: saving again keeps it.
        """
        number, typed = field.number(), (field.text(), unit.ucum)
        if number is None or self._asked.get(field.name) == typed:
            return True
        if not is_doubtful(number, unit, field.comparator()):
            return True
        self._asked[field.name] = typed
        self._ask(field, number, quantity, unit)
        return False

    def accept(self, field: ResultField, unit: Unit) -> None:
        """The person chose what the field holds now: it is not asked about again."""
        self._asked[field.name] = (field.text(), unit.ucum)

    def _ask(self, field: ResultField, number: float, quantity: str, unit: Unit) -> None:
        texts, language = self._context.texts, self._context.language
        series = series_in(self._context, quantity, unit.ucum)
        last = series.readings[-1].value if series else None
        sign = field.comparator()
        likely = likely_values(number, unit, last, sign)
        if not likely:
            field.ask(
                texts("Is {number} the right number? If so, save it again.", number=field.text()),
                (),
            )
            field.setFocus()
            return
        said = [dates.measured(value, sign, language) for value in (*likely, number)]
        if len(said) == 2:
            question = texts("{first} or {typed}?", first=said[0], typed=said[1])
        else:
            question = texts(
                "{first}, {second} or {typed}?", first=said[0], second=said[1], typed=said[2]
            )
        offers = [
            Choice(
                dates.measured(value, sign, language), value_words(self._context, value, unit, sign)
            )
            for value in likely
        ]
        keep = texts("Keep {value}", value=value_words(self._context, number, unit, sign))
        field.ask(question, [*offers, Choice(field.text(), keep)])
        field.setFocus()
