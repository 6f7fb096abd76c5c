"""A crash leaves no copy of the memory on the disk."""

import os
import signal

import pytest

from companion.__main__ import forbid_core_dumps


@pytest.mark.skipif(not hasattr(os, "fork"), reason="Windows writes none unless it is told to")
def test_a_crash_dumps_no_memory() -> None:
    """The process that opens the window ends without a core file, whatever the system's habit."""
    process = os.fork()
    if process == 0:
        try:
            forbid_core_dumps()
        finally:
            os.kill(os.getpid(), signal.SIGQUIT)  # Ends with a dump where one is allowed.
        os._exit(0)
    _, status = os.waitpid(process, 0)
    assert os.WTERMSIG(status) == signal.SIGQUIT
    assert not os.WCOREDUMP(status)
