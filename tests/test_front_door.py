"""What happens when the program is started with nothing typed, as from a menu.

Knows the front door, not the window behind it.
"""

from companion.cli.main import main
from companion.settings import StartOptions


def test_without_a_command_the_window_opens() -> None:
    """An icon that is clicked types nothing."""
    opened: list[StartOptions] = []

    def open_window(options: StartOptions) -> int:
        opened.append(options)
        return 0

    assert main([], open_window) == 0
    assert len(opened) == 1
