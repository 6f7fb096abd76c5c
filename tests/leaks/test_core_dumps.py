"""A crash leaves no copy of the memory on the disk, and no other process reads it."""

import os
import signal
import subprocess
import sys

import pytest

from tests.systems import linux_only

CRASHING = """
import os
from companion.memory_guard import guard_memory
guard_memory()
os.abort()  # ends with a dump where one is allowed
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows writes none unless it is told to")
def test_a_crash_dumps_no_memory() -> None:
    """The process that opens the window ends without a core file, whatever the system's habit."""
    process = os.posix_spawn(sys.executable, [sys.executable, "-c", CRASHING], os.environ)
    _, status = os.waitpid(process, 0)
    assert os.WTERMSIG(status) == signal.SIGABRT
    assert not os.WCOREDUMP(status)


READABLE = """
import ctypes, sys
from companion.memory_guard import guard_memory
PR_GET_DUMPABLE = 3
print(ctypes.CDLL(None).prctl(PR_GET_DUMPABLE, 0, 0, 0, 0))
guard_memory()
print(ctypes.CDLL(None).prctl(PR_GET_DUMPABLE, 0, 0, 0, 0))
"""


@linux_only("each system has its own means")
def test_no_other_process_of_the_account_may_read_the_memory() -> None:
    """The kernel says so itself: before the guard others may attach, after it nobody but root."""
    done = subprocess.run(
        [sys.executable, "-c", READABLE], capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["1", "0"]
