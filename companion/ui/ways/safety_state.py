"""What the screens know and are in the middle of where the carnet's safety is concerned.

Knows neither the screens nor how anything is kept safe.
"""

from dataclasses import dataclass
from pathlib import Path

from companion.actions.safekeeping import ClockDoubt, KeptBackup


@dataclass
class SafetyState:
    """`listed` are the backups as they were read last, None before; `chosen` is one of them.

    `password_gone`: it opened without the password that it had when it was open last. `key_for_all`:
    other accounts may read its key in clear. `copies` lie beside the carnet and hold more than it
    does; `clock` is what seems wrong with it. The rest says
    what the person put aside until the window is opened again.
    """

    listed: tuple[KeptBackup, ...] | None = None
    chosen: Path | None = None
    password_gone: bool = False
    key_for_all: bool = False
    aside_later: bool = False
    all_shown: bool = False
    copies: tuple[Path, ...] = ()
    copies_later: bool = False
    clock: ClockDoubt | None = None
    clock_seen: bool = False
