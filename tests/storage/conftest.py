"""How often the storage is killed: a few dozen times in `make test`, the whole in `make test-long`.

Knows nothing of what a single test asserts.
"""

import pytest


@pytest.fixture
def kills(*, is_long: bool) -> int:
    """60 in `make test-long`, 20 in `make test`."""
    return 60 if is_long else 20


@pytest.fixture
def saves_killed(*, is_long: bool) -> int:
    """200 in `make test-long`, 40 in `make test`."""
    return 200 if is_long else 40
