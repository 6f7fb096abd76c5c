"""The explanations: list, search, reader."""
