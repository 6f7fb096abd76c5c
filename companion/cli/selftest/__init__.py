"""The self-test: everything that a person can do, in a temporary folder, with no display and no network."""
