"""Tests of what the program says of its own accord."""
