"""What the colours, digits and hatching of a heat strip mean, in one sentence."""

from companion.domain.errors import N_

LEGEND = N_(
    "0 not at all · 1 a little · 2 moderately · 3 a lot · 4 extremely · hatched: no check-in · "
    "empty: not asked · dot: yes"
)
