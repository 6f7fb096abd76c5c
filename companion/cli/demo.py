"""The demonstration record book, as the command line names it; the window shows it too."""

from companion.content.demo import DemoCarnet, build_demo

__all__ = ["DemoCarnet", "build_demo"]
