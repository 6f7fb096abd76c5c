"""What the colours, digits and hatching of a heat strip mean, in one sentence."""

from companion.domain.errors import N_
from companion.messages import Texts

LEGEND = N_(
    "0 not at all · 1 a little · 2 moderately · 3 a lot · 4 extremely · hatched: no check-in · "
    "empty: not asked or no answer · dot: yes"
)


def strip_legend(texts: Texts, *, has_infusions: bool) -> str:
    """The same for a strip, on which a bar stands over each infusion day."""
    if not has_infusions:
        return texts(LEGEND)
    return texts("{legend} · bar on top: infusion day", legend=texts(LEGEND))
