"""What the preparation of a visit is in the middle of."""

from dataclasses import dataclass, field

from companion.actions.consultation import PageChoice


@dataclass
class VisitState:
    """What stands on the printed page, and which of the lists beside it are open."""

    choice: PageChoice = field(default_factory=PageChoice)
    choosing_symptoms: bool = False
    ideas_open: bool = False
