"""What can go wrong with the computer's keyring and with the recovery sheet, one sentence each."""

from companion.domain.errors import N_, CompanionError


class KeyringMishap(CompanionError):
    """The computer's keyring did not give what opens the carnet; another way may."""

    message = N_("The keyring of this computer did not answer as expected. Nothing was changed.")


class KeyringAbsent(KeyringMishap):
    """No keyring that the program knows."""

    message = N_("The program found no keyring on this computer. Nothing was changed.")


class KeyringLocked(KeyringMishap):
    """It stayed locked: nobody typed its password."""

    message = N_("The keyring of this computer is locked. Nothing was changed.")


class KeyringEmpty(KeyringMishap):
    """It does not know this carnet, such as on another computer."""

    message = N_("The keyring of this computer does not know this record book.")


class KeyringWrong(KeyringMishap):
    """It holds something else under the carnet's name."""

    message = N_("What the keyring of this computer holds does not open this record book.")


class RecoverySheetMishap(CompanionError):
    """The letters of a recovery sheet that cannot be a key."""

    message = N_("The letters do not fit together. Please compare them with the sheet again.")


class RecoverySheetLength(RecoverySheetMishap):
    """Too few letters, or too many."""

    message = N_("{count} letters are typed, the sheet has {wanted}. Please compare them.")


class RecoverySheetGroup(RecoverySheetMishap):
    """A letter of this group was misread; groups count from 1."""

    message = N_("Group {group} does not seem right. Please compare it with the sheet.")


class WrongRecoverySheet(RecoverySheetMishap):
    """A sheet that is whole, but of another carnet or of an earlier key."""

    message = N_("This sheet opens another record book, or this one before its key was renewed.")


class LastWay(CompanionError):
    """The only way into the carnet is never taken away."""

    message = N_("It would be the last way to open the record book. Please add another one first.")


class KeyNotRenewed(CompanionError):
    """A new key could not be put in place; the old one still opens the carnet."""

    message = N_("The key was not renewed. Everything opens as before.")
