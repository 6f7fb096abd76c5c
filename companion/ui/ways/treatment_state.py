"""What the treatment screen is in the middle of, beside its open form.

Knows no widget.
"""

from dataclasses import dataclass


@dataclass
class TreatmentState:
    """`calendar_with_purpose`: whether a calendar file says what an appointment is for."""

    calendar_with_purpose: bool = False
