"""A number as a laboratory prints it: with its sign where it lies beyond what was measurable."""

from companion.domain.comparator import Comparator
from companion.ui.forms.doubt_field import DoubtField
from companion.ui.widgets.typed import Result, read_result


class ResultField(DoubtField):
    """The number of « 8,9 », « < 0,01 » or “>100”, and its sign."""

    _may_have_sign = True

    def allow_sign(self, *, allowed: bool) -> None:
        """Whether a sign is understood: only a laboratory's results have one."""
        self._may_have_sign = allowed

    def number(self) -> float | None:
        """The number, the limit where it has a sign; None when nothing was understood."""
        result = self._result()
        return None if result is None else result.number

    def comparator(self) -> Comparator | None:
        """The sign, or None."""
        result = self._result()
        return None if result is None else result.comparator

    def mistake(self) -> str:
        if self.number() is not None or not self._may_have_sign:
            return super().mistake()
        return self._texts(
            "Please write the number as the laboratory printed it, such as {example} or {limit}.",
            example=self._example(),
            limit=self._texts("< 0.01"),
        )

    def _result(self) -> Result | None:
        result = read_result(self.text())
        if result is not None and result.comparator and not self._may_have_sign:
            return None
        return result
