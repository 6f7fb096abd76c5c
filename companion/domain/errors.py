"""What can go wrong that a person should be told in one plain sentence.

An error carries an English message with named placeholders; `companion.messages` puts it into the
person's language. Anything else that is raised is a mistake of the program.
"""

from typing import ClassVar


def N_(message: str) -> str:  # noqa: N802 - gettext's own name for "mark, do not translate yet"
    """Mark a message for translation without translating it."""
    return message


class CompanionError(Exception):
    """An expected mishap. `message` is the sentence, `values` fill its placeholders.

    A value called `reason` is itself such a message, filled from the same values.
    """

    message: ClassVar[str] = N_("Something did not work. Nothing was lost. Please try again.")

    def __init__(self, **values: str | int) -> None:
        self.values = values
        filled = {
            key: value.format(**values) if key == "reason" and isinstance(value, str) else value
            for key, value in values.items()
        }
        super().__init__(self.message.format(**filled))


class InvalidRecord(CompanionError):
    """A record that cannot be true, such as a level out of range."""

    message = N_("This entry cannot be kept: {reason}.")


class InvalidLine(CompanionError):
    """A line of JSON records that was refused; nothing was written."""

    message = N_("Line {line} was refused: {reason}. Nothing was written.")


class InvalidPeriod(CompanionError):
    """A period whose first day comes after its last, or that is too long."""

    message = N_("The period must start before it ends, and last ten years at most.")


class UnknownRecord(CompanionError):
    """No record has this id."""

    message = N_("This entry is not in the record book. Nothing was changed.")


class OthersWords(CompanionError):
    """What another person noted was to be changed or withdrawn, and not at their request."""

    message = N_(
        "Somebody else wrote this: it stays as it is. You can add your answer or a remark beside it."
    )


class UnknownExplanation(CompanionError):
    """No explanation has this id."""

    message = N_("There is no explanation called {name}. “companion explain” lists them all.")


class OtherCarnet(CompanionError):
    """Another person's carnet: it is never merged."""

    message = N_("This file belongs to another record book. Nothing was changed.")


class CarnetDamaged(CompanionError):
    """The file does not hold what it should."""

    message = N_(
        "This record book file is damaged. It was left as it is. A backup can bring the record "
        "book back."
    )


class CarnetMissing(CompanionError):
    """No file at that path."""

    message = N_(
        "There is no record book at this place. Nothing was changed. Please look for its file "
        "elsewhere."
    )


class CarnetGone(CarnetMissing):
    """The file of an open carnet was taken away, or another one stands in its place."""

    message = N_(
        "The file of this record book was moved or replaced while it was open. Nothing was saved. "
        "What you typed is still here."
    )


class CarnetEmpty(CompanionError):
    """A file of 0 bytes."""

    message = N_("This file is empty. It holds no record book. Please choose another file.")


class NotACarnet(CompanionError):
    """Something else than a carnet."""

    message = N_(
        "This file is not a record book. It was left as it is. Please choose another file."
    )


class CarnetNewer(CompanionError):
    """Written by a newer release."""

    message = N_(
        "A newer version of the program wrote this record book. Please update the program."
    )


class CarnetExists(CompanionError):
    """There is already a file where a new one was to be made."""

    message = N_(
        "There is already a file at this place. It was left as it is. Please choose another name."
    )


class CarnetInUse(CompanionError):
    """Another process holds the file."""

    message = N_("This record book is open in another window. Please close it there first.")


class CarnetReadOnly(CompanionError):
    """The place does not let us write."""

    message = N_("This place cannot be written to. Nothing was saved. Please try another place.")


class CarnetForReading(CarnetReadOnly):
    """It was opened to be read, and a writing was tried."""

    message = N_("This record book is open for reading only. Nothing was saved.")


class CarnetUnreachable(CompanionError):
    """The disk that holds the file does not answer, or was taken out."""

    message = N_(
        "The disk of this record book does not answer. Nothing was saved. Please plug it in "
        "again and retry."
    )


class DiskFull(CompanionError):
    """No room left."""

    message = N_("The disk is full. Nothing was saved. Please make room and try again.")


class WrongPassphrase(CompanionError):
    """The passphrase does not unwrap the key."""

    message = N_("This password does not open the record book.")


class EmptyPassphrase(CompanionError):
    """A passphrase of no characters."""

    message = N_("This password is empty. Please choose another one.")


class WrongKey(CompanionError):
    """The key of another carnet."""

    message = N_(
        "This key does not open this record book. The file was left as it is. Please use another "
        "way."
    )


class KeyMissing(CompanionError):
    """Neither a passphrase nor a key file was found for this carnet."""

    message = N_(
        "The key of this record book was not found. Nothing was lost. Put its key file beside it "
        "again, or use its password or its recovery sheet."
    )


class KeyFileDamaged(CompanionError):
    """The key file cannot be read."""

    message = N_(
        "The key file of this record book is damaged. It was left as it is. The recovery sheet "
        "opens the record book too."
    )


class FileNotReadable(CompanionError):
    """A file the person named cannot be read."""

    message = N_(
        "The file {name} does not open, or holds nothing. Nothing was changed. Please check it."
    )


class FileNotWritable(CompanionError):
    """A file the person named cannot be written."""

    message = N_(
        "The file {name} cannot be written. Nothing was saved there. Please choose another place."
    )


class ProgramIncomplete(CompanionError):
    """A library of the program is not the one that it came with."""

    message = N_(
        "A part of this program is missing or too old: {part}. Nothing was changed. Please install "
        "the program again."
    )
