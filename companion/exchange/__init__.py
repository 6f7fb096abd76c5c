"""What other programs and people read: FHIR, table, JSON, calendar, explanations as text.

Knows neither the window nor the carnet file.
"""
