"""The printed page and every other form in which a summary leaves the program.

Knows neither the window nor the carnet file.
"""
