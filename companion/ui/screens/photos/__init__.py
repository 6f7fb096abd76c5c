"""Photos of the skin: to add, compare and see large."""
