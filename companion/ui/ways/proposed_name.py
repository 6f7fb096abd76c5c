"""How a file that is made of a carnet is called at first, and where it is put.

One's own has the plain name in the usual folder; another's has initials and the day, on the stick it
came from.
"""

import os
from pathlib import PurePath

from companion.ui.ways.context import Context


def proposed_name(context: Context, name: str) -> str:
    """The name to propose for `name`; a whole path where the folder is known and can be written in."""
    if not context.shown.away:
        return name
    plain, day = PurePath(name), context.journal.today().isoformat()
    stem = plain.stem if day in plain.stem else f"{plain.stem}-{day}"
    named = "-".join(filter(None, (_initials(context), stem))) + plain.suffix
    folder = context.shown.brought_in
    if folder is None or not os.access(folder, os.W_OK):
        return named
    return str(folder / named)


def _initials(context: Context) -> str:
    carnet = context.journal.carnet
    profile, patient = carnet.profile(), carnet.patient()
    name = (profile.body.name if profile else "") or (patient.body.name if patient else "")
    return "".join(word[0] for word in name.replace("-", " ").split() if word[0].isalpha()).upper()
