"""What can go wrong with the computer's keyring and with the recovery sheet, one sentence each."""

from companion.domain.errors import N_, CompanionError


class KeyringMishap(CompanionError):
    """The computer's keyring did not give what opens the carnet; another way may."""

    message = N_(
        "This computer did not give the key as expected. Nothing was changed. Please try again, "
        "or use another way."
    )


class KeyringAbsent(KeyringMishap):
    """No keyring that the program knows."""

    message = N_(
        "This computer has no safe place for keys. Nothing was changed. Please choose another way."
    )


class KeyringLocked(KeyringMishap):
    """It stayed locked: its own window was closed, or nobody typed its password there."""

    message = N_(
        "This computer asked for your agreement: that was cancelled, or not answered. Nothing was "
        "changed. Please try again, or use another way."
    )


class KeyringEmpty(KeyringMishap):
    """It does not know this carnet, such as on another computer."""

    message = N_(
        "This computer has no key for this record book. Nothing was changed. Please use another "
        "way, such as the recovery sheet."
    )


class KeyringWrong(KeyringMishap):
    """It holds something else under the carnet's name."""

    message = N_(
        "The key that this computer keeps does not open this record book. Nothing was changed. "
        "Please use another way."
    )


class RecoverySheetMishap(CompanionError):
    """The letters of a recovery sheet that cannot be a key."""

    message = N_("The letters do not fit together. Please compare them with the sheet again.")


class RecoverySheetLength(RecoverySheetMishap):
    """Too few letters, or too many."""

    message = N_("Letters typed: {count}. The sheet has {wanted}. Please compare them.")


class RecoverySheetGroup(RecoverySheetMishap):
    """A letter of this group was misread; groups count from 1."""

    message = N_("Group {group} does not seem right. Please compare it with the sheet.")


class WrongRecoverySheet(RecoverySheetMishap):
    """A sheet that is whole, but of another carnet or of an earlier key."""

    message = N_(
        "This sheet opens another record book, or this one before it got a new key. Please look "
        "for the newest sheet."
    )


class LastWay(CompanionError):
    """The only way into the carnet is never taken away."""

    message = N_("It would be the last way to open the record book. Please add another one first.")


class KeyNotRenewed(CompanionError):
    """A new key could not be put in place; the old one still opens the carnet."""

    message = N_("No new key was made. Everything opens as before.")
