"""What every test shares.

Knows nothing of single tests.
"""

pytest_plugins = ["tests.qt_hygiene"]
