"""What the preparation of a visit is in the middle of."""

from dataclasses import dataclass, field

from companion.actions.consultation import PageChoice


@dataclass
class VisitState:
    """What stands on the printed page, and which of the lists beside it are open.

    `is_given`: the choice came with the file, and not from what the carnet remembers.
    """

    choice: PageChoice = field(default_factory=PageChoice)
    is_given: bool = False
    choosing_symptoms: bool = False
    ideas_open: bool = False
    preparing: bool = False
