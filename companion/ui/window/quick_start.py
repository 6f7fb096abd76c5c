"""What makes Python and Qt take less time to start; the first module of the window that is loaded.

Measured on the way to the first screen, as parts of a window with one label: what Shiboken makes ready at each
start and nobody asks for 0.4, the collector that would look for garbage where there is none 0.3.
"""

from __future__ import annotations

import gc
import sys
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import TYPE_CHECKING, SupportsIndex, cast

if TYPE_CHECKING:
    from collections.abc import Sequence
    from importlib.abc import Loader

    from _typeshed.importlib import MetaPathFinderProtocol

AT_ONCE = {
    "shibokensupport",
    "shibokensupport.signature",
    "shibokensupport.signature.lib",
    "shibokensupport.signature.loader",
}
"""The rooms, and what Shiboken calls: of the rest it calls nothing until a call goes wrong."""

MAPPING = "shibokensupport.signature.mapping"
"""Shiboken looks its `update_mapping` up without asking the module, and ends the process where there is none."""


def load_shiboken() -> None:
    """Load Shiboken, but of its Python part what it calls at once; the rest when it is first asked.

    That part (it tells what a function of Qt takes, when a call was wrong) is compiled from its source
    at each start, and brings `inspect`, `argparse` and `logging`. Nor is each module of ours read in
    search of `from __feature__ import`, which nobody here uses; where PySide6 was loaded before, all
    is as Qt has it.
    """
    if "shiboken6" in sys.modules:
        return
    usual, sys.meta_path = sys.meta_path, _Finders(sys.meta_path)
    try:
        import shiboken6  # noqa: F401
    finally:
        sys.meta_path = usual


class _Finders(list["MetaPathFinderProtocol"]):
    """Those of `sys.meta_path`; before one that is put among them stands one that postpones what it finds."""

    def insert(self, index: SupportsIndex, finder: MetaPathFinderProtocol) -> None:
        super().insert(index, finder)
        super().insert(index, _Postponing(finder))


class _Postponing:
    """Finds what another finder finds, to be run later."""

    def __init__(self, finder: MetaPathFinderProtocol) -> None:
        self._finder = finder

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        found = None if fullname in AT_ONCE else self._finder.find_spec(fullname, path)
        return None if found is None else ModuleSpec(fullname, cast("Loader", _Later(found)))


class _Later:
    """Makes a module of what was found, and leaves it empty."""

    def __init__(self, found: ModuleSpec) -> None:
        self._found = found

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        return _Postponed(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        def update_mapping() -> object:
            module.type_map  # noqa: B018 - that runs it, and puts its own in this one's place
            return module.update_mapping()

        vars(module)["_found"] = self._found
        if module.__name__ == MAPPING:
            vars(module)["update_mapping"] = update_mapping


class _Postponed(ModuleType):
    """A module that is run when something in it is first asked for."""

    def __getattr__(self, name: str) -> object:
        found = None if name.startswith("__") else vars(self).pop("_found", None)
        if not isinstance(found, ModuleSpec) or found.loader is None:
            raise AttributeError(name)
        self.__spec__ = found
        self.__class__ = ModuleType  # type: ignore[assignment]
        found.loader.exec_module(self)
        return vars(self)[name]


def pause_garbage_collection() -> None:
    """Look for no garbage until `resume_garbage_collection`: all that starting makes is kept."""
    gc.disable()


def resume_garbage_collection() -> None:
    """Look for garbage again, but never among what is there by now."""
    gc.freeze()
    gc.enable()
