"""What the program is not, in one place for every screen that says it.

Source: the intended-use sentence of the project (docs/decisions), shortened.
"""

from companion.domain.errors import N_

NOT_A_DEVICE = N_(
    "This program is not a medical device. It counts and compares what you note, concludes nothing "
    "from it and sends nothing. It never replaces calling your care team or the emergency services."
)
