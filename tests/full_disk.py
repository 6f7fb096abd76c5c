"""A full disk: files may not grow beyond a bound.

Windows sets none, so that a test that asks for it is passed by there.
"""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

import pytest

ENOUGH: Final = -1


@contextmanager
def room(size: int) -> Iterator[None]:
    """No file of this process grows beyond `size` bytes; ENOUGH lifts the bound."""
    pytest.importorskip("resource", reason="Windows bounds no files")
    import resource

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handler)
