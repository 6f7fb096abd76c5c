"""Hostile input for every parser: quick in the tests, for minutes with `make fuzz`."""
