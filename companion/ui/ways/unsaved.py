"""What is being typed and not saved yet. It is kept encrypted beside the carnet until it is."""

from datetime import date

from msgspec import Struct, field


class OpenForm(Struct):
    """A form in progress: which one, the record it corrects, and what was typed, by field."""

    name: str
    record_id: str | None = None
    typed: dict[str, str] = field(default_factory=dict)


class OpenForms(dict[str, OpenForm]):
    """The forms in progress that are kept, by a name of the place where each is open.

    The names stand in kept drafts.
    """


class NewQuestion(Struct):
    """A question for the care team that is being typed."""

    text: str = ""


class WeekSheetState(Struct):
    """A paper week that is being typed in; `cells` by symptom and day, `added` are symptoms."""

    first_day: date | None = None
    cells: dict[tuple[str, int], int] = field(default_factory=dict)
    notes: dict[int, str] = field(default_factory=dict)
    added: list[str] = field(default_factory=list)
