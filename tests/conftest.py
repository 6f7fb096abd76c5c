"""What every test shares: a tidy Qt, and how long properties are searched for a counter-example.

Knows nothing of single tests.
"""

from hypothesis import settings

pytest_plugins = ["tests.qt_hygiene"]

# No deadline for one example: two cores carry several test processes.
settings.register_profile("quick", deadline=None, print_blob=True)
settings.register_profile("long", parent=settings.get_profile("quick"), max_examples=2_000)
settings.load_profile("quick")
