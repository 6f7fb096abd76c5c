"""The journal, and one entry with its history."""
