"""What the tests of the actions share."""

import pytest

from tests.actions.desk import Desk


@pytest.fixture
def desk() -> Desk:
    """A journal of a patient called Jeanne, with nothing noted yet."""
    return Desk()
