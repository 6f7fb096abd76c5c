"""A pytest plugin for `coverage run`: which test runs which line, and how long each test takes."""

import json
import os
import time
from collections.abc import Generator
from pathlib import Path

import pytest
from coverage import Coverage

_took: dict[str, float] = {}
_not_passed: set[str] = set()


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """What runs from now on belongs to this test."""
    current = Coverage.current()
    assert current is not None
    current.switch_context(item.nodeid)
    start = time.process_time()
    result = yield
    _took[item.nodeid] = time.process_time() - start
    current.switch_context("")
    return result


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """A test that fails already proves nothing."""
    if not report.passed:
        _not_passed.add(report.nodeid)


def pytest_sessionfinish() -> None:
    """Leave the seconds of work of each test for who chooses among them."""
    kept = {name: seconds for name, seconds in _took.items() if name not in _not_passed}
    Path(os.environ["COMPANION_TOOK"]).write_text(json.dumps(kept), "utf-8")
