"""What other programs and people read: FHIR, table, JSON, calendar, explanations as text."""
