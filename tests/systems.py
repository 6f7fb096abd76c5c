"""What one system has and another lacks, said in one place for all tests."""

import os
import shutil
import stat
import sys
from pathlib import Path

import pytest


def posix_only(reason: str) -> pytest.MarkDecorator:
    """For a test of what Windows does not have, or promises otherwise; `reason` says what."""
    return pytest.mark.skipif(os.name != "posix", reason=reason)


def linux_only(reason: str) -> pytest.MarkDecorator:
    """For a test of what Linux has in its own way; `reason` says what."""
    return pytest.mark.skipif(not sys.platform.startswith("linux"), reason=reason)


def is_its_owners_alone(path: Path) -> bool:
    """Whether other accounts of this computer can do nothing with a file or folder.

    On Windows the folder around it says so, and a person's own one lets nobody else in.
    """
    if os.name != "posix":
        return True
    mode = path.stat().st_mode
    return stat.S_IMODE(mode) == (0o700 if stat.S_ISDIR(mode) else 0o600)


def link_or_skip(link: Path, target: Path) -> None:
    """Make a symbolic link. Windows lets an administrator do so, or who set it to be for makers of programs."""
    try:
        link.symlink_to(target, target_is_directory=target.is_dir())
    except OSError:
        pytest.skip("makes no links")
    if not os.path.lexists(link):
        pytest.skip("claims to make links")  # Wine does


def program(name: str) -> str:
    """The program `name`, which `make test` brings; elsewhere than on Linux the test is passed by.

    What such a program reads is the same on every system: words, and the pages that typst made of them.
    """
    if not sys.platform.startswith("linux"):
        pytest.skip(f"{name} is asked on Linux")
    assert shutil.which(name), f"{name} is needed: run make test"
    return name


def lay_a_pipe(path: Path) -> None:
    """A pipe that nobody writes to. Windows has none in folders: nothing lies there then, and is refused as well."""
    if os.name == "posix":
        os.mkfifo(path)
