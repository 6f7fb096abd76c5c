"""What makes Python and Qt take less time to start; the first module of the window that is loaded.

Measured on the way to the first screen, as parts of a window with one label: the source that Shiboken
would read of each module 0.4, the collector that would look for garbage where there is none 0.3.
"""

import gc
import sys


def spare_reading_of_sources() -> None:
    """Spare Shiboken to read the source of each module, in search of a feature that nobody here uses.

    It looks for the word PySide6, to switch `snake_case` names off in modules that have it; without
    looking, they are off in all.
    """
    import shiboken6  # noqa: F401 - it brings the module that is looked for

    feature = sys.modules.get("shibokensupport.feature")
    if feature is not None and hasattr(feature, "_mod_uses_pyside"):
        vars(feature)["_mod_uses_pyside"] = lambda module: True


def pause_garbage_collection() -> None:
    """Look for no garbage until `resume_garbage_collection`: all that starting makes is kept."""
    gc.disable()


def resume_garbage_collection() -> None:
    """Look for garbage again, but never among what is there by now."""
    gc.freeze()
    gc.enable()
