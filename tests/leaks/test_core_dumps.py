"""A crash leaves no copy of the memory on the disk."""

import os
import signal
import sys

import pytest

CRASHING = """
import os
from companion.__main__ import forbid_core_dumps
forbid_core_dumps()
os.abort()  # ends with a dump where one is allowed
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows writes none unless it is told to")
def test_a_crash_dumps_no_memory() -> None:
    """The process that opens the window ends without a core file, whatever the system's habit."""
    process = os.posix_spawn(sys.executable, [sys.executable, "-c", CRASHING], os.environ)
    _, status = os.waitpid(process, 0)
    assert os.WTERMSIG(status) == signal.SIGABRT
    assert not os.WCOREDUMP(status)
