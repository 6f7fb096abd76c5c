"""Entries from elsewhere, step by step: the file, what was found, its columns, what would come in."""
