"""What the screens that draw measurements and the thyroid view are in the middle of.

Knows no widget: it outlives a change of language, theme or text size.
"""

from dataclasses import dataclass

from companion.actions.time_line import Stretch


@dataclass
class MeasurementsState:
    """The curve that is shown (« tsh mIU/L »; None: the newest), how far back, with its table."""

    series: str | None = None
    stretch: Stretch = Stretch.THREE_MONTHS
    with_table: bool = False
