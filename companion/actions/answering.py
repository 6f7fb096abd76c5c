"""A care team's questionnaire while it is being answered, and its way into the journal.

The state of that screen without the window: it draws nothing.
"""

from dataclasses import dataclass, field
from datetime import date

from companion.domain.questionnaire import (
    Form,
    Step,
    Value,
)


@dataclass
class Answering:
    """A questionnaire in progress for a day: its answers and where the person is.

    `position` counts the questions asked so far from 0; past the last one is the end.
    `correcting` is the record id of the answers that are written again, None for new ones.
    """

    form: Form
    for_day: date
    given: dict[str, Value] = field(default_factory=dict)
    position: int = 0
    correcting: str | None = None
    typed: dict[str, str] = field(default_factory=dict)

    @property
    def steps(self) -> tuple[Step, ...]:
        """The questions that are asked after the answers so far."""
        return self.form.steps(self.given)

    @property
    def current(self) -> Step | None:
        """The question that is shown; None past the last one."""
        steps = self.steps
        return steps[self.position] if self.position < len(steps) else None

    @property
    def open_required(self) -> tuple[Step, ...]:
        """The questions that the questionnaire wants answered and that are not."""
        kept = self.form.kept(self.given)
        return tuple(
            step for step in self.steps if step.item.required and step.item.link_id not in kept
        )

    @property
    def is_empty(self) -> bool:
        """Whether nothing was answered."""
        return not self.form.kept(self.given)

    def keep(self, link_id: str, value: Value | None) -> None:
        """Take an answer, or take it back with None; we stay at the same question."""
        here = self.current
        if value is None:
            self.given.pop(link_id, None)
        else:
            self.given[link_id] = value
        if here is not None:
            self.go_to(here.item.link_id)

    def forward(self) -> None:
        """Go on to the next question, or to the end."""
        self.position = min(self.position + 1, len(self.steps))

    def back(self) -> None:
        """Go back to the question before."""
        self.position = max(min(self.position, len(self.steps)) - 1, 0)

    def go_to(self, link_id: str) -> None:
        """Show that question, if it is asked."""
        links = [step.item.link_id for step in self.steps]
        self.position = links.index(link_id) if link_id in links else self.position
