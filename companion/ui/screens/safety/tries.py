"""How often a password was tried in vain, and how long one is asked to pause.

Nothing is ever wiped: the pause only keeps somebody from trying all evening. Knows no password.
"""

import time
from dataclasses import dataclass

FREE_TRIES = 5


@dataclass
class Tries:
    """`wrong` counts since the last success; `pause_ms` is how long the pause lasts."""

    pause_ms: int = 30_000
    wrong: int = 0
    _paused_until_s: float = 0.0

    def failed(self) -> None:
        """One more try in vain; from the fifth on, each is followed by a pause."""
        self.wrong += 1
        if self.wrong >= FREE_TRIES:
            self._paused_until_s = time.monotonic() + self.pause_ms / 1000

    def succeeded(self) -> None:
        """Start counting anew."""
        self.wrong, self._paused_until_s = 0, 0.0

    def left_ms(self) -> int:
        """How long the pause still lasts; 0 when there is none."""
        return max(0, round((self._paused_until_s - time.monotonic()) * 1000))
