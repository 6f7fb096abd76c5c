"""Compagnon Immuno: a journal for people treated with cancer immunotherapy."""
