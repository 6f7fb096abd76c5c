"""Several statements that the carnet file takes wholly or not at all."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import apsw


@contextmanager
def one_transaction(
    connection: apsw.Connection, last: Callable[[], None] = lambda: None
) -> Iterator[None]:
    """Keep what is executed within, for good, once it has ended; nothing of it when it raises.

    `last` is called before the file is touched.
    """
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        last()
        connection.execute("COMMIT")
    except BaseException:
        # A full disk ends the transaction by itself.
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
