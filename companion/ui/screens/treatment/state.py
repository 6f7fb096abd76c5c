"""What the treatment is in the middle of, beside the tab that is shown and its open form."""

from dataclasses import dataclass

from companion.actions.time_line import Stretch


@dataclass
class CalendarState:
    """Whether a calendar file says what an appointment is for."""

    with_purpose: bool = False


@dataclass
class CurveState:
    """The curve that is shown (« tsh mIU/L »; None: the newest), how far back, with its table."""

    series: str | None = None
    stretch: Stretch = Stretch.THREE_MONTHS
    with_table: bool = False
