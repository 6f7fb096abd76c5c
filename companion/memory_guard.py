"""What keeps the memory of this process, with all that an open carnet holds, from other programs.

Each system has its own means, and one that has none is left as it is.
"""

import ctypes
import sys
from contextlib import suppress
from typing import Final

_PR_SET_DUMPABLE: Final = 4
_PT_DENY_ATTACH: Final = 31
_WER_FAULT_REPORTING_FLAG_NOHEAP: Final = 1


def guard_memory() -> None:
    """Forbid core dumps, and reading this memory from outside, as far as the system lets us.

    On Linux no other process of the same account may attach or read `/proc/PID/mem`; on macOS no
    debugger may attach; on Windows a crash report leaves the heap out.
    """
    if sys.platform != "win32":
        _forbid_core_dumps()
    with suppress(OSError, AttributeError):  # a system without this means goes on without it
        if sys.platform.startswith("linux"):
            ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
        elif sys.platform == "darwin":
            ctypes.CDLL(None).ptrace(_PT_DENY_ATTACH, 0, None, 0)
        elif sys.platform == "win32":
            ctypes.WinDLL("kernel32").WerSetFlags(_WER_FAULT_REPORTING_FLAG_NOHEAP)


def _forbid_core_dumps() -> None:
    """A limit of one byte: the kernel hands dumps on to a program such as systemd's when it is 0."""
    import resource

    _, most = resource.getrlimit(resource.RLIMIT_CORE)
    one_byte = 1 if most == resource.RLIM_INFINITY else min(1, most)
    resource.setrlimit(resource.RLIMIT_CORE, (one_byte, one_byte))
