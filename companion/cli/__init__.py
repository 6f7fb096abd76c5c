"""The same acts without a window, for scripts, tests and repair."""
