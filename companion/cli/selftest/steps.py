"""All steps of the self-test, in the order in which one leaves something to the next."""

from typing import Final

from companion.cli.selftest import paper_steps, reading_steps, record_steps, safety_steps
from companion.cli.selftest.bench import Step

STEPS: Final[tuple[Step, ...]] = (
    *reading_steps.STEPS,
    *record_steps.STEPS,
    *safety_steps.STEPS,
    *paper_steps.STEPS,
)
