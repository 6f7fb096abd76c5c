"""Entries from elsewhere: what a file holds, how its columns are meant, what is new, and undoing it."""
