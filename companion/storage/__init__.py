"""Keeping a carnet for good: the encrypted file and the key that opens it.

Knows neither what the entries mean nor who asks; only this package opens the file's path.
"""
