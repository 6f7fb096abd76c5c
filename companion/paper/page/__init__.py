"""The printed page for the consultation, part by part.

Knows neither the window nor the carnet file.
"""
