"""How often the storage is killed: a few dozen times in `make test`, the whole in `make test-long`.

Knows nothing of what a single test asserts.
"""

import pytest


@pytest.fixture
def kills(pytestconfig: pytest.Config) -> int:
    """60 in `make test-long`, 20 in `make test`."""
    return 60 if _is_long(pytestconfig) else 20


@pytest.fixture
def saves_killed(pytestconfig: pytest.Config) -> int:
    """200 in `make test-long`, 60 in `make test`."""
    return 200 if _is_long(pytestconfig) else 60


def _is_long(config: pytest.Config) -> bool:
    return bool(config.getoption("--hypothesis-profile") == "long")
