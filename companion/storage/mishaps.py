"""What the disk and the database engine complain of, as sentences for people."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

import apsw

from companion.domain.errors import (
    CarnetDamaged,
    CarnetInUse,
    CarnetReadOnly,
    CarnetUnreachable,
    CompanionError,
    DiskFull,
)
from companion.files import NO_ROOM

_NOT_ALLOWED: Final = frozenset({errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOENT})


def mishap_of(number: int | None) -> CompanionError:
    """The sentence for a system error number met while writing."""
    if number in NO_ROOM:
        return DiskFull()
    if number in _NOT_ALLOWED:
        return CarnetReadOnly()
    return CarnetUnreachable()


@contextmanager
def plain_errors(connection: apsw.Connection) -> Iterator[None]:
    """Turn the engine's expected mishaps on a connection into sentences."""
    try:
        yield
    except (apsw.BusyError, apsw.LockedError) as error:
        raise CarnetInUse from error
    except apsw.FullError as error:
        raise DiskFull from error
    except (
        apsw.NotADBError,
        apsw.CorruptError,
        apsw.SQLError,
        apsw.TooBigError,
        apsw.InterruptError,
        UnicodeDecodeError,
    ) as error:
        raise CarnetDamaged from error
    except (apsw.ReadOnlyError, apsw.PermissionsError, apsw.CantOpenError) as error:
        raise CarnetReadOnly from error
    except apsw.IOError as error:
        # The engine's stubs leave this attribute out.
        if getattr(error, "extendedresult", 0) == apsw.SQLITE_IOERR_SHORT_READ:
            raise CarnetDamaged from error
        raise mishap_of(connection.system_errno) from error
